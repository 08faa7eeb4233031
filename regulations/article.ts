import type { Limit } from '@gongshu/deadlines'
import type { Step, Transition } from './steps.ts'

/** Who owes or holds a duty: the standard roles of the glossary, never the name of an office. */
export type Role =
  | 'authority'
  | 'operator'
  | 'provider'
  | 'consumer'
  | 'securityRegulator'
  | 'municipal'
  | 'projectReview'
  | 'finance'
  | 'openingAuthority'
  | 'supervisor'
  | 'applicant'
  | 'rightHolder'
  | 'processor'
  | 'authorisedOperator'
  | 'public'
  | 'everyone'
  | 'system'
  /** Manages accounts and reads records; kept apart from the platform's business (GB/T 39477-2020, 6.2). */
  | 'administrator'
  | 'auditor'

/** Levels of legal instruments, highest first; which of them carry a decision is data of the duty. */
export type GroundLevel = '法律' | '行政法规' | '国务院决定' | '地方性法规' | '规章' | '规范性文件'

/** Something that starts a running period anew without changing the state of the case. */
export type Signal = 'serviceUse'

/** A recorded fact of a case that takes it out of a clock, e.g. a justified rarer use. */
export type CaseFact = 'lowFrequencyJustified'

export type Clock = {
  readonly startsOn: Transition
  /** Which case the clock hangs on: the case that moved, the part that moved, or the case that the move opened. */
  readonly on: 'case' | 'part' | 'linkedCase'
  readonly endsOn: readonly Transition[]
  readonly within: Limit
  readonly restartsOn?: Signal
  readonly unless?: CaseFact
  /** What happens without a person's decision when the last day is past. `by` is whose act it is; absent: the system's own. */
  readonly ifMissed?: { readonly outcome: Transition; readonly quote: string; readonly onBehalfOf?: Role }
}

export type Recurrence = {
  readonly every: Limit | 'regularly' | 'entryFrequency'
  readonly quote: string
  /** For what comes each year: the state by which the work of a calendar year is done. */
  readonly doneBy?: Transition
}

/**
 * What a step must carry or leave behind: a field of its input, a notice, a report, an attachment, a signature.
 * `on` names those of the duty's steps that it binds; absent: all of them.
 */
export type Requirement = (
  | { readonly field: string }
  | { readonly notice: string }
  | { readonly report: string }
  | { readonly attachment: string }
  /** What is signed; where the words name what is promised, each promise under the key of its text. */
  | { readonly signature: string; readonly promises?: readonly string[] }
  /** A condition that code checks by name; with a limit where the words give a number. */
  | { readonly rule: string; readonly limit?: Limit }
  /** The duty is cited only by acts of this kind, e.g. a rejection. */
  | { readonly when: string }
) & { readonly quote: string; readonly on?: readonly Step[] }

export type Duty = {
  readonly kind: 'obligation' | 'prohibition' | 'right' | 'definition'
  readonly who: Role | readonly Role[]
  /** Verbatim words of the article; every number of a limit stands in them. */
  readonly quote: string
  readonly steps?: readonly Step[]
  readonly clock?: Clock
  readonly recurs?: Recurrence
  readonly requires?: readonly Requirement[]
  readonly grounds?: readonly GroundLevel[]
  /** Why software has nothing to do here; a duty with this carries neither steps nor clock. */
  readonly noSoftwareDuty?: string
}

export type Article = {
  readonly text: string
  readonly duties: { readonly [dutyId: string]: Duty }
  readonly noSoftwareDuty?: string
}
