import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, months, workdays } from '@gongshu/deadlines'
import {
  clocksEndedBy,
  clocksStartedBy,
  dutiesCitedBy,
  dutiesFor,
  dutiesOf,
  dutyById,
  dutyOfRule,
  groundsFor,
  jurisdictions,
  lawFromRefs,
  lawOn,
  limitOfRule,
  putuo,
  refsOf,
  requiredFields,
  requirementsFor,
  textVersions,
} from './index.ts'

const law = lawOn(putuo, textVersions, day('2026-03-02'))

test('PT-34: the rules apply from the day of their issue, not on the day before', () => {
  const refsOn = (today: string) => refsOf(lawOn(putuo, textVersions, day(today)))

  assert.deepEqual(refsOn('2023-06-20'), ['sh@draft-2022'])
  assert.deepEqual(refsOn('2023-06-21'), ['pt@2023-06-21', 'sh@draft-2022'])
})

test('a case finds the law it began under again, and an unknown version is a bug', () => {
  assert.deepEqual(refsOf(lawFromRefs(putuo, textVersions, ['pt@2023-06-21'])), ['pt@2023-06-21'])
  assert.throws(() => lawFromRefs(putuo, textVersions, ['pt@1999-01-01']), /pt@1999-01-01 is unknown/)
})

test('the clocks that a transition starts and ends', () => {
  const started = (name: Parameters<typeof clocksStartedBy>[1]) =>
    clocksStartedBy(law, name).map(({ id, clock }) => ({ id, on: clock.on, within: clock.within }))
  const ended = (name: Parameters<typeof clocksEndedBy>[1]) => clocksEndedBy(law, name).map(({ id }) => id)

  assert.deepEqual(started('demandPart.forwarded'), [{ id: 'PT-20b', on: 'part', within: workdays(5) }])
  assert.deepEqual(started('catalogEntry.published'), [{ id: 'PT-15', on: 'linkedCase', within: workdays(10) }])
  assert.deepEqual(started('catalogEntry.underReview'), [{ id: 'PT-13a', on: 'case', within: workdays(1) }])
  assert.deepEqual(started('demand.inService'), [])
  assert.deepEqual(ended('demandPart.deemedApproved'), ['PT-20b'])
  assert.deepEqual(ended('catalogEntry.underReview'), ['PT-13b'])
  assert.deepEqual(ended('sharingService.terminatedByConsumer'), ['PT-26.2a', 'PT-26.2b'])
})

test('the fields that a step must carry, each with the duty that demands it', () => {
  const fieldsOf = (step: Parameters<typeof requiredFields>[1]) =>
    requiredFields(law, step).map(({ field, duty }) => `${duty.id} ${field}`)

  assert.deepEqual(fieldsOf('catalogEntry.submit'), [
    'PT-11.3 source',
    'PT-11.3 updateFrequency',
    'PT-11.3 classification',
    'PT-11.3 grade',
    'PT-11.3 sharingAttribute',
    'PT-11.3 openingAttribute',
    'PT-11.3 coverage',
    'PT-11.3 managingBody',
    'PT-11.3 description',
  ])
  assert.deepEqual(fieldsOf('catalogEntry.resubmit'), fieldsOf('catalogEntry.submit'))
  assert.deepEqual(fieldsOf('demand.submit'), fieldsOf('demand.resubmit'))
  assert.equal(fieldsOf('demand.submit').length, 9)
})

test('a requirement binds only the steps that it names', () => {
  assert.deepEqual(
    requiredFields(law, 'catalogEntry.return').map(({ field }) => field),
    ['reason'],
  )
  assert.deepEqual(requiredFields(law, 'catalogEntry.pass'), [])
  assert.deepEqual(
    requirementsFor(law, 'openListEntry.withdraw').map(({ requirement, duty }) => ({ id: duty.id, requirement })),
    [
      {
        id: 'SH-11.1',
        requirement: { attachment: 'proof', quote: '修改为不开放的,应当提供证明文件', on: ['openListEntry.withdraw'] },
      },
    ],
  )
})

test('a refusal to collect takes a narrower ground than a rejection', () => {
  const levelsFor = (step: Parameters<typeof groundsFor>[1]) => groundsFor(law, step)?.levels ?? null

  assert.deepEqual(levelsFor('collection.judgeRefusal'), ['法律', '行政法规', '地方性法规'])
  assert.deepEqual(levelsFor('demandPart.decide'), ['法律', '行政法规', '地方性法规', '规章'])
  assert.equal(levelsFor('demand.provision'), null)
})

test('a step knows its duties and a duty is found by its id', () => {
  assert.deepEqual(
    dutiesFor(law, 'demandPart.decide').map(({ id, article, text }) => ({ id, article, text: text.id })),
    [
      { id: 'PT-20b', article: 'PT-20', text: 'pt@2023-06-21' },
      { id: 'PT-20c', article: 'PT-20', text: 'pt@2023-06-21' },
    ],
  )
  assert.equal(dutyById(law, 'SH-17')?.text.id, 'sh@draft-2022')
  assert.equal(dutyById(law, 'PT-99'), null)
})

test('an act cites a duty bound to a kind of act only when it is of that kind', () => {
  const citedBy = (step: Parameters<typeof dutiesCitedBy>[1], kinds: string[]) =>
    dutiesCitedBy(law, step, kinds).map(({ id }) => id)

  assert.deepEqual(citedBy('demandPart.decide', []), ['PT-20b'])
  assert.deepEqual(citedBy('demandPart.decide', ['rejected']), ['PT-20b', 'PT-20c'])
  assert.deepEqual(citedBy('demand.confirmNorm', ['direct.4']), ['PT-19.1', 'PT-19.1.4'])
  assert.deepEqual(citedBy('openListEntry.return', ['return.incomplete']), ['SH-11.2', 'SH-11.2.2'])
})

test('a named rule leads to its duty and its limit', () => {
  assert.equal(dutyOfRule(law, 'noStateSecret')?.id, 'PT-3.2')
  assert.equal(dutyOfRule(law, 'unknown'), null)
  assert.deepEqual(limitOfRule(law, 'rarerUse'), months(3))
  assert.equal(limitOfRule(law, 'noStateSecret'), null)
})

test('a duty id is used once in all texts', () => {
  const ids = dutiesOf(law).map(({ id }) => id)

  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  )
})

test('a jurisdiction gives each matter to one of its own texts', () => {
  for (const jurisdiction of Object.values(jurisdictions)) {
    const known: readonly string[] = textVersions.map(({ text }) => text)
    for (const text of jurisdiction.texts) assert.ok(known.includes(text), `${jurisdiction.id}: no version of ${text}`)
    for (const text of Object.values(jurisdiction.matters))
      assert.ok((jurisdiction.texts as readonly string[]).includes(text))
  }
})
