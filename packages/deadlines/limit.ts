/** How long something may take. The words of a rule decide the unit: 工作日 is a workday, a bare 日 a calendar day. */
export type Limit = { readonly unit: 'workday' | 'day' | 'month' | 'year'; readonly count: number }

/** A limit of n working days (n个工作日). */
export function workdays(n: number): Limit {
  return { unit: 'workday', count: checkedCount(n) }
}

/** A limit of n calendar days (n日). */
export function days(n: number): Limit {
  return { unit: 'day', count: checkedCount(n) }
}

/** A limit of n calendar months (n个月). */
export function months(n: number): Limit {
  return { unit: 'month', count: checkedCount(n) }
}

/** A limit of n calendar years (n年). */
export function years(n: number): Limit {
  return { unit: 'year', count: checkedCount(n) }
}

/** Reads the short form 5wd, 30d, 3mo or 2y, or throws a RangeError that names the text. */
export function parseLimit(text: string): Limit {
  const [, count, suffix] = limitPattern.exec(text) ?? []
  const unit = units.find(unit => suffixes[unit] === suffix)
  if (unit === undefined) throw unreadable(text)
  return { unit, count: Number(count) }
}

/** The short form that parseLimit reads. */
export function formatLimit(limit: Limit): string {
  return `${limit.count}${suffixes[limit.unit]}`
}

const suffixes = { workday: 'wd', day: 'd', month: 'mo', year: 'y' } as const satisfies Record<Limit['unit'], string>
const units = ['workday', 'day', 'month', 'year'] as const

const limitPattern = /^([1-9]\d{0,3})(wd|d|mo|y)$/
// Four digits hold every limit a rule can mean, and keep a slip of the finger from walking through millennia.
const longestCount = 9999

function checkedCount(n: number): number {
  if (Number.isInteger(n) && n >= 1 && n <= longestCount) return n
  throw new RangeError(`Not a length for a time limit: ${n}. Give a whole number from 1 to ${longestCount}.`)
}

function unreadable(text: string): RangeError {
  return new RangeError(
    `Not a time limit: ${JSON.stringify(text)}. Write 5wd (working days), 30d (days), 3mo (months) or 2y (years), ` +
      `with a whole number from 1 to ${longestCount}.`,
  )
}
