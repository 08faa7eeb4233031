import type { CalendarYear, Schedule, ScheduleFormInput } from '@gongshu/client'

export type RestRow = { readonly name: string; readonly from: string; readonly to: string }
export type MakeUpRow = { readonly name: string; readonly date: string }

/** A schedule as it is typed. */
export type ScheduleValues = {
  readonly year: string
  readonly papers: string
  readonly rest: readonly RestRow[]
  readonly makeUp: readonly MakeUpRow[]
}

export const emptyRest: RestRow = { name: '', from: '', to: '' }
export const emptyMakeUp: MakeUpRow = { name: '', date: '' }

/** The form of a year as it is in force, to be changed; of a year without schedule, an empty one. */
export function valuesOfYear({ year, papers, days }: CalendarYear): ScheduleValues {
  return {
    year: String(year),
    papers: papers.join('\n'),
    rest: days.length ? rangesOf(days) : [emptyRest],
    makeUp: days.filter(day => !day.name).map(({ date }) => ({ name: '', date })),
  }
}

/** The request: rows that were left empty are left out; a make-up day without a name is named after the nearest days off. */
export function formOf(values: ScheduleValues): ScheduleFormInput {
  const rest = values.rest.filter(row => row.name || row.from || row.to)
  const makeUp = values.makeUp.filter(row => row.date)
  return {
    year: Number(values.year),
    papers: values.papers.split('\n').flatMap(line => line.trim() || []),
    rest: rest.map(row => ({ ...row, name: row.name.trim() })),
    makeUp: makeUp.map(row => ({ ...row, name: row.name.trim() || nearest(rest, row.date) })),
  }
}

/** The parts of a schedule's file that the platform takes; what is not an object becomes one that it refuses. */
export function scheduleOfText(text: string): Schedule {
  return JSON.parse(text) as Schedule
}

function rangesOf(days: CalendarYear['days']): RestRow[] {
  const ranges: RestRow[] = []
  for (const { date, name } of days) {
    if (!name) continue
    const last = ranges.at(-1)
    if (last && last.name === name && nextDay(last.to) === date) ranges[ranges.length - 1] = { ...last, to: date }
    else ranges.push({ name, from: date, to: date })
  }
  return ranges
}

function nextDay(date: string): string {
  const next = new Date(`${date}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

function nearest(rest: readonly RestRow[], date: string): string {
  const distance = (row: RestRow) => Math.abs(Date.parse(row.from) - Date.parse(date))
  return rest.toSorted((a, b) => distance(a) - distance(b))[0]?.name || date
}
