import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry } from '../../server/test-platform.ts'
import { moveTo, openDistrict, take, tryStep } from './article-fixture.ts'
import { clocksOfCase, lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'
import { colleagueOf, elements, openDistrictOf } from './other-districts.ts'

const input = () => buildEntry(elements)

test('ZH-13a: an entry is reviewed in its unit before it is reported; the operator cannot pass it earlier', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const { provider, operator } = district

  const { caseId, state } = await take(district, 'catalogEntry.submit', { actor: provider, input: input() })
  const early = await tryStep(district, 'catalogEntry.pass', { actor: operator, caseId })
  const own = await tryStep(district, 'catalogEntry.reviewInUnit', { actor: provider, caseId })
  const reviewed = await take(district, 'catalogEntry.reviewInUnit', { actor: colleagueOf(provider), caseId })
  const passed = await take(district, 'catalogEntry.pass', { actor: operator, caseId })

  assert.equal(state, 'unitReview')
  assert.equal('refused' in early && early.refused, 'step_not_possible')
  assert.deepEqual(own, { refused: 'own_work', field: null, duty: 'ZH-13a' })
  assert.deepEqual([reviewed.state, reviewed.duties, passed.state], ['underReview', ['ZH-13a'], 'published'])
  const [first] = await noticesOfCase(district, caseId)
  assert.deepEqual([first?.unit_id, first?.kind], [provider.unitId, 'catalogEntryToReviewInUnit'])
})

test('ZH-13a: the unit returns its own entry with a reason; corrected, it is reviewed in the unit again', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const { provider } = district
  const { caseId } = await take(district, 'catalogEntry.submit', { actor: provider, input: input() })

  await take(district, 'catalogEntry.returnInUnit', {
    actor: colleagueOf(provider),
    caseId,
    input: { reason: '数据项说明不全' },
  })
  const event = await lastEvent(district, caseId)
  const again = await take(district, 'catalogEntry.resubmit', { actor: provider, caseId, input: input() })

  assert.deepEqual([event.reason, event.duties], ['数据项说明不全', ['ZH-13a']])
  assert.equal(again.state, 'unitReview')
})

test('ZH-13a: neither review has a limit, and nothing passes by lateness', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const { caseId } = await take(district, 'catalogEntry.submit', { actor: district.provider, input: input() })

  const swept = await moveTo(district, '2026-08-31')

  assert.deepEqual(swept, { applied: 0, failed: 0 })
  assert.deepEqual(await stateOfCase(district, caseId), { state: 'unitReview', since: '2026-03-02' })
  assert.deepEqual(await clocksOfCase(district, caseId), [])
})

test('a review in the unit does not exist where no text asks for it, and is refused with the reason', async () => {
  const district = await openDistrict()
  const { caseId, state } = await take(district, 'catalogEntry.submit', {
    actor: district.provider,
    input: buildEntry(),
  })

  const answer = await tryStep(district, 'catalogEntry.reviewInUnit', {
    actor: colleagueOf(district.provider),
    caseId,
  })

  assert.equal(state, 'underReview')
  assert.equal('refused' in answer && answer.refused, 'not_in_this_law')
})
