import assert from 'node:assert/strict'
import { test } from 'node:test'
import { provisionWaiting } from '../../server/sharing/provision.ts'
import {
  activeService,
  directDemand,
  moveTo,
  openMovingDistrict,
  servicesOf,
  submitDemand,
  take,
  tryStep,
} from './article-fixture.ts'
import { stateOfCase } from './case-views.ts'

test('PT-26.2c: a service that ended by itself is resumed by nobody; a new demand starts a new one', async t => {
  const district = await openMovingDistrict(t)
  const { serviceId, entryId } = await activeService(district)
  await moveTo(district, '2026-06-03')
  await moveTo(district, '2026-07-20')
  const ended = (await stateOfCase(district, serviceId)).state
  const reason = '需要再次使用'

  const objected = await tryStep(district, 'sharingService.object', {
    actor: district.consumer,
    caseId: serviceId,
    input: { reason },
  })
  const cleared = await tryStep(district, 'sharingService.clearRisk', {
    actor: district.operator,
    caseId: serviceId,
    input: { reason },
  })
  const { caseId: demandId } = await submitDemand(district, directDemand([entryId]))
  await take(district, 'demand.confirmNorm', { actor: district.operator, caseId: demandId })
  await provisionWaiting(district.platform)

  assert.equal(ended, 'terminatedAuto')
  assert.deepEqual(
    [objected, cleared].map(refusal => 'refused' in refusal && refusal.refused),
    ['step_not_possible', 'step_not_possible'],
  )
  assert.equal((await stateOfCase(district, serviceId)).state, 'terminatedAuto')
  const [renewed] = await servicesOf(district, demandId)
  assert.equal((await stateOfCase(district, renewed ?? '')).state, 'active')
})
