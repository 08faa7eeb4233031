import { type Calendar, type Day, workdaysLeft } from '@gongshu/deadlines'
import { dutyById, type Role, type Step } from '@gongshu/regulations'
import type { Db } from '../db/open-database.ts'
import type { Actor } from './act-types.ts'
import type { Door } from './door.ts'
import { rolesOf } from './lifecycle.ts'
import { partyRoles } from './step-guard.ts'
import { type AwaitedState, casesAwaiting, casesOfParty, type TaskRow } from './task-queries.ts'

export type Task = {
  readonly caseId: string
  readonly caseType: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly since: Day
  readonly unit: string | null
  readonly party: string | null
  readonly steps: readonly Step[]
  /** The duty that runs on the case, with its words and what missing it brings; null where the law gives no limit. */
  readonly duty: {
    readonly id: string
    readonly article: string
    readonly quote: string
    readonly dueOn: Day
    readonly provisional: boolean
    readonly workdaysLeft: number
    readonly outcome: string | null
  } | null
}

type Asked = { readonly actor: Extract<Actor, { kind: 'account' }>; readonly limit: number; readonly offset: number }

/** What the actor is waited for, by urgency. */
export async function tasksFor(door: Door, db: Db, { actor, limit, offset }: Asked): Promise<Task[]> {
  const states = awaitedStates(door, role => actor.roles.includes(role))
  const rows = await casesAwaiting(db, { states, unitId: actor.unitId, limit, offset })
  return rows.map(row => taskOf(door, row, step => rolesOfStep(door, step).some(role => actor.roles.includes(role))))
}

/** The cases of the actor's unit that lie with somebody else, with the steps that are waited for. */
export async function waitingFor(door: Door, db: Db, { actor, limit }: Asked): Promise<Task[]> {
  if (!actor.unitId) return []
  const states = awaitedStates(door, role => !actor.roles.includes(role))
  const rows = await casesOfParty(db, { unitId: actor.unitId, states, limit })
  return rows.map(row => taskOf(door, row, () => true))
}

/** A running duty of the district as a task. */
export function taskOf(door: Door, row: TaskRow, mine: (step: Step) => boolean): Task {
  const steps = [...door.rows]
    .filter(
      ([step, table]) =>
        step.startsWith(`${row.type}.`) && (table.awaited as readonly string[] | undefined)?.includes(row.state),
    )
    .map(([step]) => step)
  return {
    caseId: row.id,
    caseType: row.type,
    number: row.number,
    title: row.title,
    state: row.state,
    since: row.since,
    unit: row.unit,
    party: row.party,
    steps: steps.filter(mine),
    duty: runningDutyOf(door, row, door.calendar()),
  }
}

function runningDutyOf(door: Door, row: TaskRow, calendar: Calendar): Task['duty'] {
  if (!row.duty || !row.due_on || !row.article || !row.law) return null
  // The law under which the duty runs: of a text that has lapsed since, today's has no words any more.
  const known = dutyById(door.lawOf({ law: [row.law] }), row.duty)
  return {
    id: row.duty,
    article: row.article,
    quote: known?.duty.quote ?? '',
    dueOn: row.due_on,
    provisional: row.provisional ?? false,
    workdaysLeft: workdaysLeft(door.clocks.today(), row.due_on, calendar),
    outcome: row.outcome,
  }
}

function rolesOfStep(door: Door, step: Step): readonly Role[] {
  const row = door.rows.get(step)
  return row ? rolesOf(row) : []
}

function awaitedStates(door: Door, held: (role: Role) => boolean): AwaitedState[] {
  return [...door.rows].flatMap(([step, row]) => {
    const role = rolesOf(row).find(held)
    if (!role || !row.awaited) return []
    const type = step.slice(0, step.indexOf('.')) as AwaitedState['type']
    return row.awaited.map(state => ({ type, state, side: sideOf(role) }))
  })
}

function sideOf(role: Role): AwaitedState['side'] {
  if (role === 'provider') return 'unit'
  return partyRoles.includes(role) ? 'party' : 'office'
}
