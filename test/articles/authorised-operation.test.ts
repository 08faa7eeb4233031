import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newUnit, publishEntry, take, tryStep } from './article-fixture.ts'
import { eventsOfCase, lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'
import { elements } from './other-districts.ts'
import { recordOf } from './record-views.ts'
import { districtOf } from './shared-districts.ts'

const reason = { reason: '符合要求' }

const resource = { title: '停车泊位', registrationKind: 'resource', holder: '交通局', registeredScope: '全区' }

test('CM-24a: nothing is operated that does not stand in the register', async () => {
  const district = await districtOf('chongming')
  const { authority, operator, provider } = district
  const company = await newUnit(district.platform, 'authorisedOperator')
  const entryId = await publishEntry(district, { changes: elements })
  const grant = {
    title: '停车数据运营',
    authorisedUnit: company.unitId,
    concernedEntries: [entryId],
    terms: '公益优先',
    validFrom: '2026-03-02',
    validTo: '2027-03-01',
  }
  const early = await tryStep(district, 'authorisation.grant', { actor: authority, input: grant })
  const { caseId } = await take(district, 'registration.apply', { actor: provider, input: { ...resource, entryId } })
  await take(district, 'registration.return', { actor: operator, caseId, input: { reason: '范围不清' } })
  const clear = { ...resource, entryId, registeredScope: '全区道路泊位' }
  await take(district, 'registration.apply', { actor: provider, caseId, input: clear })
  await take(district, 'registration.register', { actor: operator, caseId, input: { registeredOn: '2026-03-02' } })
  const granted = await take(district, 'authorisation.grant', { actor: authority, input: grant })
  await take(district, 'registration.cancel', { actor: operator, caseId, input: { reason: '不再运营' } })
  const later = await tryStep(district, 'authorisation.grant', { actor: authority, input: grant })
  await take(district, 'authorisation.end', { actor: authority, caseId: granted.caseId, input: { reason: '到期' } })

  const refused = { refused: 'condition_unmet', field: 'concernedEntries', duty: 'CM-24a' }
  assert.deepEqual([early, later], [refused, refused])
  assert.equal((await stateOfCase(district, granted.caseId)).state, 'ended')
  assert.ok((await eventsOfCase(district, caseId)).every(event => event.duties.includes('CM-24a')))
})

test('CM-24b: a product is registered with the registered resources it is made of', async () => {
  const district = await districtOf('chongming')
  const entryId = await publishEntry(district, { changes: elements })
  const company = await newUnit(district.platform, 'authorisedOperator')
  const source = await take(district, 'registration.apply', {
    actor: district.provider,
    input: { ...resource, entryId },
  })
  const product = { ...resource, title: '停车诱导服务', registrationKind: 'product', resources: [source.caseId] }

  const early = await tryStep(district, 'registration.apply', { actor: company, input: product })
  await take(district, 'registration.register', {
    actor: district.operator,
    caseId: source.caseId,
    input: { registeredOn: '2026-03-02' },
  })
  const { caseId } = await take(district, 'registration.apply', { actor: company, input: product })
  const applied = await lastEvent(district, caseId)
  await take(district, 'registration.register', {
    actor: district.operator,
    caseId,
    input: { registeredOn: '2026-03-02' },
  })

  assert.deepEqual(early, { refused: 'unknown_thing', field: 'resources', duty: null })
  assert.deepEqual(applied.duties, ['CM-24a', 'CM-24b'])
  assert.deepEqual((await recordOf(district, caseId)).resources, [source.caseId])
})

const request = {
  title: '企业征信数据',
  wantedData: '企业信用评分',
  basis: '扶持资金管理办法第六条',
  intendedUse: '审核扶持资金',
  estimatedCost: 50_000,
}

test('CM-15a, CM-15b: like requests are merged, and one purchase serves all who asked', async () => {
  const district = await districtOf('chongming')
  const { authority: actor } = district
  const without = await tryStep(district, 'procurement.request', {
    actor: district.provider,
    input: { title: '数据', intendedUse: '用', estimatedCost: 1 },
  })
  const lead = await take(district, 'procurement.request', { actor: district.provider, input: request })
  const second = await take(district, 'procurement.request', { actor: district.consumer, input: request })
  await take(district, 'procurement.merge', {
    actor,
    caseId: second.caseId,
    input: { leadRequest: lead.caseId, ...reason },
  })
  const circle = await tryStep(district, 'procurement.merge', {
    actor,
    caseId: lead.caseId,
    input: { leadRequest: second.caseId, ...reason },
  })
  await take(district, 'procurement.decide', { actor, caseId: lead.caseId, input: { verdict: 'approve', ...reason } })
  const purchase = { seller: '某征信公司', price: 48_000, purchasedOn: '2026-03-02', sharedUse: '两个单位共用' }
  const alone = await tryStep(district, 'procurement.recordPurchase', { actor, caseId: second.caseId, input: purchase })
  await take(district, 'procurement.recordPurchase', { actor, caseId: lead.caseId, input: purchase })

  assert.deepEqual(without, { refused: 'field_missing', field: 'basis', duty: 'CM-15a' })
  assert.equal('refused' in circle && circle.refused, 'unknown_thing')
  assert.deepEqual(alone, { refused: 'invalid_input', field: 'leadRequest', duty: null })
  for (const { caseId } of [lead, second]) {
    assert.equal((await stateOfCase(district, caseId)).state, 'purchased')
    assert.deepEqual((await lastEvent(district, caseId)).duties, ['CM-15b'])
  }
  assert.deepEqual((await noticesOfCase(district, second.caseId)).at(-1)?.unit_id, district.consumer.unitId)
})
