import { addMonths, day } from '@gongshu/deadlines'
import { absenceOf, type Step } from '@gongshu/regulations'
import { system } from '../acts/act-types.ts'
import { lockCase } from '../acts/case-queries.ts'
import type { Door } from '../acts/door.ts'
import { performStep } from '../acts/perform-step.ts'
import { casesRecording, findRecord, type RecordedCase } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { inTransaction, type Tx } from '../db/open-database.ts'
import { repeatingCases } from './recurring-queries.ts'

/** What comes again regularly, at the interval chosen with the plan: the step that plans it anew. */
const recurring = {
  riskAssessment: { done: 'done', plan: 'riskAssessment.plan' },
  drill: { done: 'done', plan: 'drill.plan' },
  inspection: { done: 'verified', plan: 'inspection.plan' },
} as const satisfies Record<string, { done: string; plan: Step }>

type RecurringType = keyof typeof recurring

/** Plans anew each check whose interval has passed since it was last done; it then stands in the to-do list. */
export async function planRecurringWork(door: Door): Promise<void> {
  for (const type of Object.keys(recurring) as RecurringType[]) {
    if (absenceOf(door.jurisdiction, recurring[type].plan)) continue
    for (const found of await repeatingCases(door.db, type, recurring[type].done)) {
      if (!isDue(found, door.clocks.today())) continue
      const planned = await inTransaction(door.db, tx => planAgain(door, tx, { type, caseId: found.id }))
      if (planned) door.onCommit()
    }
  }
}

function isDue(found: RecordedCase, today: string): boolean {
  return addMonths(day(found.since), Number(found.content.everyMonths)) <= today
}

// The finished case is locked first: two sweeps at once plan its successor once.
async function planAgain(door: Door, tx: Tx, { type, caseId }: { type: RecurringType; caseId: string }) {
  const before = await lockCase(tx, caseId)
  if (!before || (await casesRecording(tx, { type, holding: { follows: caseId } })).length) return false
  const record = await findRecord(tx, caseId)
  const input = { ...planOf(record), title: before.title, follows: caseId, plannedOn: door.clocks.today() }
  await performStep(door, tx, { step: recurring[type].plan, actor: system, input })
  return true
}

/** The members of a plan that are planned again. */
const planMembers = ['everyMonths', 'scope', 'scene', 'inspectionAreas', 'checklist', 'inspectedUnit']

function planOf(record: JsonObject): JsonObject {
  return Object.fromEntries(planMembers.flatMap(name => (record[name] === undefined ? [] : [[name, record[name]]])))
}
