import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths, type Day, day, daysBetween } from './day.ts'
import { type DueDay, dueOn, workdaysLeft, workdaysUsed } from './due-day.ts'
import type { Limit } from './limit.ts'
import { vendoredCalendar as calendar } from './vendored-calendar.ts'

// From before the first schedule to after the last one: the laws hold for guessed days too.
const firstDay = day('2006-06-01')
const anyStart = fc.integer({ min: 0, max: daysBetween(firstDay, day('2028-06-30')) }).map(n => addDays(firstDay, n))
const anyUnit = fc.constantFrom('workday' as const, 'day' as const, 'month' as const, 'year' as const)
const anyLimit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ unit: fc.constantFrom('workday' as const, 'day' as const), count: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ unit: fc.constant('month' as const), count: fc.integer({ min: 1, max: 24 }) }),
  fc.record({ unit: fc.constant('year' as const), count: fc.integer({ min: 1, max: 3 }) }),
)

test('a last day is a working day after the start day', () => {
  fc.assert(
    fc.property(anyStart, anyLimit, (start, within) => {
      const due = dueOn(start, within, calendar)

      assert.equal(calendar.isWorkday(due.day), true)
      assert.ok(due.day > start)
    }),
  )
})

test('who starts later is never due earlier', () => {
  fc.assert(
    fc.property(anyStart, fc.nat(40), anyLimit, (start, later, within) => {
      assert.ok(dueOn(start, within, calendar).day <= dueOn(addDays(start, later), within, calendar).day)
    }),
  )
})

test('a longer limit never ends earlier; one more working day always ends later', () => {
  fc.assert(
    fc.property(anyStart, anyUnit, fc.integer({ min: 1, max: 30 }), (start, unit, count) => {
      const shorter = dueOn(start, { unit, count }, calendar).day
      const longer = dueOn(start, { unit, count: count + 1 }, calendar).day

      assert.ok(unit === 'workday' ? shorter < longer : shorter <= longer)
    }),
  )
})

test('the working days used and left until a last day are those of the limit', () => {
  fc.assert(
    fc.property(anyStart, fc.integer({ min: 1, max: 300 }), (start, count) => {
      const due = dueOn(start, { unit: 'workday', count }, calendar).day

      assert.equal(workdaysUsed(start, due, calendar), count)
      assert.equal(workdaysLeft(start, due, calendar), count)
      assert.equal(workdaysLeft(due, start, calendar), -count)
    }),
  )
})

test('limits of working days add up, and passing them one day at a time is the same', () => {
  fc.assert(
    fc.property(anyStart, fc.integer({ min: 1, max: 40 }), (start, count) => {
      let stepwise = start
      for (let n = 0; n < count; n++) stepwise = dueOn(stepwise, { unit: 'workday', count: 1 }, calendar).day

      assert.equal(stepwise, dueOn(start, { unit: 'workday', count }, calendar).day)
    }),
  )
})

test('a calendar period moves over days off only', () => {
  fc.assert(
    fc.property(anyStart, fc.integer({ min: 1, max: 400 }), (start, count) => {
      const due = dueOn(start, { unit: 'day', count }, calendar).day

      for (let d = addDays(start, count); d < due; d = addDays(d, 1)) assert.equal(calendar.isWorkday(d), false)
    }),
  )
})

test('provisional means that a day looked at lies in an unpublished year', () => {
  fc.assert(
    fc.property(anyStart, anyLimit, (start, within) => {
      const due = dueOn(start, within, calendar)

      const years = daysLookedAt(start, within, due).map(d => Number(d.slice(0, 4)))
      assert.equal(due.provisional, !years.every(calendar.isPublished))
    }),
  )
})

function daysLookedAt(start: Day, { unit, count }: Limit, due: DueDay): Day[] {
  const first = {
    workday: () => addDays(start, 1),
    day: () => addDays(start, count),
    month: () => addMonths(start, count),
    year: () => addMonths(start, count * 12),
  }[unit]()
  return Array.from({ length: daysBetween(first, due.day) + 1 }, (_, n) => addDays(first, n))
}
