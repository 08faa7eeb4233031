import assert from 'node:assert/strict'
import { test } from 'node:test'
import { provisionWaiting } from '../../server/sharing/provision.ts'
import { openDistrict, partsOfDemand, servicesOf, take, tryStep } from './article-fixture.ts'
import { lastEvent, stateOfCase } from './case-views.ts'
import { caseUnder, keyWorkDemand } from './exchange-fixture.ts'

test('PT-19.1.2, PT-19.2: no service starts before the scenario of key work is evaluated and authorised', async () => {
  const district = await openDistrict()
  const { operator } = district
  const { demandId } = await keyWorkDemand(district)

  const direct = await tryStep(district, 'demand.confirmNorm', { actor: operator, caseId: demandId })
  const opened = await take(district, 'demand.evaluateScenario', { actor: operator, caseId: demandId })
  const around = await tryStep(district, 'demand.forward', { actor: operator, caseId: demandId })
  const scenario = await caseUnder(district, demandId, 'scenario')
  const served = await provisionWaiting(district.platform)
  await take(district, 'scenario.evaluate', {
    actor: operator,
    caseId: scenario.id,
    input: { assessors: '数据管理科', findings: '方案可行，依据充分' },
  })
  const passed = await take(district, 'scenario.authorise', {
    actor: operator,
    caseId: scenario.id,
    input: { scope: '仅限津贴核验' },
  })
  await provisionWaiting(district.platform)

  const refusal = { refused: 'scenario_not_authorised', field: null, duty: 'PT-19.2' }
  assert.deepEqual([direct, around], [{ ...refusal, field: 'directCase' }, refusal])
  assert.deepEqual([opened.state, opened.duties, served], ['scenarioEvaluating', ['PT-19.1.2', 'PT-19.2'], 0])
  assert.deepEqual([passed.state, passed.duties], ['authorised', ['PT-19.2']])
  assert.equal((await stateOfCase(district, demandId)).state, 'inService')
  assert.equal((await servicesOf(district, demandId)).length, 1)
})

test('PT-19.2: an authorised scenario is cited by a later demand for the same data, and for no other', async () => {
  const district = await openDistrict()
  const { operator } = district
  const first = await keyWorkDemand(district)
  await take(district, 'demand.evaluateScenario', { actor: operator, caseId: first.demandId })
  const { id: scenarioId } = await caseUnder(district, first.demandId, 'scenario')
  const findings = { assessors: '数据管理科', findings: '可行' }
  await take(district, 'scenario.evaluate', { actor: operator, caseId: scenarioId, input: findings })
  await take(district, 'scenario.authorise', { actor: operator, caseId: scenarioId, input: { scope: '津贴核验' } })

  const same = await keyWorkDemand(district, { entryId: first.entryId, changes: { scenarioId } })
  const other = await keyWorkDemand(district, { changes: { scenarioId } })

  const served = await take(district, 'demand.evaluateScenario', { actor: operator, caseId: same.demandId })
  const refused = await tryStep(district, 'demand.evaluateScenario', { actor: operator, caseId: other.demandId })
  assert.equal(served.state, 'provisioning')
  assert.deepEqual(refused, {
    refused: 'scenario_not_authorised',
    field: 'directCase.scenarioId',
    duty: 'PT-19.2',
  })
})

test('PT-19.2: a scenario that does not pass sends its demand the ordinary way of review', async () => {
  const district = await openDistrict()
  const { operator } = district
  const { demandId } = await keyWorkDemand(district)
  await take(district, 'demand.evaluateScenario', { actor: operator, caseId: demandId })
  const { id: scenarioId } = await caseUnder(district, demandId, 'scenario')
  const input = { assessors: '数据管理科', findings: '依据不足' }
  await take(district, 'scenario.evaluate', { actor: operator, caseId: scenarioId, input })

  await take(district, 'scenario.refuse', { actor: operator, caseId: scenarioId, input: { reason: '依据不足' } })

  assert.equal((await lastEvent(district, demandId)).to_state, 'underProviderReview')
  assert.deepEqual(
    (await partsOfDemand(district, demandId)).map(part => part.state),
    ['forwarded'],
  )
})

test('PT-19.2: without a plan of the scenario there is nothing to evaluate', async () => {
  const district = await openDistrict()
  const { demandId } = await keyWorkDemand(district, { changes: { plan: ' ' } })

  const refused = await tryStep(district, 'demand.evaluateScenario', { actor: district.operator, caseId: demandId })

  assert.deepEqual(refused, { refused: 'field_missing', field: 'directCase.plan', duty: 'PT-19.2' })
})
