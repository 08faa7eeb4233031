import { addDays, type Calendar } from '@gongshu/deadlines'
import { caseTypeOf, clocksOf, type StartedClock, type Step, type Transition } from '@gongshu/regulations'
import type { Tx } from '../db/open-database.ts'
import type { CaseRow, RunningDutyTable } from '../db/schema-core.ts'
import { restarted } from '../duties/running-duty.ts'
import { endRunningDuties, firstMissedDuty, restartRunningDuty } from '../duties/running-duty-queries.ts'
import { system } from './act-types.ts'
import { findCase } from './case-queries.ts'
import type { Door } from './door.ts'
import { rolesOf } from './lifecycle.ts'
import { performStep } from './perform-step.ts'

// A case whose outcomes start clocks that are past too is settled in turn; more rounds for each case is a circle.
const MOST_ROUNDS = 100

/**
 * Applies, in order of their last days, the automatic outcomes of a locked family of cases that are past. Each takes
 * effect on the day after its last day; one that the platform executes for an office takes effect when it is done.
 * Returns how many were applied.
 */
export async function applyMissedOutcomes(door: Door, tx: Tx, caseIds: readonly string[]): Promise<number> {
  const passed: string[] = []
  let applied = 0
  for (let round = 0; round <= MOST_ROUNDS * caseIds.length; round++) {
    const missed = await firstMissedDuty(tx, { caseIds, today: door.clocks.today(), except: passed })
    if (!missed) return applied
    const fired = await fire(door, tx, missed)
    if (fired === 'leftToPeople') passed.push(missed.id)
    if (fired === 'applied') applied++
  }
  throw new Error(`the outcomes of case ${caseIds[0]} do not come to an end`)
}

async function fire(
  door: Door,
  tx: Tx,
  missed: RunningDutyTable,
): Promise<'applied' | 'restarted' | 'leftToPeople' | 'moot'> {
  const found = await findCase(tx, missed.case_id)
  if (!found) throw new Error(`the case ${missed.case_id} of a running duty is gone`)
  const started = clocksOf(door.lawOf(found)).find(clock => clock.id === missed.duty)
  const outcome = started?.clock.ifMissed
  if (!started || !outcome) throw new Error(`${missed.duty} runs on ${found.number} but its law brings no outcome`)
  if (await restartedByUse(door, tx, { missed, started })) return 'restarted'
  if (outcome.onBehalfOf && !door.jurisdiction.choices.actsOnBehalf.value) return 'leftToPeople'
  const step = systemStep(door, outcome.outcome, found)
  if (!step) {
    await endRunningDuties(tx, {
      caseId: found.id,
      dutyIds: [missed.duty],
      on: door.clocks.today(),
      by: outcome.outcome,
    })
    return 'moot'
  }
  const actor = outcome.onBehalfOf ? { ...system, onBehalfOf: outcome.onBehalfOf } : system
  const effectiveOn = outcome.onBehalfOf ? door.clocks.today() : addDays(missed.due_on, 1)
  await performStep(door, tx, { step, caseId: found.id, input: {}, actor, effectiveOn })
  return 'applied'
}

async function restartedByUse(
  door: Door,
  tx: Tx,
  { missed, started }: { missed: RunningDutyTable; started: StartedClock },
): Promise<boolean> {
  if (started.clock.restartsOn !== 'serviceUse') return false
  const lastUse = await door.readers.lastUse(tx, missed.case_id)
  if (!lastUse || lastUse <= missed.started_on) return false
  const calendar: Calendar = door.calendar()
  await restartRunningDuty(tx, missed.id, restarted(started, lastUse, calendar))
  return true
}

/**
 * The step that brings a case from its present state into the outcome: one of the platform's own, or else a step of an
 * office that the law itself takes where the office was silent.
 */
function systemStep(door: Door, outcome: Transition, found: CaseRow): Step | null {
  const state = outcome.slice(outcome.indexOf('.') + 1)
  const reaching = [...door.rows].filter(([step, { from, to }]) => {
    const leads = (to as readonly string[]).includes(state) && (from as readonly string[]).includes(found.state)
    return leads && caseTypeOf(step) === found.type
  })
  const own = reaching.find(([, row]) => rolesOf(row).includes('system'))
  // An office that chooses between outcomes says which in its input; silence chooses nothing.
  const single = reaching.find(([, row]) => row.to.length === 1)
  return (own ?? single)?.[0] ?? null
}
