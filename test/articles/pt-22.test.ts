import assert from 'node:assert/strict'
import { test } from 'node:test'
import { provisionWaiting } from '../../server/sharing/provision.ts'
import {
  buildDemand,
  collect,
  collectedEntry,
  moveTo,
  newUnit,
  openDistrict,
  openMovingDistrict,
  publishEntry,
  servicesOf,
  signDemand,
  submitDemand,
  take,
  tryStep,
} from './article-fixture.ts'
import { clocksOfCase, lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'
import { caseUnder, fusionDemand, fusionPlan } from './exchange-fixture.ts'

test('PT-22.1a: data that is not collected yet is asked for from its provider, linked to the demand', async () => {
  const district = await openDistrict()
  const entryId = await publishEntry(district)
  const { caseId: demandId } = await submitDemand(district, buildDemand([entryId]))

  const forwarded = await tryStep(district, 'demand.forward', { actor: district.operator, caseId: demandId })
  const asked = await take(district, 'demand.requestData', { actor: district.operator, caseId: demandId })

  const request = await caseUnder(district, demandId, 'dataRequest')
  assert.deepEqual('refused' in forwarded && forwarded.refused, 'not_collected')
  assert.deepEqual([asked.state, asked.duties], ['waitingForData', ['PT-22.1a']])
  assert.deepEqual([request.state, request.unit_id], ['open', district.provider.unitId])
})

test('PT-22.1a: data in no catalog is asked for by name; nothing is asked for when nothing is missing', async () => {
  const district = await openDistrict()
  const actor = district.operator
  const missingData = [{ name: '独居老人名册' }]
  const unknown = await submitDemand(district, buildDemand([], { missingData }))
  const complete = await submitDemand(district, buildDemand([await collectedEntry(district)]))

  const nobody = await tryStep(district, 'demand.requestData', { actor, caseId: unknown.caseId })
  const idle = await tryStep(district, 'demand.requestData', { actor, caseId: complete.caseId })
  const requests = [{ providerId: district.provider.unitId, dataNeeded: '独居老人名册' }]
  await take(district, 'demand.requestData', { actor, caseId: unknown.caseId, input: { requests } })

  const refusal = { refused: 'invalid_input', field: 'requests', duty: 'PT-22.1a' }
  assert.deepEqual([nobody, idle], [refusal, refusal])
  assert.equal((await caseUnder(district, unknown.caseId, 'dataRequest')).unit_id, district.provider.unitId)
})

test('PT-22.1a, PT-22.1b: late data deems nothing approved; with the data and its review the demand is served', async t => {
  const district = await openMovingDistrict(t)
  const entryId = await publishEntry(district)
  const { caseId: demandId } = await submitDemand(district, buildDemand([entryId]))
  await take(district, 'demand.requestData', { actor: district.operator, caseId: demandId })
  const request = await caseUnder(district, demandId, 'dataRequest')

  const [clock] = await clocksOfCase(district, request.id)
  await moveTo(district, '2026-04-20')
  const late = (await stateOfCase(district, demandId)).state
  const complete = { actor: district.provider, caseId: request.id }
  const early = await tryStep(district, 'dataRequest.complete', {
    ...complete,
    input: { entryIds: [entryId], reviewResult: 'agreed' },
  })
  await collect(district, entryId)
  await take(district, 'dataRequest.complete', { ...complete, input: { entryIds: [entryId], reviewResult: 'agreed' } })
  const decided = (await stateOfCase(district, demandId)).state
  await provisionWaiting(district.platform)

  assert.deepEqual([clock?.duty, clock?.started_on, clock?.due_on], ['PT-22.1b', '2026-03-02', '2026-03-23'])
  assert.deepEqual(
    [late, 'refused' in early && early.refused, decided],
    ['waitingForData', 'not_collected', 'approved'],
  )
  assert.equal((await servicesOf(district, demandId)).length, 1)
})

test('PT-22.2a: a demand for fused data without its plan is refused', async () => {
  const district = await openDistrict()
  const content = buildDemand([await collectedEntry(district)], { demandType: 'fusion' })
  const input = await signDemand(district, { content, actor: district.consumer })

  const refused = await tryStep(district, 'demand.submit', { actor: district.consumer, input })

  assert.deepEqual(refused, { refused: 'field_missing', field: 'fusionPlan', duty: 'PT-22.2a' })
})

test('PT-22.2a, PT-22.2b: the plan is under joint review from the day of the demand, for five working days', async () => {
  const district = await openDistrict()
  const { demandId } = await fusionDemand(district)
  const plan = await caseUnder(district, demandId, 'fusionPlan')

  const { duties } = await lastEvent(district, plan.id)
  const [clock] = await clocksOfCase(district, plan.id)
  const opinion = await caseUnder(district, demandId, 'fusionOpinion')
  assert.equal((await stateOfCase(district, demandId)).state, 'fusionReview')
  assert.deepEqual(duties, ['PT-22.2a'])
  assert.deepEqual([clock?.duty, clock?.started_on, clock?.due_on], ['PT-22.2b', '2026-03-02', '2026-03-09'])
  assert.deepEqual([opinion.state, opinion.unit_id], ['asked', district.provider.unitId])
})

test('PT-22.2b: a plan passes with the opinions of all its providers and is returned only with the reason', async () => {
  const district = await openDistrict()
  const { demandId, content } = await fusionDemand(district)
  const plan = await caseUnder(district, demandId, 'fusionPlan')
  const byOperator = { actor: district.operator, caseId: plan.id }

  const alone = await tryStep(district, 'fusionPlan.pass', { ...byOperator, input: { findings: '可行' } })
  const bare = await tryStep(district, 'fusionPlan.return', byOperator)
  const reason = '关联规则不明确'
  await take(district, 'fusionPlan.return', { ...byOperator, input: { reason } })
  const returned = await lastEvent(district, demandId)
  const changed = { ...content, fusionPlan: { ...fusionPlan, joinRules: '按代码和日期关联' } }
  const input = await signDemand(district, { content: changed, actor: district.consumer, demandId })
  await take(district, 'demand.resubmit', { actor: district.consumer, caseId: demandId, input })
  const opinion = await caseUnder(district, demandId, 'fusionOpinion')
  const given = { fusionOpinion: 'agree', opinion: '同意' }
  await take(district, 'fusionOpinion.give', { actor: district.provider, caseId: opinion.id, input: given })
  await take(district, 'fusionPlan.pass', { ...byOperator, input: { findings: '可行' } })

  assert.deepEqual(alone, { refused: 'opinion_missing', field: null, duty: 'PT-22.2b' })
  assert.deepEqual(bare, { refused: 'field_missing', field: 'reason', duty: 'PT-22.2b' })
  assert.deepEqual([returned.to_state, returned.reason], ['formallyIncomplete', reason])
  assert.deepEqual(
    (await clocksOfCase(district, plan.id)).map(({ duty, ended_by }) => [duty, ended_by]),
    [
      ['PT-22.2b', 'fusionPlan.passed'],
      ['PT-22.2b', 'fusionPlan.returned'],
      ['PT-22.2c', null],
    ],
  )
  assert.equal((await stateOfCase(district, demandId)).state, 'fusionBuilding')
})

async function passedFusion(district: Awaited<ReturnType<typeof openDistrict>>) {
  const { demandId, entryId } = await fusionDemand(district)
  const opinion = await caseUnder(district, demandId, 'fusionOpinion')
  const given = { fusionOpinion: 'agree', opinion: '同意' }
  await take(district, 'fusionOpinion.give', { actor: district.provider, caseId: opinion.id, input: given })
  const { id: planId } = await caseUnder(district, demandId, 'fusionPlan')
  await take(district, 'fusionPlan.pass', { actor: district.operator, caseId: planId, input: { findings: '可行' } })
  return { demandId, planId, entryId }
}

test('PT-22.2c: within ten working days the result is delivered, and it is the result that is served', async () => {
  const district = await openDistrict()
  const { demandId, planId } = await passedFusion(district)
  const deliver = { actor: district.operator, caseId: planId }
  const [, clock] = await clocksOfCase(district, planId)
  const lead = await newUnit(district.platform, 'provider')
  const empty = await publishEntry(district, { provider: lead })
  const result = await collectedEntry(district, { provider: lead })

  const refused = await tryStep(district, 'fusionPlan.deliver', {
    ...deliver,
    input: { entryId: empty, result: '已融合' },
  })
  await take(district, 'fusionPlan.deliver', { ...deliver, input: { entryId: result, result: '已融合' } })
  await provisionWaiting(district.platform)

  const [serviceId] = await servicesOf(district, demandId)
  const { rows } = await district.platform.database.raw('select entry_id from sharing_service where id = $1', [
    serviceId,
  ])
  assert.deepEqual([clock?.duty, clock?.due_on], ['PT-22.2c', '2026-03-16'])
  assert.deepEqual('refused' in refused && [refused.refused, refused.field], ['not_collected', 'entryId'])
  assert.deepEqual(rows, [{ entry_id: result }])
})

test('PT-22.2c: a specially complex fusion gets a planned day with its reason in place of the limit', async () => {
  const district = await openDistrict()
  const { planId } = await passedFusion(district)
  const except = { actor: district.operator, caseId: planId }

  const past = await tryStep(district, 'fusionPlan.grantException', {
    ...except,
    input: { plannedOn: '2026-03-02', reason: '来源多' },
  })
  const granted = await take(district, 'fusionPlan.grantException', {
    ...except,
    input: { plannedOn: '2026-05-08', reason: '涉及历史数据清洗' },
  })

  assert.deepEqual(past, { refused: 'invalid_input', field: 'plannedOn', duty: 'PT-22.2c' })
  assert.deepEqual([granted.state, granted.duties], ['exceptionComplex', ['PT-22.2c']])
  assert.equal(
    (await clocksOfCase(district, planId)).find(clock => clock.duty === 'PT-22.2c')?.ended_by,
    'fusionPlan.exceptionComplex',
  )
  assert.equal((await noticesOfCase(district, planId)).at(-1)?.kind, 'fusionExceptional')
})
