import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from './day.ts'
import { dueOn, nextWorkday, workdaysLeft, workdaysUsed } from './due-day.ts'
import { parseLimit } from './limit.ts'
import { vendoredSchedules } from './schedules/index.ts'
import { vendoredCalendar } from './vendored-calendar.ts'
import { calendarFrom } from './work-calendar.ts'

function due(start: string, limit: string, calendar = vendoredCalendar): string {
  const found = dueOn(day(start), parseLimit(limit), calendar)
  return `${found.day}${found.provisional ? ' provisional' : ''}`
}

test('working days follow the schedule of the State Council with its make-up days', () => {
  const vectors: [string, string, string][] = [
    ['2026-09-30', '5wd', '2026-10-13'],
    ['2026-09-18', '1wd', '2026-09-20'],
    ['2026-02-13', '5wd', '2026-02-27'],
    ['2026-10-03', '1wd', '2026-10-08'],
    ['2025-09-26', '10wd', '2025-10-16'],
    ['2026-04-30', '3wd', '2026-05-08'],
    ['2018-12-28', '1wd', '2018-12-29'],
    ['2018-12-29', '1wd', '2019-01-02'],
  ]

  for (const [start, limit, expected] of vectors) assert.equal(due(start, limit), expected, `${start} ${limit}`)
})

test('the examples of the requirements fall on their days', () => {
  const examples: [string, string, string][] = [
    ['2023-09-04', '5wd', '2023-09-11'],
    ['2023-09-04', '10wd', '2023-09-18'],
    ['2023-09-04', '15wd', '2023-09-25'],
    ['2023-08-10', '3mo', '2023-11-10'],
    ['2023-11-13', '30d', '2023-12-13'],
  ]

  for (const [start, limit, expected] of examples) assert.equal(due(start, limit), expected, `${start} ${limit}`)
})

test('a calendar period that ends on a day off ends on the next working day', () => {
  assert.equal(due('2026-09-01', '30d'), '2026-10-08', '10-01 begins a holiday')
  assert.equal(due('2026-07-03', '3mo'), '2026-10-08', '10-03 lies in it')
  assert.equal(due('2026-08-21', '30d'), '2026-09-20', 'a working Sunday is no day off')
  assert.equal(due('2025-11-30', '3mo'), '2026-02-28', 'a working Saturday at the end of a month')
  assert.equal(due('2024-02-29', '1y'), '2025-02-28')
  assert.equal(due('2022-10-01', '2y'), '2024-10-08')
  assert.equal(due('2025-05-31', '1mo'), '2025-06-30')
})

test('a day is provisional once the reckoning reaches a year that is not published', () => {
  assert.equal(due('2026-12-24', '5wd'), '2026-12-31')
  assert.equal(due('2026-12-24', '6wd'), '2027-01-01 provisional')
  assert.equal(due('2026-12-31', '1d'), '2027-01-01 provisional')
  assert.equal(due('2026-10-31', '2mo'), '2026-12-31')
  assert.equal(due('2026-11-30', '3mo'), '2027-03-01 provisional')
  assert.equal(due('2005-05-09', '1d'), '2005-05-10 provisional', 'before the first schedule')
  assert.equal(due('2006-12-31', '1wd'), '2007-01-04', 'the start day is not looked at')
})

test('rolling from a published year into one that is not makes a day provisional', () => {
  const papers = ['https://example.org/notice']
  const untilNewYear = [{ name: '元旦', date: '2026-12-31', isOffDay: true }]
  const calendar = calendarFrom([{ year: 2026, papers, days: untilNewYear }])

  assert.equal(due('2026-11-30', '1mo', calendar), '2026-12-30')
  assert.equal(due('2026-12-01', '30d', calendar), '2027-01-01 provisional')
})

test('a calendar period that only begins in an unpublished year is settled by its end', () => {
  const calendar = calendarFrom(vendoredSchedules.filter(({ year }) => year !== 2024))

  assert.equal(due('2024-12-20', '1mo', calendar), '2025-01-20')
  assert.equal(due('2023-12-20', '2y', calendar), '2025-12-22')
  assert.equal(due('2024-12-20', '20wd', calendar), '2025-01-20 provisional')
})

test('nextWorkday is the day itself, or the first working day after it', () => {
  assert.equal(nextWorkday(day('2026-10-10'), vendoredCalendar), '2026-10-10')
  assert.equal(nextWorkday(day('2026-10-01'), vendoredCalendar), '2026-10-08')
  assert.equal(nextWorkday(day('2026-03-07'), vendoredCalendar), '2026-03-09')
})

test('workdaysLeft counts down to 0 on the due day and below it afterwards', () => {
  const dueDay = day('2026-10-13')
  const left = (today: string) => workdaysLeft(day(today), dueDay, vendoredCalendar)

  assert.deepEqual(
    [
      '2026-09-30',
      '2026-10-01',
      '2026-10-09',
      '2026-10-10',
      '2026-10-12',
      '2026-10-13',
      '2026-10-14',
      '2026-10-19',
    ].map(left),
    [5, 5, 3, 2, 1, 0, -1, -4],
  )
})

test('workdaysLeft is a plain 0 over a weekend after the due day', () => {
  assert.equal(Object.is(workdaysLeft(day('2026-03-07'), day('2026-03-06'), vendoredCalendar), 0), true)
})

test('workdaysUsed leaves out the start day and counts the end day', () => {
  assert.equal(workdaysUsed(day('2023-09-04'), day('2023-09-11'), vendoredCalendar), 5)
  assert.equal(workdaysUsed(day('2023-09-04'), day('2023-09-04'), vendoredCalendar), 0)
  assert.equal(workdaysUsed(day('2023-09-11'), day('2023-09-04'), vendoredCalendar), 0)
})
