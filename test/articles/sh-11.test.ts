import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collectedEntry, type District, openDistrict, publishEntry, take, tryStep } from './article-fixture.ts'
import { lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'
import { buildOpenSet, submitOpenSet } from './open-fixture.ts'

async function workOrder(district: District) {
  return (await submitOpenSet(district, buildOpenSet(await collectedEntry(district)))).caseId
}

function giveBack(district: District, caseId: string, input: object) {
  return tryStep(district, 'openListEntry.return', { actor: district.operator, caseId, input })
}

test('SH-11.2: a work order goes back with one of the four codes; only the operator decides', async () => {
  const district = await openDistrict()
  const caseId = await workOrder(district)

  const without = await giveBack(district, caseId, { reason: '不合要求' })
  const unknown = await giveBack(district, caseId, { reasonCode: 'dislike', reason: '不合要求' })
  const byProvider = await tryStep(district, 'openListEntry.accept', { actor: district.provider, caseId })

  assert.deepEqual(
    [without, unknown].map(answer => 'refused' in answer && [answer.refused, answer.field]),
    [
      ['invalid_input', 'reasonCode'],
      ['invalid_input', 'reasonCode'],
    ],
  )
  assert.deepEqual(byProvider, { refused: 'role_missing', field: null, duty: 'SH-3.2' })
  assert.equal((await stateOfCase(district, caseId)).state, 'submitted')
  const accepted = await take(district, 'openListEntry.accept', { actor: district.operator, caseId })
  assert.ok(accepted.duties.includes('SH-11.2'))
})

const codes = [
  ['SH-11.2.1', 'noReason'],
  ['SH-11.2.2', 'incomplete'],
  ['SH-11.2.3', 'wrongClass'],
  ['SH-11.2.4', 'other'],
] as const

async function returnedWith(reasonCode: (typeof codes)[number][1]) {
  const district = await openDistrict()
  const caseId = await workOrder(district)
  await giveBack(district, caseId, { reasonCode, reason: '请说明' })
  const [event, notices] = [await lastEvent(district, caseId), await noticesOfCase(district, caseId)]
  const told = notices.find(notice => notice.kind === 'openListReturned')
  return {
    duties: event.duties,
    reason: event.reason,
    to: event.to_state,
    told: told?.unit_id === district.provider.unitId,
  }
}

function expected(duty: string) {
  return { duties: ['SH-11.2', duty], reason: '请说明', to: 'returned', told: true }
}

test('SH-11.2.1: returned for want of a sound reason, the provider sees the ground and the words', async () => {
  assert.deepEqual(await returnedWith('noReason'), expected('SH-11.2.1'))
})

test('SH-11.2.3: returned because the class does not follow the rules', async () => {
  assert.deepEqual(await returnedWith('wrongClass'), expected('SH-11.2.3'))
})

test('SH-11.2.4: another ground needs words of its own', async () => {
  const district = await openDistrict()
  const caseId = await workOrder(district)

  const wordless = await giveBack(district, caseId, { reasonCode: 'other', reason: ' ' })

  assert.deepEqual('refused' in wordless && [wordless.refused, wordless.field], ['invalid_input', 'reason'])
  assert.deepEqual(await returnedWith('other'), expected('SH-11.2.4'))
})

test('a returned work order is handed in again and decided anew', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const { caseId } = await submitOpenSet(district, buildOpenSet(entryId))
  await giveBack(district, caseId, { reasonCode: 'incomplete', reason: '摘要过短' })

  const again = await take(district, 'openListEntry.resubmit', {
    actor: district.provider,
    caseId,
    input: buildOpenSet(entryId, { abstract: '2026年全区代码清单，含停用代码' }),
  })

  assert.equal(again.state, 'submitted')
  assert.equal((await take(district, 'openListEntry.accept', { actor: district.operator, caseId })).state, 'open')
})

test('a set without collected data cannot be opened', async () => {
  const district = await openDistrict()
  const { caseId } = await submitOpenSet(district, buildOpenSet(await publishEntry(district)))

  const answer = await tryStep(district, 'openListEntry.accept', { actor: district.operator, caseId })

  assert.deepEqual('refused' in answer && [answer.refused, answer.field], ['not_collected', 'entryId'])
})
