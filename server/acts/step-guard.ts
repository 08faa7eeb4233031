import type { DutyRef, Role, Step } from '@gongshu/regulations'
import { Refusal } from '../base/refusal.ts'
import type { CaseRow } from '../db/schema-core.ts'
import type { Actor } from './act-types.ts'
import { rolesOf, type StepRow } from './lifecycle.ts'

export type StepQuestion = {
  readonly step: Step
  readonly row: StepRow
  readonly found: CaseRow | null
  readonly actor: Actor
  readonly duties: readonly DutyRef[]
}

/** Why the actor may not take the step now, or null. The same answer guards the door and explains the button. */
export function refusalOf(question: StepQuestion): Refusal | null {
  return roleRefusal(question) ?? unitRefusal(question) ?? stateRefusal(question)
}

function roleRefusal({ row, actor, duties }: StepQuestion): Refusal | null {
  const allowed = rolesOf(row)
  if (actor.kind === 'system') {
    const onBehalf = actor.onBehalfOf !== undefined && allowed.includes(actor.onBehalfOf)
    const may = allowed.includes('system') || onBehalf || isOutcomeOf(duties, row)
    return may ? null : new Refusal('role_missing', { ...citing(duties), params: { role: 'system' } })
  }
  if (actor.roles.some(role => allowed.includes(role))) return null
  return new Refusal('role_missing', { ...citing(duties), params: { role: allowed.join(', ') } })
}

// Where the law itself takes the step after an office was silent, no office has to hold it.
function isOutcomeOf(duties: readonly DutyRef[], row: StepRow): boolean {
  const outcomes = duties.flatMap(({ duty }) => duty.clock?.ifMissed?.outcome ?? [])
  return outcomes.some(outcome => (row.to as readonly string[]).includes(outcome.slice(outcome.indexOf('.') + 1)))
}

// A provider acts on its own cases, whoever asks for something on those it asked for; offices act on all.
function unitRefusal({ row, found, actor, duties }: StepQuestion): Refusal | null {
  if (!found || row.anyUnit || actor.kind === 'system') return null
  const held = rolesOf(row).filter(role => actor.roles.includes(role))
  if (held.some(role => ownerFor(role, found) === undefined || ownerFor(role, found) === actor.unitId)) return null
  return new Refusal('unit_not_party', citing(duties))
}

/** Roles that stand on the other side of a case than its unit: what they see and do is bound to what they asked for. */
export const partyRoles: readonly Role[] = ['consumer', 'applicant', 'authorisedOperator']

function ownerFor(role: Role, found: CaseRow): string | null | undefined {
  if (role === 'provider') return found.unit_id
  return partyRoles.includes(role) ? found.party_id : undefined
}

function stateRefusal({ step, row, found, duties }: StepQuestion): Refusal | null {
  const from: readonly string[] = row.from
  if (from.includes(found ? found.state : 'new')) return null
  const params = { step, state: found?.state ?? 'new', since: found?.since ?? '' }
  return new Refusal('step_not_possible', { ...citing(duties), params })
}

function citing(duties: readonly DutyRef[]): { duty?: string } {
  const first = duties[0]
  return first ? { duty: first.id } : {}
}
