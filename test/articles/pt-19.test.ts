import assert from 'node:assert/strict'
import { test } from 'node:test'
import { provisionWaiting } from '../../server/sharing/provision.ts'
import {
  buildDemand,
  collectedEntry,
  type District,
  directDemand,
  openDistrict,
  partsOfDemand,
  servicesOf,
  submitDemand,
  take,
  tryStep,
} from './article-fixture.ts'
import { lastEvent, noticesOfCase } from './case-views.ts'

type Direct = NonNullable<ReturnType<typeof buildDemand>['directCase']>

async function submitted(district: District, directCase: Direct, columns?: { column: string; clear: boolean }[]) {
  const entryId = await collectedEntry(district)
  const entries = columns ? [{ entryId, columns }] : undefined
  const { caseId } = await submitDemand(
    district,
    directDemand([entryId], { directCase, ...(entries ? { entries } : {}) }),
  )
  return caseId
}

function confirm(district: District, caseId: string) {
  return tryStep(district, 'demand.confirmNorm', { actor: district.operator, caseId })
}

const recognised: Direct = { case: '1', evidence: '区府办认定文件〔2023〕5号' }

test('PT-19.1: a demand under one of the cases is served without any review by the provider', async () => {
  const district = await openDistrict()
  const caseId = await submitted(district, recognised)

  await confirm(district, caseId)
  await provisionWaiting(district.platform)

  const { to_state } = await lastEvent(district, caseId)
  assert.equal(to_state, 'inService')
  assert.deepEqual(await partsOfDemand(district, caseId), [])
  assert.equal((await servicesOf(district, caseId)).length, 1)
  const told = (await noticesOfCase(district, caseId)).find(notice => notice.kind === 'demandServedDirectly')
  assert.deepEqual([told?.unit_id, told?.duty], [district.provider.unitId, 'PT-19.1'])
})

test('PT-19.1: without a case there is no direct way; the ordinary one stays open', async () => {
  const district = await openDistrict()
  const { caseId } = await submitDemand(district, buildDemand([await collectedEntry(district)]))

  assert.deepEqual(await confirm(district, caseId), {
    refused: 'direct_case_missing',
    field: 'directCase',
    duty: 'PT-19.1',
  })
  assert.equal(
    (await take(district, 'demand.forward', { actor: district.operator, caseId })).state,
    'underProviderReview',
  )
})

test('PT-19.1: what is not up to the norm goes back with its defects, all at once', async () => {
  const district = await openDistrict()
  const caseId = await submitted(district, recognised)

  const returned = await take(district, 'demand.returnDefects', {
    actor: district.operator,
    caseId,
    input: { defects: ['认定文件缺页', '承诺日期有误'] },
  })

  assert.deepEqual([returned.state, returned.duties], ['formallyIncomplete', ['PT-19.1']])
  const { rows } = await district.platform.database.raw('select detail from event where id = $1', [returned.eventId])
  assert.deepEqual(rows, [{ detail: { defects: ['认定文件缺页', '承诺日期有误'] } }])
})

test('PT-19.1.1: a recognised scenario needs the document that recognises it; the event cites the case', async () => {
  const district = await openDistrict()
  const without = await submitted(district, { ...recognised, evidence: ' ' })
  const complete = await submitted(district, recognised)

  assert.deepEqual(await confirm(district, without), {
    refused: 'field_missing',
    field: 'directCase.evidence',
    duty: 'PT-19.1',
  })
  await confirm(district, complete)
  assert.deepEqual((await lastEvent(district, complete)).duties, ['PT-19.1', 'PT-19.1.1'])
})

test('PT-19.1.3: a demand out of the planning of a large system needs its project; the event cites the case', async () => {
  const district = await openDistrict()
  const without = await submitted(district, { case: '3', evidence: '' })
  const complete = await submitted(district, { case: '3', evidence: '一体化平台立项批复' })

  const refused = await confirm(district, without)
  await confirm(district, complete)

  assert.deepEqual('refused' in refused && [refused.refused, refused.field], ['field_missing', 'directCase.evidence'])
  assert.deepEqual((await lastEvent(district, complete)).duties, ['PT-19.1', 'PT-19.1.3'])
})

test('PT-19.1.4: under masked use no personal item is granted in clear', async () => {
  const district = await openDistrict()
  const masked: Direct = { case: '4', mode: 'masked', evidence: '仅需脱敏数据' }
  const clear = await submitted(district, masked, [{ column: 'holder', clear: true }])
  const allMasked = await submitted(district, masked)

  assert.deepEqual(await confirm(district, clear), {
    refused: 'masking_required',
    field: 'entries.holder',
    duty: 'PT-19.1.4',
  })
  await confirm(district, allMasked)
  assert.deepEqual((await lastEvent(district, allMasked)).duties, ['PT-19.1', 'PT-19.1.4'])
})
