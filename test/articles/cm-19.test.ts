import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { provisionWaiting } from '../../server/sharing/provision.ts'
import {
  buildDemand,
  collectedEntry,
  openDistrict,
  partsOfDemand,
  servicesOf,
  submitDemand,
  take,
  tryStep,
} from './article-fixture.ts'
import { eventsOfCase, noticesOfCase, stateOfCase } from './case-views.ts'
import { elements, openDistrictOf } from './other-districts.ts'
import { handIn } from './record-views.ts'

/** A service in the district whose text asks for the disposal of what was shared. */
async function sharedService(t: TestContext) {
  const district = await openDistrictOf(t, 'chongming')
  const entryId = await collectedEntry(district, { changes: elements })
  const entries = [{ entryId, columns: [{ column: 'code', clear: true }] }]
  const { caseId: demandId } = await submitDemand(district, buildDemand([entryId], { entries }))
  await take(district, 'demand.forward', { actor: district.operator, caseId: demandId })
  const [part] = await partsOfDemand(district, demandId)
  const approval = { actor: district.provider, caseId: part?.id ?? '', input: { decision: 'approve' } }
  await take(district, 'demandPart.decide', approval)
  await provisionWaiting(district.platform)
  const [serviceId] = await servicesOf(district, demandId)
  if (!serviceId) throw new Error(`the demand ${demandId} was not served`)
  return { district, serviceId, entryId, demandId }
}

test('CM-19: when the purpose is over, the use ends at once and the provider says what becomes of the data', async t => {
  const { district, serviceId } = await sharedService(t)
  const { consumer, provider } = district

  const bare = await tryStep(district, 'disposal.declare', { actor: consumer, input: { serviceId } })
  const declared = await take(district, 'disposal.declare', {
    actor: consumer,
    input: { serviceId, disposalReason: 'achieved' },
  })
  const stopped = (await stateOfCase(district, serviceId)).state
  const vague = await tryStep(district, 'disposal.setRequirement', { actor: provider, caseId: declared.caseId })
  await take(district, 'disposal.setRequirement', {
    actor: provider,
    caseId: declared.caseId,
    input: { disposalRequirement: 'delete' },
  })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'disposalReason', duty: 'CM-19' })
  assert.deepEqual([declared.duties, stopped], [['CM-19'], 'terminatedByConsumer'])
  assert.ok((await eventsOfCase(district, serviceId)).at(-1)?.duties.includes('CM-19'))
  assert.deepEqual(vague, { refused: 'field_missing', field: 'disposalRequirement', duty: 'CM-19' })
  assert.deepEqual(
    (await noticesOfCase(district, declared.caseId)).map(notice => [notice.kind, notice.unit_id]),
    [
      ['disposalDeclared', provider.unitId],
      ['disposalRequirementSet', consumer.unitId],
    ],
  )
})

test('CM-19: nothing is closed without proof; a proof that does not prove goes back', async t => {
  const { district, serviceId } = await sharedService(t)
  const { consumer, provider } = district
  const input = { serviceId, disposalReason: 'unnecessary' }
  const { caseId } = await take(district, 'disposal.declare', { actor: consumer, input })
  const requirement = { disposalRequirement: 'other' }

  const unsaid = await tryStep(district, 'disposal.setRequirement', { actor: provider, caseId, input: requirement })
  await take(district, 'disposal.setRequirement', {
    actor: provider,
    caseId,
    input: { ...requirement, instructions: '移交档案馆' },
  })
  const early = await tryStep(district, 'disposal.confirm', { actor: provider, caseId })
  const account = '已移交'
  const unproven = await tryStep(district, 'disposal.fileProof', { actor: consumer, caseId, input: { account } })
  const filed = { account, disposalProof: [await handIn(district, consumer)] }
  await take(district, 'disposal.fileProof', { actor: consumer, caseId, input: filed })
  const back = { actor: provider, caseId, input: { reason: '缺移交清单' } }
  await take(district, 'disposal.returnProof', back)
  const again = await tryStep(district, 'disposal.fileProof', { actor: consumer, caseId, input: { account } })
  const better = { account, disposalProof: [await handIn(district, consumer)] }
  await take(district, 'disposal.fileProof', { actor: consumer, caseId, input: better })
  const closed = await take(district, 'disposal.confirm', { actor: provider, caseId })

  const missing = { refused: 'field_missing', field: 'disposalProof', duty: 'CM-19' }
  assert.deepEqual(unsaid, { refused: 'field_missing', field: 'instructions', duty: 'CM-19' })
  assert.deepEqual(early, { refused: 'step_not_possible', field: null, duty: 'CM-19' })
  assert.deepEqual([unproven, again], [missing, missing])
  assert.deepEqual([closed.state, closed.duties], ['confirmed', ['CM-19']])
})

test('where no text asks for the disposal of shared data, none is declared', async () => {
  const district = await openDistrict()
  const input = { serviceId: district.consumer.accountId, disposalReason: 'achieved' }

  const refused = await tryStep(district, 'disposal.declare', { actor: district.consumer, input })

  assert.equal('refused' in refused && refused.refused, 'not_in_this_law')
})
