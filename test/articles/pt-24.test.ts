import assert from 'node:assert/strict'
import { test } from 'node:test'
import { provisionWaiting } from '../../server/sharing/provision.ts'
import {
  buildDemand,
  collectedEntry,
  type District,
  forwardedDemand,
  newUnit,
  openDistrict,
  partsOfDemand,
  servicesOf,
  take,
  tryStep,
} from './article-fixture.ts'
import { clocksOfCase, noticesOfCase, stateOfCase } from './case-views.ts'
import { rejectedDemand } from './exchange-fixture.ts'

const negotiation = { heldOn: '2026-03-02', participants: '双方经办人', minutes: '对依据理解不一致' }

async function raised(district: District) {
  const { demandId } = await rejectedDemand(district)
  const input = { demandId, disputeSubject: 'rejection', claim: '所引条款不适用于本场景' }
  const { caseId } = await take(district, 'dispute.raise', { actor: district.consumer, input })
  return { demandId, caseId }
}

async function escalated(district: District) {
  const { demandId, caseId } = await raised(district)
  const { consumer } = district
  await take(district, 'dispute.recordNegotiation', { actor: consumer, caseId, input: negotiation })
  await take(district, 'dispute.fail', { actor: consumer, caseId, input: { reason: '未能一致' } })
  await take(district, 'dispute.escalate', { actor: consumer, caseId, input: { request: '请协调' } })
  return { demandId, caseId }
}

test('PT-24: a dispute goes to the authority only after a negotiation on record has failed', async () => {
  const district = await openDistrict()
  const { demandId, caseId } = await raised(district)
  const { consumer } = district
  const told = (await noticesOfCase(district, caseId)).map(notice => notice.unit_id)

  const early = await tryStep(district, 'dispute.escalate', { actor: consumer, caseId, input: { request: '请协调' } })
  const unheld = await tryStep(district, 'dispute.fail', { actor: consumer, caseId, input: { reason: '未能一致' } })
  await take(district, 'dispute.recordNegotiation', { actor: district.provider, caseId, input: negotiation })
  await take(district, 'dispute.fail', { actor: consumer, caseId, input: { reason: '未能一致' } })
  const handed = await take(district, 'dispute.escalate', { actor: consumer, caseId, input: { request: '请协调' } })

  assert.deepEqual(early, { refused: 'step_not_possible', field: null, duty: 'PT-24' })
  assert.deepEqual('refused' in unheld && unheld.refused, 'negotiation_missing')
  assert.deepEqual([handed.state, handed.duties], ['authorityCoordinating', ['PT-24']])
  assert.deepEqual(told.toSorted(), [district.provider.unitId, consumer.unitId].toSorted())
  assert.equal((await stateOfCase(district, demandId)).state, 'inDispute')
})

test('PT-24: the authority reopens the review: the provider decides anew within its limit, and the demand is served', async () => {
  const district = await openDistrict()
  const { demandId, caseId } = await escalated(district)
  const outcome = { outcome: 'reopen', reason: '所引条款不适用，应当重新审核' }

  const byOperator = await tryStep(district, 'dispute.decide', { actor: district.operator, caseId, input: outcome })
  await take(district, 'dispute.decide', { actor: district.authority, caseId, input: outcome })
  const reopened = (await stateOfCase(district, demandId)).state
  const part = (await partsOfDemand(district, demandId)).find(one => one.state === 'forwarded')
  const [clock] = await clocksOfCase(district, part?.id ?? '')
  await take(district, 'demandPart.decide', {
    actor: district.provider,
    caseId: part?.id ?? '',
    input: { decision: 'approve' },
  })
  await provisionWaiting(district.platform)

  assert.deepEqual('refused' in byOperator && [byOperator.refused, byOperator.duty], ['role_missing', 'PT-24'])
  assert.deepEqual([reopened, clock?.duty, clock?.due_on], ['underProviderReview', 'PT-20b', '2026-03-09'])
  assert.equal((await stateOfCase(district, demandId)).state, 'inService')
  assert.equal((await servicesOf(district, demandId)).length, 1)
})

test('PT-24: the authority lets the rejection stand and the demand stays rejected', async () => {
  const district = await openDistrict()
  const { demandId, caseId } = await escalated(district)
  const input = { outcome: 'stands', reason: '依据充分' }

  const decided = await take(district, 'dispute.decide', { actor: district.authority, caseId, input })

  assert.deepEqual([decided.state, decided.duties], ['decided', ['PT-24']])
  assert.equal((await stateOfCase(district, demandId)).state, 'rejected')
})

test('PT-24: in a settlement each side gives way only for itself', async () => {
  const district = await openDistrict()
  const { demandId, caseId } = await raised(district)
  await take(district, 'dispute.recordNegotiation', { actor: district.consumer, caseId, input: negotiation })
  const input = { outcome: 'reopen', result: '同意重新审核' }

  const forOther = await tryStep(district, 'dispute.settle', { actor: district.consumer, caseId, input })
  const settled = await take(district, 'dispute.settle', { actor: district.provider, caseId, input })

  assert.deepEqual(forOther, { refused: 'unit_not_party', field: null, duty: 'PT-24' })
  assert.equal(settled.state, 'settled')
  assert.equal((await stateOfCase(district, demandId)).state, 'underProviderReview')
})

test('PT-24: a provider disputes the reasonableness of a demand while its review runs on; a stranger cannot', async () => {
  const district = await openDistrict()
  const { demandId } = await forwardedDemand(district, buildDemand([await collectedEntry(district)]))
  const stranger = await newUnit(district.platform, 'provider')
  const input = { demandId, disputeSubject: 'reasonableness', claim: '所需数据项超出业务目标' }

  const foreign = await tryStep(district, 'dispute.raise', { actor: stranger, input })
  const own = await take(district, 'dispute.raise', { actor: district.provider, input })

  assert.deepEqual('refused' in foreign && [foreign.refused, foreign.field], ['unknown_thing', 'demandId'])
  assert.equal(own.state, 'negotiating')
  assert.equal((await stateOfCase(district, demandId)).state, 'underProviderReview')
})
