import { dueOn, isDay, parseLimit, vendoredCalendar } from '@gongshu/deadlines'

/** Prints the last day of a time limit: `gongshu days 2026-09-30 5wd`. Answers with the exit code. */
export async function days(args: string[]): Promise<number> {
  const [start, limit, ...rest] = args
  if (start === undefined || limit === undefined || rest.length > 0) return refuse(faults.usage)
  if (!isDay(start)) return refuse(faults.start(start))
  const within = rangeErrorAsNull(() => parseLimit(limit))
  if (within === null) return refuse(faults.limit(limit))
  const due = rangeErrorAsNull(() => dueOn(start, within, vendoredCalendar))
  if (due === null) return refuse(faults.beyond(start, limit))

  process.stdout.write(`${due.day}${due.provisional ? ' provisional' : ''}\n`)
  return 0
}

const faults = {
  usage:
    '用法：gongshu days 起始日 期限，例如 gongshu days 2026-09-30 5wd。' +
    ' Usage: gongshu days START LIMIT, for example gongshu days 2026-09-30 5wd.',
  start: (text: string) =>
    `“${text}”不是有效日期，请写作 YYYY-MM-DD，例如 2026-09-30。` +
    ` "${text}" is not a day of the calendar; write it as YYYY-MM-DD, for example 2026-09-30.`,
  limit: (text: string) =>
    `“${text}”不是有效期限，请写作 5wd（工作日）、30d（日）、3mo（月）或 2y（年），数字为 1 至 9999。` +
    ` "${text}" is not a time limit; write 5wd (working days), 30d (days), 3mo (months) or 2y (years), from 1 to 9999.`,
  beyond: (start: string, limit: string) =>
    `自 ${start} 起 ${limit} 超出 9999 年，无法计算。 ${limit} from ${start} ends after the year 9999.`,
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return 2
}

function rangeErrorAsNull<Result>(compute: () => Result): Result | null {
  try {
    return compute()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
