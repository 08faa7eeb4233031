import { addDays, addMonths, type Day } from './day.ts'
import type { Limit } from './limit.ts'
import type { Calendar } from './work-calendar.ts'

/** A last day. Provisional: found by looking at a day of a year whose schedule is not published, so it may still move. */
export type DueDay = { readonly day: Day; readonly provisional: boolean }

/**
 * The last day on which something can still be done. The start day itself does not count.
 * A calendar period that would end on a day off ends on the next working day.
 */
export function dueOn(start: Day, within: Limit, calendar: Calendar): DueDay {
  // reading: no text says whether the day of the event counts; it does not, and the last day counts to its end.
  if (within.unit === 'workday') return afterWorkdays(start, within.count, calendar)
  // reading: no text says what holds when a period of days, months or years ends on a day off; it ends on the next
  // working day.
  const lastDay = endOfPeriod(start, within)
  const due = nextWorkday(lastDay, calendar)
  return { day: due, provisional: !isSettled(lastDay, due, calendar) }
}

/** The day itself when it is a working day, else the first working day after it. */
export function nextWorkday(from: Day, calendar: Calendar): Day {
  let d = from
  while (!calendar.isWorkday(d)) d = addDays(d, 1)
  return d
}

/**
 * The working days after today up to and including the due day: 0 on the due day itself.
 * Once it is past, minus the working days that have gone by since.
 */
export function workdaysLeft(today: Day, due: Day, calendar: Calendar): number {
  if (today <= due) return workdaysUsed(today, due, calendar)
  return 0 - workdaysUsed(due, today, calendar)
}

/** The working days after the start day up to and including the end day; 0 when the end is not after the start. */
export function workdaysUsed(start: Day, end: Day, calendar: Calendar): number {
  let used = 0
  for (let d = start; d < end; ) {
    d = addDays(d, 1)
    if (calendar.isWorkday(d)) used += 1
  }
  return used
}

function afterWorkdays(start: Day, count: number, calendar: Calendar): DueDay {
  let d = start
  for (let left = count; left > 0; ) {
    d = addDays(d, 1)
    if (calendar.isWorkday(d)) left -= 1
  }
  return { day: d, provisional: !isSettled(addDays(start, 1), d, calendar) }
}

function endOfPeriod(start: Day, { unit, count }: Limit): Day {
  if (unit === 'day') return addDays(start, count)
  // reading: a period of months or years ends on the day of the same number, or on the last day of a month without it.
  return addMonths(start, unit === 'year' ? count * 12 : count)
}

function isSettled(first: Day, last: Day, calendar: Calendar): boolean {
  const lastYear = Number(last.slice(0, 4))
  for (let year = Number(first.slice(0, 4)); year <= lastYear; year++) {
    if (!calendar.isPublished(year)) return false
  }
  return true
}
