import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figureOf, scoreOf } from './indicators.ts'

const unit = 'u'

test('a unit without a case has no figure, not a bad one', () => {
  const counted = [{ unitId: 'other', caseId: '1', met: false }]

  assert.deepEqual(figureOf(unit, 'collected', counted), {
    unitId: unit,
    indicator: 'collected',
    met: 0,
    of: 0,
    percent: null,
    unmet: [],
  })
})

test('a figure is a share of a hundred and names the cases that are not as they should be', () => {
  const counted = ['1', '2', '3'].map(caseId => ({ unitId: unit, caseId, met: caseId !== '2' }))

  assert.deepEqual(figureOf(unit, 'reviewedInTime', counted), {
    unitId: unit,
    indicator: 'reviewedInTime',
    met: 2,
    of: 3,
    percent: 66.67,
    unmet: ['2'],
  })
})

test('a score weighs only what has a figure; without any there is no score', () => {
  const none = { weight: 50, points: null }

  assert.equal(scoreOf([{ weight: 30, points: 100 }, { weight: 10, points: 20 }, none]), 80)
  assert.equal(scoreOf([none]), null)
  assert.equal(scoreOf([]), null)
})
