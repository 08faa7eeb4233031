import type { Calendar } from '@gongshu/deadlines'
import { type Law, lawFromRefs, textVersions } from '@gongshu/regulations'
import { type Act, actionsFor } from '../acts/act-types.ts'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import { restartRunningDuty } from '../duties/running-duty-queries.ts'
import {
  calendarAfter,
  type MovedDeadline,
  movedBy,
  type ScheduleInput,
  yearScheduleLifecycle,
} from './year-schedule.ts'
import { importedSchedules, type RunningWithLaw, runningAfter, saveSchedule } from './year-schedule-queries.ts'

const PAGE = 1000
/** As many moved deadlines as one event lists; beyond that it gives their count. */
const MOST_LISTED = 2000

export const yearScheduleActions = actionsFor(yearScheduleLifecycle, {
  async 'yearSchedule.import'(act) {
    const opened = await act.open({ title: titleOf(act.input) })
    return putInForce(act, opened.id)
  },
  'yearSchedule.replace': act => putInForce(act, act.existing().id),
})

/** Which running deadlines another schedule would move: what the authority sees before it confirms. */
export async function deadlinesMovedBy(db: Db | Tx, law: Law, schedule: ScheduleInput): Promise<MovedDeadline[]> {
  const calendar = calendarAfter(await importedSchedules(db), schedule)
  const moved: MovedDeadline[] = []
  for await (const running of everyRunning(db)) {
    const change = movedBy(running, lawOf(law, running), calendar)
    if (change) moved.push(change)
  }
  return moved
}

// One act moves every deadline: half of them on the old calendar and half on the new would be nobody's law.
async function putInForce(act: Act<ScheduleInput>, id: string) {
  const calendar: Calendar = calendarAfter(await importedSchedules(act.tx), act.input)
  const moved: MovedDeadline[] = []
  for await (const running of everyRunning(act.tx)) {
    const change = movedBy(running, lawOf(act.law, running), calendar)
    if (!change) continue
    moved.push(change)
    const { newDay: due_on, provisional } = change
    const clock = { started_on: running.started_on, due_on, provisional, calendar: calendar.version }
    await restartRunningDuty(act.tx, running.id, clock)
  }
  const { year, papers, days } = act.input
  await saveSchedule(act.tx, { id, year, content: { year, papers, days } })
  const listed = moved.slice(0, MOST_LISTED) as unknown as JsonObject[]
  const settled = moved.filter(change => change.wasProvisional && !change.provisional).length
  return {
    to: 'inForce',
    title: titleOf(act.input),
    detail: { year, calendar: calendar.version, moved: moved.length, deadlines: listed },
    notices: [{ role: 'operator', kind: 'scheduleImported', params: { moved: moved.length, settled } } as const],
  }
}

async function* everyRunning(db: Db | Tx): AsyncGenerator<RunningWithLaw> {
  let after: string | null = null
  for (;;) {
    const page: RunningWithLaw[] = await runningAfter(db, after, PAGE)
    yield* page
    after = page.at(-1)?.id ?? null
    if (page.length < PAGE) return
  }
}

function lawOf(law: Law, running: RunningWithLaw): Law {
  return lawFromRefs(law.jurisdiction, textVersions, running.case_law)
}

function titleOf(schedule: ScheduleInput): string {
  return String(schedule.year)
}
