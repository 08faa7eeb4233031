import { type Day, day, weekdayOf } from './day.ts'
import { fingerprint } from './fingerprint.ts'

/** One year's notice of the State Council, in the format of holiday-cn. The year is that of the notice. */
export type YearSchedule = {
  year: number
  papers: string[]
  days: { name: string; date: string; isOffDay: boolean }[]
}

/** Which days are worked. In a year that is not published the answers are a guess from the week alone. */
export type Calendar = {
  /** Changes whenever any schedule changes; to be stored with each day computed. */
  readonly version: string
  isWorkday(d: Day): boolean
  isPublished(year: number): boolean
  /** The holiday a day off belongs to; null on working days, make-up days and ordinary weekends. */
  holidayName(d: Day): string | null
}

/**
 * Builds a calendar; of two schedules for one year the later in the list counts, so an imported one goes last.
 * Throws a RangeError that names the year and the day when a schedule contradicts itself or names no real day.
 */
export function calendarFrom(schedules: YearSchedule[]): Calendar {
  const byYear = new Map(schedules.map(schedule => [schedule.year, schedule]))
  const inOrder = [...byYear.values()].sort((a, b) => a.year - b.year)
  const listed = listedDays(inOrder)
  const published = new Set(inOrder.filter(hasNotice).map(schedule => schedule.year))

  return {
    version: fingerprint(canonicalText(inOrder)),
    isWorkday: d => !(listed.get(d)?.isOffDay ?? isWeekend(d)),
    isPublished: year => published.has(year),
    holidayName: d => {
      const found = listed.get(d)
      return found?.isOffDay ? found.name : null
    },
  }
}

type ListedDay = YearSchedule['days'][number]

// A list of days without a paper is somebody's forecast, a paper without days a file that failed to be read.
function hasNotice(schedule: YearSchedule): boolean {
  return schedule.papers.length > 0 && schedule.days.length > 0
}

// In the order of years: where two notices name one day, the later one has the last word.
function listedDays(inOrder: YearSchedule[]): Map<string, ListedDay> {
  return new Map(inOrder.flatMap(schedule => [...daysOf(schedule)]))
}

function daysOf(schedule: YearSchedule): Map<string, ListedDay> {
  if (!Number.isInteger(schedule.year)) throw new RangeError(`Not the year of a schedule: ${schedule.year}.`)
  const found = new Map<string, ListedDay>()
  for (const listed of schedule.days) {
    const date = dayOfSchedule(schedule, listed)
    const before = found.get(date)
    if (before !== undefined && before.isOffDay !== listed.isOffDay) {
      throw new RangeError(`The schedule of ${schedule.year} lists ${date} both as a day off and as a working day.`)
    }
    found.set(date, listed)
  }
  return found
}

function dayOfSchedule(schedule: YearSchedule, listed: ListedDay): Day {
  const date = day(listed.date)
  // A notice reaches back into the December before its year, never forward.
  const distance = schedule.year - Number(date.slice(0, 4))
  if (distance === 0 || distance === 1) return date
  throw new RangeError(`The schedule of ${schedule.year} lists ${date}, which belongs to another year's notice.`)
}

function canonicalText(inOrder: YearSchedule[]): string {
  return JSON.stringify(
    inOrder.map(schedule => [
      schedule.year,
      schedule.papers,
      schedule.days.map(({ date, isOffDay, name }) => [date, isOffDay, name]).sort(byDate),
    ]),
  )
}

function byDate(a: (string | boolean)[], b: (string | boolean)[]): number {
  return String(a) < String(b) ? -1 : 1
}

function isWeekend(d: Day): boolean {
  const weekday = weekdayOf(d)
  return weekday === 0 || weekday === 6
}
