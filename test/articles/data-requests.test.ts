import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  collectedEntry,
  moveTo,
  openDistrict,
  openMovingDistrict,
  publishEntry,
  take,
  tryStep,
} from './article-fixture.ts'
import { clocksOfCase, noticesOfCase, stateOfCase } from './case-views.ts'

const asked = { title: '特困人员名单', dataContent: '特困人员姓名和认定日期' }

test('PT-22.1b: cataloging, collection and review are due together after fifteen working days; silence agrees to nothing', async t => {
  const district = await openMovingDistrict(t)
  const { provider, operator, consumer } = district
  const input = { ...asked, unitId: provider.unitId, consumerId: consumer.unitId }

  const { caseId } = await take(district, 'dataRequest.open', { actor: operator, input })
  const clocks = await clocksOfCase(district, caseId)
  await moveTo(district, '2026-04-30')

  assert.deepEqual(clocks, [
    { duty: 'PT-22.1b', started_on: '2026-03-02', due_on: '2026-03-23', ended_on: null, ended_by: null },
  ])
  assert.deepEqual(await stateOfCase(district, caseId), { state: 'open', since: '2026-03-02' })
  assert.deepEqual(
    (await noticesOfCase(district, caseId)).map(notice => [notice.kind, notice.unit_id]),
    [['dataRequested', provider.unitId]],
  )
})

test('PT-22.1b: the request is done when the data is collected and the demand reviewed', async () => {
  const district = await openDistrict()
  const { provider, operator } = district
  const { caseId } = await take(district, 'dataRequest.open', {
    actor: operator,
    input: { ...asked, unitId: provider.unitId },
  })
  const published = await publishEntry(district)
  const collected = await collectedEntry(district)
  const complete = (entryId: string, review: object = { reviewResult: 'agreed' }) =>
    tryStep(district, 'dataRequest.complete', { actor: provider, caseId, input: { entryIds: [entryId], ...review } })

  const early = await complete(published)
  const mute = await complete(collected, { reviewResult: 'notAgreed' })
  const low = await complete(collected, {
    reviewResult: 'notAgreed',
    ground: { level: '规范性文件', title: '内部规定', article: '第一条' },
  })
  const done = await complete(collected)

  assert.deepEqual(early, { refused: 'not_collected', field: 'entryIds', duty: 'PT-22.1b' })
  assert.deepEqual(
    [mute, low].map(answer => 'refused' in answer && answer.refused),
    ['ground_missing', 'ground_level'],
  )
  assert.equal('state' in done && done.state, 'done')
  assert.equal((await clocksOfCase(district, caseId))[0]?.ended_by, 'dataRequest.done')
})
