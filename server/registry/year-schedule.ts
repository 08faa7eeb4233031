import {
  addDays,
  type Calendar,
  calendarFrom,
  type Day,
  day,
  daysBetween,
  dueOn,
  vendoredSchedules,
  weekdayOf,
  type YearSchedule,
} from '@gongshu/deadlines'
import { clocksOf, type Law } from '@gongshu/regulations'
import Type, { type Static } from 'typebox'
import { lifecycle } from '../acts/lifecycle.ts'
import { Refusal } from '../base/refusal.ts'
import type { RunningDutyTable } from '../db/schema-core.ts'

const closed = { additionalProperties: false } as const

/**
 * A year of the State Council's schedule in the holiday-cn format; `$schema` and `$id` of its files are allowed. They
 * are a pattern, for a property called `$id` would name a schema where the API is described.
 */
export const ScheduleInput = Type.Object(
  {
    year: Type.Integer({ minimum: 2007, maximum: 2200 }),
    papers: Type.Array(Type.String({ maxLength: 500, pattern: '\\S' }), { minItems: 1, maxItems: 20 }),
    days: Type.Array(
      Type.Object(
        { name: Type.String({ maxLength: 50 }), date: Type.String({ format: 'date' }), isOffDay: Type.Boolean() },
        closed,
      ),
      { minItems: 1, maxItems: 120 },
    ),
  },
  { ...closed, patternProperties: { '^\\$(schema|id)$': Type.String() } },
)

export type ScheduleInput = Static<typeof ScheduleInput>

const importers = ['authority', 'system'] as const

export const yearScheduleLifecycle = lifecycle('yearSchedule', {
  path: 'year-schedules',
  steps: {
    'yearSchedule.import': { from: ['new'], to: ['inForce'], by: importers, internal: true, input: ScheduleInput },
    'yearSchedule.replace': { from: ['inForce'], to: ['inForce'], by: importers, internal: true, input: ScheduleInput },
  },
})

/** The calendar of an installation: what was vendored, with what was imported in its place. */
export function calendarWith(imported: readonly YearSchedule[]): Calendar {
  return calendarFrom([...vendoredSchedules, ...imported])
}

/** A calendar that already has the new schedule. Refused when the schedule contradicts itself or names no real day. */
export function calendarAfter(imported: readonly YearSchedule[], schedule: ScheduleInput): Calendar {
  const { year, papers, days } = schedule
  try {
    return calendarWith([...imported.filter(known => known.year !== year), { year, papers, days }])
  } catch (error) {
    throw new Refusal('invalid_input', { field: 'days', params: { reason: String(error) } })
  }
}

export type MovedDeadline = {
  readonly id: string
  readonly caseId: string
  readonly number: string
  readonly duty: string
  readonly oldDay: Day
  readonly newDay: Day
  readonly wasProvisional: boolean
  readonly provisional: boolean
}

/** What another calendar would make of a running deadline; null when nothing changes. */
export function movedBy(
  running: RunningDutyTable & { readonly number: string },
  law: Law,
  calendar: Calendar,
): MovedDeadline | null {
  const clock = clocksOf(law).find(candidate => candidate.id === running.duty)?.clock
  if (!clock) return null
  const due = dueOn(running.started_on, clock.within, calendar)
  if (due.day === running.due_on && due.provisional === running.provisional) return null
  return {
    id: running.id,
    caseId: running.case_id,
    number: running.number,
    duty: running.duty,
    oldDay: running.due_on,
    newDay: due.day,
    wasProvisional: running.provisional,
    provisional: due.provisional,
  }
}

/** An internal choice, no limit of any text: how many days before such a year its missing schedule is warned of. */
export const WARN_DAYS = 60

/** The first year without a schedule that has begun or begins within sixty days; null if none. */
export function unpublishedAhead(today: Day, calendar: Calendar): number | null {
  const [first, last] = [today, addDays(today, WARN_DAYS)].map(d => Number(d.slice(0, 4))) as [number, number]
  for (let year = first; year <= last; year++) if (!calendar.isPublished(year)) return year
  return null
}

/** The days of a year that the week alone does not tell: days off of a holiday, and worked days of a weekend. */
export function specialDays(year: number, calendar: Calendar): { date: Day; name: string | null }[] {
  const first = day(`${year}-01-01`)
  const length = daysBetween(first, day(`${year + 1}-01-01`))
  return Array.from({ length }, (_, n) => addDays(first, n)).flatMap(date => {
    const name = calendar.holidayName(date)
    const isWorkedWeekend = calendar.isWorkday(date) && [0, 6].includes(weekdayOf(date))
    return name || isWorkedWeekend ? [{ date, name }] : []
  })
}
