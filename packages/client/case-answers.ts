import type { AttachmentAnswer, StepForm } from './form-answers.ts'

/** What the server says of cases, tasks and notices. Days are texts like `2026-03-09`. */

export type SessionAnswer = {
  readonly account: { readonly id: string; readonly login: string; readonly name: string; readonly separation: string }
  readonly unit: { readonly id: string; readonly name: string; readonly shortName: string } | null
  readonly roles: readonly string[]
  readonly csrf: string | null
  readonly language: 'zh' | 'en'
  readonly jurisdiction: { readonly id: string; readonly name: string }
  readonly offices: { readonly [role: string]: string }
  /** How the jurisdiction speaks where it has words of its own; see `LocalWords` of the words. */
  readonly local: { readonly words: { readonly [key: string]: string }; readonly ways: readonly string[] }
  readonly texts: readonly TextAnswer[]
  readonly today: string
  readonly mode: 'rehearsal' | 'live'
}

/** The version that is shown of a text; `confirms` names the draft whose days were confirmed here. */
export type TextAnswer = {
  readonly id: string
  readonly text: string
  readonly title: string
  readonly confirms: string | null
  readonly effectiveFrom: string | null
  readonly lastDay: string | null
  readonly unconfirmed: boolean
}

export type TaskDuty = {
  readonly id: string
  readonly article: string
  readonly quote: string
  readonly dueOn: string
  readonly provisional: boolean
  readonly workdaysLeft: number
  readonly outcome: string | null
}

export type TaskAnswer = {
  readonly caseId: string
  readonly caseType: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly since: string
  readonly unit: string | null
  readonly party: string | null
  readonly steps: readonly string[]
  readonly duty: TaskDuty | null
}

/** Work that the law asks for once in each calendar year and that this year still lacks. */
export type YearlyTaskAnswer = {
  readonly duties: readonly string[]
  readonly quote: string
  readonly caseType: string
  /** The step by which the work begins. */
  readonly step: string | null
  readonly dueOn: string
  readonly workdaysLeft: number
  readonly provisional: boolean
}

export type StepAnswer = StepForm & {
  readonly internal: boolean
  readonly to: readonly string[]
  readonly duties: readonly string[]
  readonly refusal: {
    readonly code: string
    readonly message: string
    readonly duty?: string
    readonly field?: string
  } | null
}

export type TimelineEvent = {
  readonly id: string
  readonly step: string
  readonly from_state: string | null
  readonly to_state: string
  readonly account_id: string | null
  readonly unit: string | null
  readonly on_behalf_of: string | null
  readonly duties: readonly string[]
  readonly reason: string | null
  readonly effective_on: string
  readonly recorded_at: string
  readonly detail: { readonly [name: string]: unknown }
  readonly position: number | null
}

export type CaseDuty = {
  readonly id: string
  readonly duty: string
  readonly article: string
  readonly who: string
  readonly started_on: string
  readonly due_on: string
  readonly provisional: boolean
  readonly outcome: string | null
  readonly ended_on: string | null
  readonly ended_by: string | null
  readonly quote: string
  readonly workdaysLeft: number
}

export type CaseAnswer = {
  readonly case: {
    readonly id: string
    readonly type: string
    readonly number: string
    readonly title: string
    readonly state: string
    readonly since: string
    readonly unit_id: string | null
    readonly party_id: string | null
    readonly parent_id: string | null
    readonly unit: string | null
    readonly party: string | null
    readonly law: readonly string[]
    readonly revision: number
    readonly opened_on: string
  }
  readonly steps: readonly StepAnswer[]
  readonly timeline: readonly TimelineEvent[]
  readonly duties: readonly CaseDuty[]
  readonly law: readonly { readonly article: string; readonly text: string; readonly title: string }[]
  /** What the steps of a case without a table of its own have recorded. */
  readonly record: { readonly [name: string]: unknown }
  /** The titles of what the record names by id. */
  readonly names: { readonly [id: string]: string }
  readonly files: readonly AttachmentAnswer[]
}

export type NoticeAnswer = {
  readonly id: string
  readonly kind: string
  readonly params: { readonly [name: string]: string | number }
  readonly case_id: string | null
  readonly duty: string | null
  readonly sent_on: string
  readonly read_at: string | null
}

export type ActAnswer = {
  readonly eventId: string
  readonly caseId: string
  readonly number: string
  readonly state: string
  readonly duties: readonly string[]
  readonly effectiveOn: string
}

export type DistrictAnswer = {
  readonly counts: readonly { readonly type: string; readonly state: string; readonly count: number }[]
  readonly duties: readonly TaskAnswer[]
}

export type UnitAnswer = {
  readonly id: string
  readonly name: string
  readonly short_name: string
  readonly kind: string
  readonly uscc: string
  readonly region_code: string
  readonly offices: readonly string[]
}

export type UnitPageAnswer = {
  readonly unit: UnitAnswer
  readonly duties: readonly {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly basis: string
  }[]
  readonly systems: readonly { readonly id: string; readonly name: string; readonly accepted_on: string | null }[]
}

export type UnitPeopleAnswer = {
  readonly accounts: readonly { readonly id: string; readonly name: string; readonly login: string }[]
  readonly officers: readonly { readonly kind: string; readonly name: string | null; readonly since: string }[]
}
