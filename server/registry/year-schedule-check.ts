import { addDays, type Day, day, daysBetween } from '@gongshu/deadlines'
import Type, { type Static } from 'typebox'
import { Refusal } from '../base/refusal.ts'
import type { ScheduleInput } from './year-schedule.ts'

const closed = { additionalProperties: false } as const
const Name = Type.String({ minLength: 1, maxLength: 50, pattern: '\\S' })
const AnyDay = Type.String({ format: 'date' })

/** A schedule as somebody reads it from the State Council's notice: days off from and to, and the days to be worked. */
export const ScheduleForm = Type.Object(
  {
    year: Type.Integer({ minimum: 2007, maximum: 2200 }),
    papers: Type.Array(Type.String({ maxLength: 500, pattern: '\\S' }), { minItems: 1, maxItems: 20 }),
    rest: Type.Array(Type.Object({ name: Name, from: AnyDay, to: AnyDay }, closed), { minItems: 1, maxItems: 30 }),
    makeUp: Type.Array(Type.Object({ name: Name, date: AnyDay }, closed), { maxItems: 30 }),
  },
  closed,
)

export type ScheduleForm = Static<typeof ScheduleForm>

// No holiday is as long; a range beyond it is a slip of the pen.
const LONGEST_REST = 31

/** The form as a schedule. Refused with the field where ranges overlap, run backwards or hold a make-up day. */
export function scheduleOfForm({ year, papers, rest, makeUp }: ScheduleForm): ScheduleInput {
  const off = new Map<Day, string>()
  rest.forEach(({ name, from, to }, i) => {
    for (const date of daysOfRange(`rest.${i}`, from, to)) {
      if (off.has(date)) throw new Refusal('schedule_overlap', { field: `rest.${i}`, params: { day: date } })
      off.set(date, name)
    }
  })
  const worked = makeUp.map(({ name, date }, i) => {
    if (off.has(day(date))) throw new Refusal('schedule_make_up', { field: `makeUp.${i}`, params: { day: date } })
    return { name, date, isOffDay: false }
  })
  const days = [...[...off].map(([date, name]) => ({ name, date: String(date), isOffDay: true })), ...worked]
  refuseForeignDays(year, [
    ...rest.map(({ from }, i) => ({ field: `rest.${i}.from`, date: from })),
    ...rest.map(({ to }, i) => ({ field: `rest.${i}.to`, date: to })),
    ...makeUp.map(({ date }, i) => ({ field: `makeUp.${i}.date`, date })),
  ])
  return { year, papers, days: days.toSorted((a, b) => (a.date < b.date ? -1 : 1)) }
}

/** Refuses a year that nobody decides on now: a schedule is published late in the year before, and changed within it. */
export function checkYear({ year }: ScheduleInput, today: Day): void {
  const thisYear = Number(today.slice(0, 4))
  if (year >= thisYear - 1 && year <= thisYear + 2) return
  throw new Refusal('schedule_year', { field: 'year', params: { day: String(year), year: thisYear } })
}

/** Refuses days that belong to another year's notice or contradict each other. */
export function checkDays({ year, days }: ScheduleInput): void {
  refuseForeignDays(
    year,
    days.map(({ date }, i) => ({ field: `days.${i}.date`, date })),
  )
  const seen = new Map<string, boolean>()
  days.forEach(({ date, isOffDay }, i) => {
    const before = seen.get(date)
    seen.set(date, isOffDay)
    if (before === undefined) return
    const code = before === isOffDay ? 'schedule_overlap' : 'schedule_make_up'
    throw new Refusal(code, { field: `days.${i}.date`, params: { day: date } })
  })
}

function daysOfRange(field: string, from: string, to: string): Day[] {
  const length = daysBetween(day(from), day(to))
  if (length < 0 || length >= LONGEST_REST) throw new Refusal('schedule_range', { field, params: { from, to } })
  return Array.from({ length: length + 1 }, (_, n) => addDays(day(from), n))
}

// A notice reaches back into the December before its year, for the days off around New Year.
function refuseForeignDays(year: number, listed: readonly { field: string; date: string }[]): void {
  const foreign = listed.find(({ date }) => !date.startsWith(`${year}-`) && !date.startsWith(`${year - 1}-12-`))
  if (foreign) throw new Refusal('schedule_year', { field: foreign.field, params: { day: foreign.date, year } })
}
