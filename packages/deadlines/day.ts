declare const realDay: unique symbol

/** A real calendar day 'YYYY-MM-DD' in Asia/Shanghai. Days compare as strings: a < b means a is earlier. */
export type Day = string & { readonly [realDay]: true }

/** Turns text into a Day, or throws a RangeError that names the text when no such day exists. */
export function day(text: string): Day {
  if (isDay(text)) return text
  throw new RangeError(`Not a calendar day: ${JSON.stringify(text)}. Write it as YYYY-MM-DD, for example 2026-09-30.`)
}

/** Whether the value is text that names a day of the calendar: 2023-02-29 is not, 2024-02-29 is. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !dayPattern.test(value)) return false
  // Parsing alone accepts 02-30 and moves it into March; only the round trip shows that.
  const millis = Date.parse(value)
  return !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(value)
}

/** The day n days later, or earlier when n is negative. */
export function addDays(start: Day, n: number): Day {
  const dayOfMonth = Number(start.slice(8)) + wholeNumber(n)
  // Most steps stay within a month and every month has 28 days: no date arithmetic needed.
  if (dayOfMonth >= 1 && dayOfMonth <= 28) return `${start.slice(0, 8)}${padded(dayOfMonth, 2)}` as Day
  return dayOfNumber(dayNumber(start) + n)
}

/** The same day number n months later; the last day of that month when it has no such day (01-31 and 1 give 02-28). */
export function addMonths(start: Day, n: number): Day {
  const monthIndex = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + wholeNumber(n)
  const year = Math.floor(monthIndex / 12)
  if (year < 1 || year > 9999) throw outOfCalendar(`${start} and ${n} months`)
  const month = (monthIndex % 12) + 1
  const dayOfMonth = Math.min(Number(start.slice(8)), lengthOfMonth(year, month))
  return day(`${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`)
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(d: Day): number {
  return dayNumber(d) % 7
}

/** How many days b lies after a; negative when b is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return dayNumber(b) - dayNumber(a)
}

/** The day on the wall calendar in Shanghai at a moment in time. */
export function dayInShanghai(at: Date): Day {
  if (Number.isNaN(at.getTime())) throw new RangeError(`Not a moment in time: ${String(at)}.`)
  // A fixed offset: China has had no summer time since 1991, and no time zone data is needed this way.
  return day(new Date(at.getTime() + shanghaiOffset).toISOString().slice(0, 10))
}

const dayPattern = /^(?!0000)\d{4}-\d{2}-\d{2}$/
const millisPerDay = 86_400_000
const shanghaiOffset = 8 * 3_600_000
const numberOfEpoch = 719_163 // of 1970-01-01, when 0001-01-01, a Monday, has the number 1
const lastNumber = 3_652_059 // of 9999-12-31

// By arithmetic, not Date.parse: every question about a weekday comes here.
function dayNumber(d: Day): number {
  const year = Number(d.slice(0, 4))
  const before = year - 1
  let n = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  for (let month = Number(d.slice(5, 7)) - 1; month >= 1; month--) n += lengthOfMonth(year, month)
  return n + Number(d.slice(8))
}

function dayOfNumber(n: number): Day {
  if (n < 1 || n > lastNumber) throw outOfCalendar(`day number ${n}`)
  return new Date((n - numberOfEpoch) * millisPerDay).toISOString().slice(0, 10) as Day // real: the years are checked
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function lengthOfMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29
  return monthLengths[month - 1] ?? 0
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function wholeNumber(n: number): number {
  if (Number.isSafeInteger(n)) return n
  throw new RangeError(`Not a whole number of days or months: ${n}.`)
}

function padded(n: number, width: number): string {
  return String(n).padStart(width, '0')
}

function outOfCalendar(what: string): RangeError {
  return new RangeError(`Outside the calendar of the years 0001 to 9999: ${what}.`)
}
