import assert from 'node:assert/strict'
import { test } from 'node:test'
import { provisionWaiting } from '../../server/sharing/provision.ts'
import {
  buildDemand,
  collectedEntry,
  type District,
  openDistrict,
  publishEntry,
  servicesOf,
  submitDemand,
  take,
  tryStep,
} from './article-fixture.ts'
import { noticesOfCase, stateOfCase } from './case-views.ts'
import { caseUnder } from './exchange-fixture.ts'

async function registered(district: District) {
  const missingData = [{ name: '全市养老金待遇' }]
  const { caseId: demandId } = await submitDemand(district, buildDemand([], { missingData }))
  const input = { demandId, insufficiency: '区内没有单位掌握全市待遇数据' }
  const { caseId } = await take(district, 'upwardRequest.register', { actor: district.operator, input })
  return { demandId, caseId }
}

async function sent(district: District) {
  const { demandId, caseId } = await registered(district)
  const coordination = { coordination: 'proceed', opinion: '同意向市级平台提出' }
  await take(district, 'upwardRequest.coordinate', { actor: district.authority, caseId, input: coordination })
  const letter = { documentNumber: '区府办函〔2026〕8号', sentOn: '2026-03-02' }
  await take(district, 'upwardRequest.send', { actor: district.operator, caseId, input: letter })
  return { demandId, caseId }
}

test('PT-23: the authority coordinates first, and the district serves only what the city has agreed to and sent', async () => {
  const district = await openDistrict()
  const { operator } = district
  const { demandId, caseId } = await registered(district)
  const waiting = await caseUnder(district, demandId, 'upwardRequest')

  const byOperator = await tryStep(district, 'upwardRequest.coordinate', {
    actor: operator,
    caseId,
    input: { coordination: 'proceed', opinion: '同意' },
  })
  const early = await tryStep(district, 'upwardRequest.send', {
    actor: operator,
    caseId,
    input: { documentNumber: '一号', sentOn: '2026-03-02' },
  })

  assert.deepEqual(waiting.state, 'registered')
  assert.deepEqual([(await stateOfCase(district, demandId)).state], ['upwardRequested'])
  assert.deepEqual(byOperator, { refused: 'role_missing', field: null, duty: 'PT-23' })
  assert.deepEqual(early, { refused: 'step_not_possible', field: null, duty: 'PT-23' })
})

test('PT-23: once the resource has been received the demand is served through the district platform', async () => {
  const district = await openDistrict()
  const { operator } = district
  const { demandId, caseId } = await sent(district)
  const agreed = { cityAnswer: 'agree', answeredOn: '2026-03-02' }
  await take(district, 'upwardRequest.recordAnswer', { actor: operator, caseId, input: agreed })

  const early = await tryStep(district, 'upwardRequest.serve', { actor: operator, caseId })
  const empty = { entryId: await publishEntry(district), receipt: '尚未到数' }
  const without = await tryStep(district, 'upwardRequest.receiveResource', { actor: operator, caseId, input: empty })
  const resource = { entryId: await collectedEntry(district), receipt: '属地返还到数' }
  await take(district, 'upwardRequest.receiveResource', { actor: operator, caseId, input: resource })
  const served = await take(district, 'upwardRequest.serve', { actor: operator, caseId })
  await provisionWaiting(district.platform)

  assert.deepEqual('refused' in early && [early.refused, early.duty], ['step_not_possible', 'PT-23'])
  assert.deepEqual('refused' in without && [without.refused, without.field], ['not_collected', 'entryId'])
  assert.deepEqual([served.state, served.duties], ['served', ['PT-23']])
  assert.equal((await stateOfCase(district, demandId)).state, 'inService')
  assert.equal((await servicesOf(district, demandId)).length, 1)
})

test('PT-23: a refusal of the city needs its reason and closes the demand with it', async () => {
  const district = await openDistrict()
  const { operator } = district
  const { demandId, caseId } = await sent(district)
  const refusal = { cityAnswer: 'refuse', answeredOn: '2026-03-02' }

  const bare = await tryStep(district, 'upwardRequest.recordAnswer', { actor: operator, caseId, input: refusal })
  const input = { ...refusal, reason: '不属于可返还数据' }
  await take(district, 'upwardRequest.recordAnswer', { actor: operator, caseId, input })

  assert.deepEqual('refused' in bare && [bare.refused, bare.field], ['reason_missing', 'reason'])
  assert.equal((await stateOfCase(district, demandId)).state, 'upwardRefused')
  const told = (await noticesOfCase(district, demandId)).at(-1)
  assert.deepEqual([told?.kind, told?.unit_id, told?.duty], ['upwardRefused', district.consumer.unitId, 'PT-23'])
})
