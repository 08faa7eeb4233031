import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, day } from './day.ts'
import { vendoredSchedules } from './schedules/index.ts'
import { vendoredCalendar } from './vendored-calendar.ts'
import { calendarFrom, type YearSchedule } from './work-calendar.ts'

function buildSchedule(changes: Partial<YearSchedule> = {}): YearSchedule {
  return {
    year: 2030,
    papers: ['https://example.org/notice-2030'],
    days: [{ name: '元旦', date: '2030-01-01', isOffDay: true }],
    ...changes,
  }
}

function workingWeekends(year: number): string[] {
  const found: string[] = []
  for (let d = day(`${year}-01-01`); d < `${year + 1}`; d = addDays(d, 1)) {
    const isWeekend = [0, 6].includes(new Date(d).getUTCDay())
    if (isWeekend && vendoredCalendar.isWorkday(d)) found.push(d.slice(5))
  }
  return found
}

test('the make-up days of 2025 and 2026 are working days', () => {
  assert.deepEqual(workingWeekends(2025), ['01-26', '02-08', '04-27', '09-28', '10-11'])
  assert.deepEqual(workingWeekends(2026), ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'])
})

test('days outside the lists follow the week', () => {
  assert.equal(vendoredCalendar.isWorkday(day('2026-03-02')), true)
  assert.equal(vendoredCalendar.isWorkday(day('2026-03-07')), false)
  assert.equal(vendoredCalendar.isWorkday(day('2026-03-08')), false)
})

test('a late December day stands in the notice of the next year', () => {
  assert.equal(vendoredCalendar.isWorkday(day('2018-12-29')), true)
  assert.equal(vendoredCalendar.isWorkday(day('2018-12-31')), false)
  assert.equal(vendoredCalendar.isWorkday(day('2011-12-31')), true)
  assert.equal(vendoredCalendar.isWorkday(day('2006-12-30')), true)
  assert.equal(vendoredCalendar.holidayName(day('2018-12-31')), '元旦')
})

test('the years 2007 to 2026 are published, 2027 is not', () => {
  assert.deepEqual(
    vendoredSchedules.map(({ year }) => year),
    Array.from({ length: 21 }, (_, index) => 2007 + index),
  )
  assert.deepEqual([2006, 2007, 2025, 2026, 2027, 2028].map(vendoredCalendar.isPublished), [
    false,
    true,
    true,
    true,
    false,
    false,
  ])
})

test('only days off carry the name of their holiday', () => {
  assert.deepEqual(
    ['2026-10-01', '2026-10-03', '2026-10-10', '2026-03-08', '2026-03-09'].map(d =>
      vendoredCalendar.holidayName(day(d)),
    ),
    ['国庆节', '国庆节', null, null, null],
  )
})

test('a schedule without a paper or without days is not published', () => {
  const isPublished = (changes: Partial<YearSchedule>) => calendarFrom([buildSchedule(changes)]).isPublished(2030)

  assert.equal(isPublished({}), true)
  assert.equal(isPublished({ papers: [] }), false)
  assert.equal(isPublished({ days: [] }), false)
  assert.equal(isPublished({ papers: [], days: [] }), false)
})

test('an imported schedule replaces the empty one of its year', () => {
  const imported = buildSchedule({ year: 2027, days: [{ name: '元旦', date: '2026-12-31', isOffDay: true }] })

  const calendar = calendarFrom([...vendoredSchedules, imported])

  assert.equal(calendar.isPublished(2027), true)
  assert.equal(calendar.isWorkday(day('2026-12-31')), false)
  assert.equal(vendoredCalendar.isWorkday(day('2026-12-31')), true)
  assert.notEqual(calendar.version, vendoredCalendar.version)
})

test('where two notices name one day, the later notice has the last word', () => {
  const earlier = buildSchedule({ days: [{ name: '国庆节', date: '2030-12-28', isOffDay: false }] })
  const later = buildSchedule({ year: 2031, days: [{ name: '元旦', date: '2030-12-28', isOffDay: true }] })

  for (const schedules of [
    [earlier, later],
    [later, earlier],
  ]) {
    assert.equal(calendarFrom(schedules).isWorkday(day('2030-12-28')), false)
  }
})

test('the version depends on the content and on nothing else', () => {
  const twoDays = [
    { name: '元旦', date: '2030-01-01', isOffDay: true },
    { name: '元旦', date: '2030-01-05', isOffDay: false },
  ]
  const version = (changes: Partial<YearSchedule>) => calendarFrom([buildSchedule(changes)]).version

  assert.match(vendoredCalendar.version, /^[0-9a-f]{16}$/)
  assert.equal(calendarFrom([...vendoredSchedules].reverse()).version, vendoredCalendar.version)
  assert.equal(version({ days: twoDays }), version({ days: [...twoDays].reverse() }))
  const versions = [
    version({}),
    version({ days: twoDays }),
    version({ year: 2031, days: [] }),
    version({ papers: [] }),
    version({ days: [{ name: '元旦', date: '2030-01-01', isOffDay: false }] }),
    version({ days: [{ name: '春节', date: '2030-01-01', isOffDay: true }] }),
  ]
  assert.equal(new Set(versions).size, versions.length)
})

test('a schedule that is wrong is refused with year and day', () => {
  const off = { name: '元旦', date: '2030-01-01', isOffDay: true }
  const refused: [Partial<YearSchedule>, RegExp][] = [
    [{ days: [{ ...off, date: '2030-02-30' }] }, /Not a calendar day: "2030-02-30"/],
    [{ days: [{ ...off, date: '2031-01-01' }] }, /schedule of 2030 lists 2031-01-01, which belongs to another year/],
    [{ days: [{ ...off, date: '2028-12-31' }] }, /schedule of 2030 lists 2028-12-31, which belongs to another year/],
    [{ days: [off, { ...off, isOffDay: false }] }, /schedule of 2030 lists 2030-01-01 both as/],
    [{ year: 2030.5 }, /Not the year of a schedule: 2030\.5/],
  ]

  for (const [changes, message] of refused) {
    assert.throws(() => calendarFrom([buildSchedule(changes)]), { name: 'RangeError', message })
  }
})
