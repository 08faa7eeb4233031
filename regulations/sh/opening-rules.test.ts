import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, workdays } from '@gongshu/deadlines'
import {
  clocksEndedBy,
  clocksOf,
  clocksStartedBy,
  dutiesCitedBy,
  dutiesFor,
  type Jurisdiction,
  jurisdictions,
  lawOn,
  textVersions,
} from '../index.ts'

const all: readonly Jurisdiction[] = Object.values(jurisdictions)
const today = day('2026-03-02')
const lawOf = (jurisdiction: Jurisdiction) => lawOn(jurisdiction, textVersions, today)

test('SH-2: in every district of the city the opening of data follows the rules of the city', () => {
  const ofTheCity = all.filter(({ regionCode }) => regionCode.startsWith('31'))

  assert.deepEqual(ofTheCity.map(({ id }) => id).toSorted(), ['chongming', 'putuo', 'shanghai'])
  for (const jurisdiction of ofTheCity) {
    const texts = dutiesFor(lawOf(jurisdiction), 'openListEntry.accept').map(({ text }) => text.text)
    assert.ok(texts.includes('sh'), jurisdiction.id)
  }
})

test('no rule of the city reaches a district of another city', () => {
  const elsewhere = all.filter(({ regionCode }) => !regionCode.startsWith('31'))

  assert.ok(elsewhere.length > 0)
  for (const jurisdiction of elsewhere) assert.deepEqual(dutiesFor(lawOf(jurisdiction), 'accessRequest.submit'), [])
})

test('the review of an access request has five working days from the work order, and silence decides nothing', () => {
  for (const jurisdiction of all.filter(({ texts }) => texts.includes('sh'))) {
    const started = clocksStartedBy(lawOf(jurisdiction), 'accessRequest.underReview')

    assert.deepEqual(
      started.map(({ id, clock }) => ({ id, within: clock.within, on: clock.on, ifMissed: clock.ifMissed })),
      [{ id: 'SH-19.2', within: workdays(5), on: 'case', ifMissed: undefined }],
      jurisdiction.id,
    )
  }
})

test('hearing experts neither starts nor ends a limit; a decision and a withdrawal end it', () => {
  for (const jurisdiction of all.filter(({ texts }) => texts.includes('sh'))) {
    const law = lawOf(jurisdiction)
    const ended = (name: Parameters<typeof clocksEndedBy>[1]) => clocksEndedBy(law, name).map(({ id }) => id)

    assert.deepEqual(clocksStartedBy(law, 'accessRequest.expertReview'), [])
    assert.deepEqual(ended('accessRequest.expertReview'), [])
    for (const state of ['approved', 'rejected', 'withdrawn'] as const)
      assert.deepEqual(ended(`accessRequest.${state}`), ['SH-19.2'])
  }
})

test('the rules of the city know one limit in numbers', () => {
  for (const jurisdiction of all.filter(({ texts }) => texts.includes('sh'))) {
    const clocks = clocksOf(lawOf(jurisdiction)).filter(({ text }) => text.text === 'sh')
    assert.deepEqual(
      clocks.map(({ id }) => id),
      ['SH-19.2'],
    )
  }
})

test('conditions, materials and kinds of violation are cited only by acts of their kind', () => {
  const cityOnly = all.find(({ texts }) => texts.length === 1 && texts[0] === 'sh')
  assert.ok(cityOnly)
  const citedBy = (step: Parameters<typeof dutiesCitedBy>[1], kinds: string[]) =>
    dutiesCitedBy(lawOf(cityOnly), step, kinds).map(({ id }) => id)
  const plain = citedBy('openListEntry.submit', [])

  assert.deepEqual(
    citedBy('openListEntry.submit', ['class.conditional', 'condition.scenario']).filter(id => !plain.includes(id)),
    ['SH-14.2', 'SH-15a', 'SH-15b', 'SH-15.1', 'SH-18.1a'],
  )
  assert.deepEqual(citedBy('reuserViolation.record', ['violation.scenario']), ['SH-31.1', 'SH-31.1.4'])
  assert.deepEqual(citedBy('channel.register', []), [])
})

test('a draft whose days of force are blank has none', () => {
  const sh = textVersions.find(({ text }) => text === 'sh')

  assert.deepEqual([sh?.status, sh?.effectiveFrom, sh?.effectiveTo], ['draft', undefined, undefined])
})
