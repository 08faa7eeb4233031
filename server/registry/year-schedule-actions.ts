import { type Calendar, type Day, vendoredSchedules, type YearSchedule } from '@gongshu/deadlines'
import type { Law } from '@gongshu/regulations'
import { type Act, type ActRequest, actionsFor, system } from '../acts/act-types.ts'
import type { Door } from '../acts/door.ts'
import { sha256Hex } from '../acts/event.ts'
import { performStep } from '../acts/perform-step.ts'
import type { JsonObject } from '../base/json.ts'
import { type Db, inTransaction, type Tx } from '../db/open-database.ts'
import { restartRunningDuty } from '../duties/running-duty-queries.ts'
import {
  calendarAfter,
  calendarWith,
  type MovedDeadline,
  movedBy,
  type ScheduleInput,
  unpublishedAhead,
  yearScheduleLifecycle,
} from './year-schedule.ts'
import { checkDays, checkYear } from './year-schedule-check.ts'
import {
  hasStaleDeadline,
  importedSchedules,
  insertYearNotice,
  latestImport,
  lockRunningDuties,
  provisionalDeadlines,
  type RunningWithLaw,
  runningAfter,
  saveSchedule,
  stampCalendar,
} from './year-schedule-queries.ts'

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
export async function deadlinesMovedBy(
  db: Db | Tx,
  { lawOfRefs, today }: { lawOfRefs: (refs: readonly string[]) => Law; today: Day },
  schedule: ScheduleInput,
): Promise<MovedDeadline[]> {
  checkYear(schedule, today)
  checkDays(schedule)
  const calendar = calendarAfter(await importedSchedules(db), schedule)
  const moved: MovedDeadline[] = []
  for await (const running of everyRunning(db)) {
    const change = movedBy(running, lawOfRefs(running.case_law), calendar)
    if (change) moved.push(change)
  }
  return moved
}

/**
 * Recomputes deadlines that were started by a calendar that is no longer in force: an act that ran while a schedule was
 * imported had still read the old one, and a new release may bring the schedule of another year.
 */
export async function settleStaleDeadlines(door: Door): Promise<void> {
  const version = calendarWith(await importedSchedules(door.db)).version
  if (!(await hasStaleDeadline(door.db, version))) return
  await inTransaction(door.db, async tx => {
    const latest = await latestImport(tx)
    const input = latest?.content ?? newestVendored()
    const request = latest
      ? { step: 'yearSchedule.replace', caseId: latest.id, actor: system, input }
      : { step: 'yearSchedule.import', actor: system, input }
    await performStep(door, tx, request as ActRequest)
  })
  door.onCommit()
}

/** Tells authority and operator, once for each such year, that running deadlines come near a year without schedule. */
export async function announceMissingYear(door: Door): Promise<void> {
  const warning = await missingYearWarning(door.db, { today: door.clocks.today(), calendar: door.calendar() })
  if (!warning) return
  const now = door.clocks.now()
  await inTransaction(door.db, async tx => {
    for (const role of ['authority', 'operator'] as const) {
      const id = noticeIdOf(warning.year, role)
      const params = { year: warning.year, running: warning.running }
      await insertYearNotice(tx, { id, role, params, on: door.clocks.today(), now })
    }
  })
}

export type MissingYear = { readonly year: number; readonly running: number; readonly earliest: Day | null }

/** The year without schedule that running deadlines reach within sixty days; null while none does. */
export async function missingYearWarning(
  db: Db | Tx,
  { today, calendar }: { today: Day; calendar: Calendar },
): Promise<MissingYear | null> {
  const year = unpublishedAhead(today, calendar)
  if (year === null) return null
  const { count, earliest } = await provisionalDeadlines(db)
  return count > 0 ? { year, running: count, earliest } : null
}

// The same for the same year and office, so that the notice is written once however often the sweep runs.
function noticeIdOf(year: number, role: string): string {
  const digest = sha256Hex(`schedule of ${year} missing, ${role}`)
  const [a, b, c, d, e] = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(13, 16),
    digest.slice(17, 20),
    digest.slice(20, 32),
  ]
  return `${a}-${b}-8${c}-8${d}-${e}`
}

function newestVendored(): YearSchedule {
  const newest = vendoredSchedules.findLast(schedule => schedule.papers.length > 0 && schedule.days.length > 0)
  if (!newest) throw new Error('no vendored schedule is published')
  return newest
}

// One act moves every deadline: half of them on the old calendar and half on the new would be nobody's law.
async function putInForce(act: Act<ScheduleInput>, id: string) {
  // The platform itself may put an older schedule in force again.
  if (act.actor.kind === 'account') checkYear(act.input, act.today)
  checkDays(act.input)
  await lockRunningDuties(act.tx)
  const calendar: Calendar = calendarAfter(await importedSchedules(act.tx), act.input)
  const moved: MovedDeadline[] = []
  for await (const running of everyRunning(act.tx)) {
    const change = movedBy(running, act.lawOfRefs(running.case_law), calendar)
    if (!change) continue
    moved.push(change)
    const { newDay: due_on, provisional } = change
    const clock = { started_on: running.started_on, due_on, provisional, calendar: calendar.version }
    await restartRunningDuty(act.tx, running.id, clock)
  }
  await stampCalendar(act.tx, calendar.version)
  const { year, papers, days } = act.input
  await saveSchedule(act.tx, { id, year, content: { year, papers, days } })
  const listed = moved.slice(0, MOST_LISTED) as unknown as JsonObject[]
  const settled = moved.filter(change => change.wasProvisional && !change.provisional).length
  return {
    to: 'inForce',
    title: titleOf(act.input),
    detail: { year, calendar: calendar.version, moved: moved.length, deadlines: listed },
    notices: (['authority', 'operator'] as const).map(role => ({
      role,
      kind: 'scheduleImported',
      params: { moved: moved.length, settled },
    })),
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

function titleOf(schedule: ScheduleInput): string {
  return String(schedule.year)
}
