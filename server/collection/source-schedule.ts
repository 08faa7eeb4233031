import { addDays, addMonths, type Day, day, dayInShanghai, weekdayOf } from '@gongshu/deadlines'

/** How often a source is read whose entry promises its data in real time, in minutes. */
export const REAL_TIME_MINUTES = 5

type Period = (today: Day) => Day

/** The first day of the period after the one in which a day lies; weeks begin on Monday. */
const nextPeriod: { readonly [frequency: string]: Period } = {
  daily: today => addDays(today, 1),
  weekly: today => addDays(today, 7 - ((weekdayOf(today) + 6) % 7)),
  monthly: today => addMonths(firstOfMonth(today), 1),
  quarterly: today => addMonths(firstOfMonth(today), 3 - (monthOf(today) % 3)),
  yearly: today => addMonths(firstOfMonth(today), 12 - monthOf(today)),
}

/**
 * When a source is read next, after a real moment: with each period of its entry's update frequency, at its time of day.
 * Null where the entry promises no rhythm; then it is read when somebody asks.
 */
export function nextRun(frequency: string, timeOfDay: string, after: Date): Date | null {
  if (frequency === 'realtime') return new Date(after.getTime() + REAL_TIME_MINUTES * 60_000)
  const next = nextPeriod[frequency]
  if (!next) return null
  const today = dayInShanghai(after)
  const first = momentOf(periodStart(next, today), timeOfDay)
  return first > after ? first : momentOf(next(today), timeOfDay)
}

// Of the present period when its time of day is still to come; only on its first day.
function periodStart(next: Period, today: Day): Day {
  const isFirstDay = next(addDays(today, -1)) === today
  return isFirstDay ? today : next(today)
}

function momentOf(on: Day, timeOfDay: string): Date {
  return new Date(`${on}T${timeOfDay}:00+08:00`)
}

function firstOfMonth(today: Day): Day {
  return day(`${today.slice(0, 7)}-01`)
}

/** 0 for January. */
function monthOf(today: Day): number {
  return Number(today.slice(5, 7)) - 1
}
