import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { days, formatLimit, months, parseLimit, workdays, years } from './limit.ts'

test('the builders and the short form say the same', () => {
  assert.deepEqual(['5wd', '30d', '3mo', '2y'].map(parseLimit), [workdays(5), days(30), months(3), years(2)])
  assert.deepEqual(workdays(5), { unit: 'workday', count: 5 })
  assert.deepEqual(days(30), { unit: 'day', count: 30 })
  assert.deepEqual(months(3), { unit: 'month', count: 3 })
  assert.deepEqual(years(2), { unit: 'year', count: 2 })
})

test('formatLimit writes what parseLimit reads', () => {
  const anyLimit = fc.record({
    unit: fc.constantFrom('workday' as const, 'day' as const, 'month' as const, 'year' as const),
    count: fc.integer({ min: 1, max: 9999 }),
  })

  fc.assert(fc.property(anyLimit, limit => assert.deepEqual(parseLimit(formatLimit(limit)), { ...limit })))
})

test('what is no limit is refused with its text and the way to write it', () => {
  for (const text of [
    '',
    '5',
    'wd',
    '5w',
    '0d',
    '05d',
    '-5wd',
    '1.5d',
    '5 wd',
    '5WD',
    '10000d',
    '5wd ',
    '5d3mo',
    '五日',
  ]) {
    assert.throws(() => parseLimit(text), {
      name: 'RangeError',
      message:
        `Not a time limit: ${JSON.stringify(text)}. Write 5wd (working days), 30d (days), 3mo (months) or 2y (years), ` +
        'with a whole number from 1 to 9999.',
    })
  }
})

test('a length that is not whole and positive is refused', () => {
  for (const build of [workdays, days, months, years]) {
    for (const n of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 10_000]) {
      assert.throws(() => build(n), { name: 'RangeError', message: new RegExp(`time limit: ${n}\\.`) })
    }
  }
})
