import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths, day, dayInShanghai, daysBetween, isDay, weekdayOf } from './day.ts'

const anyDay = fc
  .date({ min: new Date('0101-01-01T00:00Z'), max: new Date('9899-12-31T00:00Z'), noInvalidDate: true })
  .map(date => day(date.toISOString().slice(0, 10)))

test('a real day is a Day, leap days included', () => {
  for (const text of ['2026-09-30', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) {
    assert.equal(day(text), text)
    assert.equal(isDay(text), true)
  }
})

test('what is no day of the calendar is refused with its value', () => {
  const wrong = ['', '2023-02-29', '1900-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00']
  const misspelt = [
    '2026-9-30',
    '20260930',
    '2026/09/30',
    '2026-09-30T00:00Z',
    ' 2026-09-30',
    '2026-09-30\n',
    '0000-01-01',
  ]

  for (const text of [...wrong, ...misspelt]) {
    assert.equal(isDay(text), false, text)
    assert.throws(() => day(text), {
      name: 'RangeError',
      message: `Not a calendar day: ${JSON.stringify(text)}. Write it as YYYY-MM-DD, for example 2026-09-30.`,
    })
  }
  for (const value of [null, undefined, 20260930, new Date(0), ['2026-09-30']]) assert.equal(isDay(value), false)
})

test('addDays crosses months, years and leap days in both directions', () => {
  assert.equal(addDays(day('2023-11-13'), 30), '2023-12-13')
  assert.equal(addDays(day('2024-02-28'), 1), '2024-02-29')
  assert.equal(addDays(day('2023-02-28'), 1), '2023-03-01')
  assert.equal(addDays(day('2026-12-31'), 1), '2027-01-01')
  assert.equal(addDays(day('2027-01-01'), -1), '2026-12-31')
  assert.equal(addDays(day('2026-06-15'), 0), '2026-06-15')
})

test('addMonths keeps the day number, or takes the end of a shorter month', () => {
  assert.equal(addMonths(day('2023-08-10'), 3), '2023-11-10')
  assert.equal(addMonths(day('2023-01-31'), 1), '2023-02-28')
  assert.equal(addMonths(day('2024-01-31'), 1), '2024-02-29')
  assert.equal(addMonths(day('2023-11-30'), 3), '2024-02-29')
  assert.equal(addMonths(day('2023-08-31'), 1), '2023-09-30')
  assert.equal(addMonths(day('2024-02-29'), 12), '2025-02-28')
  assert.equal(addMonths(day('2023-02-28'), 1), '2023-03-28')
  assert.equal(addMonths(day('2026-12-15'), 1), '2027-01-15')
  assert.equal(addMonths(day('2026-03-31'), -1), '2026-02-28')
  assert.equal(addMonths(day('2026-01-15'), -13), '2024-12-15')
})

test('reckoning that leaves the calendar or is not whole is refused', () => {
  assert.throws(() => addDays(day('9999-12-31'), 1), RangeError)
  assert.throws(() => addDays(day('0001-01-01'), -1), RangeError)
  assert.throws(() => addMonths(day('9999-12-01'), 1), RangeError)
  assert.throws(() => addMonths(day('0001-01-31'), -1), RangeError)
  assert.throws(() => addDays(day('2026-01-01'), 0.5), { name: 'RangeError', message: /0\.5/ })
  assert.throws(() => addMonths(day('2026-01-01'), Number.NaN), { name: 'RangeError', message: /NaN/ })
})

test('day arithmetic agrees with that of Date over the whole calendar', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -36_000, max: 36_000 }), (start, n) => {
      const date = new Date(`${start}T00:00Z`)
      assert.equal(weekdayOf(start), date.getUTCDay())
      date.setUTCDate(date.getUTCDate() + n)

      const end = addDays(start, n)

      assert.equal(end, date.toISOString().slice(0, 10))
      assert.equal(daysBetween(start, end), n)
      assert.equal(isDay(end), true)
    }),
  )
})

test('addMonths ends in the right month, never on a later day number', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -1200, max: 1200 }), (start, n) => {
      const end = addMonths(start, n)
      const monthOf = (d: string) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7))

      assert.equal(monthOf(end) - monthOf(start), n)
      assert.ok(end.slice(8) <= start.slice(8))
      assert.ok(end.slice(8) === start.slice(8) || addDays(end, 1).endsWith('-01'))
    }),
  )
})

test('the day in Shanghai changes at 16:00 UTC', () => {
  assert.equal(dayInShanghai(new Date('2026-09-30T15:59:59.999Z')), '2026-09-30')
  assert.equal(dayInShanghai(new Date('2026-09-30T16:00:00Z')), '2026-10-01')
  assert.equal(dayInShanghai(new Date('2026-12-31T16:00:00Z')), '2027-01-01')
  assert.throws(() => dayInShanghai(new Date('no date')), RangeError)
})

test('the day in Shanghai is that of the time zone data since 1992', () => {
  const zone = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
  const moment = fc.date({
    min: new Date('1992-01-01T00:00Z'),
    max: new Date('2099-12-31T00:00Z'),
    noInvalidDate: true,
  })

  fc.assert(fc.property(moment, at => assert.equal(dayInShanghai(at), zone.format(at))))
})
