import type { Day } from '@gongshu/deadlines'
import { type CaseFact, type DutyRef, dutyOfRule, type Law, type Role, type Step } from '@gongshu/regulations'
import type { JsonObject } from '../base/json.ts'
import type { Tx } from '../db/open-database.ts'
import type { CaseRow, Separation } from '../db/schema-core.ts'
import type { InputOf, Lifecycle, StepRow } from './lifecycle.ts'

export type { CaseRow } from '../db/schema-core.ts'

/** Who acts, as plain data. The platform itself acts as `system` through the same door. */
export type Actor =
  | {
      readonly kind: 'account'
      readonly accountId: string
      readonly unitId: string | null
      readonly roles: readonly Role[]
      readonly separation: Separation
    }
  | { readonly kind: 'system'; readonly onBehalfOf?: Role }

export const system: Actor = { kind: 'system' }

/** The unit that somebody acts for; null for an office without one and for the platform itself. */
export function unitOfActor(actor: Actor): string | null {
  return actor.kind === 'account' ? actor.unitId : null
}

export type NewCase = {
  readonly id?: string
  readonly title: string
  readonly unitId?: string | null
  readonly partyId?: string | null
  readonly parentId?: string | null
}

/** What an action may use: the open transaction, the locked case, the actor, the law of the case, its own input. */
export type Act<I = unknown> = {
  readonly tx: Tx
  readonly step: Step
  readonly input: I
  readonly actor: Actor
  readonly today: Day
  readonly effectiveOn: Day
  readonly now: Date
  readonly law: Law
  /** The law of another case, by the identifiers that are stored with it. */
  lawOfRefs(refs: readonly string[]): Law
  readonly duties: readonly DutyRef[]
  /** The locked case. Throws for a step that opens one: call `open` first. */
  existing(): CaseRow
  /** Opens the case of a step whose row starts from `new`. */
  open(fresh: NewCase): Promise<CaseRow>
}

export type NoticeDraft = {
  readonly unitId?: string | null
  readonly role?: Role
  readonly accountId?: string
  readonly kind: string
  readonly params?: JsonObject
  /** The duty that asks for the notice; absent: the first that the step cites. */
  readonly duty?: string
}

export type FollowUp = {
  readonly step: Step
  readonly caseId?: string
  readonly input: JsonObject
  /** Absent: the same actor goes on. */
  readonly actor?: Actor
}

/** What a step has brought about. The door writes case, event, clocks and notices from it. */
export type Effect = {
  readonly to: string
  readonly reason?: string | null
  /** Shown in the time-line; only its digest goes into the leaf. */
  readonly detail?: JsonObject
  readonly title?: string
  readonly facts?: readonly CaseFact[]
  /** The day from which the clocks of the new state run, where that is a recorded day and not the day of the act. */
  readonly clocksFrom?: Day
  /** Of which kinds the act is, where the law binds a duty to one, e.g. `rejected`. */
  readonly kinds?: readonly string[]
  /** The act is noted on the case and changes no state: no clock starts or ends by it, nothing reacts to it. */
  readonly stays?: true
  /** The unit whose case it is from now on, e.g. the provider to whom a demand was assigned. */
  readonly handsTo?: string
  readonly notices?: readonly NoticeDraft[]
  /** Acts that follow in the same transaction, after this event, in order. */
  readonly next?: readonly FollowUp[]
}

export type Action<I = unknown> = (act: Act<I>) => Promise<Effect>

export type Actions = { readonly [S in Step]?: Action<never> }

/** Ties actions to their lifecycle: each input is of its step's own schema, no step is left without an action. */
export function actionsFor<const L extends Lifecycle>(
  _table: L,
  actions: { readonly [S in keyof L['steps']]: Action<InputOf<L['steps'][S]>> },
): Actions {
  return actions as unknown as Actions
}

export type ActRequest = {
  readonly step: Step
  readonly caseId?: string
  readonly input: unknown
  readonly actor: Actor
  readonly idempotencyKey?: string
  /** The revision that the actor has seen; a case that has moved on since is not acted on. */
  readonly seenRevision?: number
  /** What the caller sent, where the input also holds what the platform made anew for each request. */
  readonly idempotentBy?: JsonObject
  /** One of many that another act tells of together: nobody gets a notice for each. */
  readonly untold?: true
}

export type ActResult = {
  readonly eventId: string
  readonly caseId: string
  readonly number: string
  readonly state: string
  readonly duties: readonly string[]
  readonly effectiveOn: Day
}

export type { StepRow }

/** The duty behind a named rule, in the shape that a refusal carries; empty where the law knows no such rule. */
export function citing(act: Pick<Act, 'law'>, rule: string): { duty?: string } {
  const found = dutyOfRule(act.law, rule)
  return found ? { duty: found.id } : {}
}
