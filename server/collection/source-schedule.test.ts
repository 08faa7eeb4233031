import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextRun } from './source-schedule.ts'

// Monday, 2 March 2026, ten in the morning in the platform's time.
const now = new Date('2026-03-02T10:00:00+08:00')

function nextOf(frequency: string, timeOfDay: string, after = now): string | null {
  return nextRun(frequency, timeOfDay, after)?.toISOString() ?? null
}

test('each frequency runs in its next period, at its time of day in the time of the platform', () => {
  const next = ['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'irregular', 'static'].map(
    frequency => [frequency, nextOf(frequency, '02:30')],
  )

  assert.deepEqual(next, [
    ['realtime', '2026-03-02T02:05:00.000Z'],
    ['daily', '2026-03-02T18:30:00.000Z'],
    ['weekly', '2026-03-08T18:30:00.000Z'],
    ['monthly', '2026-03-31T18:30:00.000Z'],
    ['quarterly', '2026-03-31T18:30:00.000Z'],
    ['yearly', '2026-12-31T18:30:00.000Z'],
    ['irregular', null],
    ['static', null],
  ])
})

test('a time of day that is still to come on the first day of a period is not missed', () => {
  assert.equal(nextOf('daily', '23:00'), '2026-03-02T15:00:00.000Z')
  assert.equal(nextOf('weekly', '23:00'), '2026-03-02T15:00:00.000Z')
  assert.equal(nextOf('monthly', '23:00', new Date('2026-03-01T10:00:00+08:00')), '2026-03-01T15:00:00.000Z')
  assert.equal(nextOf('monthly', '23:00'), '2026-04-01T15:00:00.000Z')
})

test('the moment of a run itself is past: the next one is of the next period', () => {
  assert.equal(nextOf('daily', '10:00'), '2026-03-03T02:00:00.000Z')
  assert.equal(nextOf('quarterly', '00:00', new Date('2026-01-01T00:00:00+08:00')), '2026-03-31T16:00:00.000Z')
})
