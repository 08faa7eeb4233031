import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry, registerTestUnit, testActor } from '../../server/test-platform.ts'
import {
  buildDemand,
  collectedEntry,
  type District,
  moveTo,
  newUnit,
  partsOfDemand,
  publishEntry,
  submitDemand,
  take,
  tryStep,
} from './article-fixture.ts'
import { eventsOfCase, lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'
import { elements, openDistrictOf, publishReviewed } from './other-districts.ts'
import { handIn, recordOf } from './record-views.ts'
import { districtOf } from './shared-districts.ts'

const reason = { reason: '符合要求' }

/** A cooperation on an entry of the provider, proposed by the consumer and reported to the city. */
async function reported(district: District, changes: object = {}): Promise<string> {
  const entryId = await publishReviewed(district, buildEntry(elements))
  const input = {
    title: '医保数据研究',
    partner: '某大学',
    partnerKind: 'legalPerson',
    recipientPlace: 'inland',
    purpose: '研究慢性病用药',
    concernedEntries: [entryId],
    ...changes,
  }
  const { caseId } = await take(district, 'cooperation.propose', { actor: district.consumer, input })
  await take(district, 'cooperation.report', { actor: district.operator, caseId, input: { note: '请审核' } })
  return caseId
}

const cityAgrees = { cityAnswer: 'agree', answeredOn: '2026-03-02', ...reason }
const providerAgrees = { providerAnswer: 'agree', ...reason }
const signing = { signedOn: '2026-03-02', signatories: '某单位、某大学' }

test('ZH-24b: a cooperation runs only with both consents, the agreement and the commitment', async () => {
  const district = await districtOf('zhenhai')
  const { operator, provider, consumer } = district
  const caseId = await reported(district)
  const activate = { actor: operator, caseId, input: { note: '开始' } }

  const none = await faultsOf(district, 'cooperation.activate', activate)
  await take(district, 'cooperation.recordCityAnswer', { actor: operator, caseId, input: cityAgrees })
  const cityOnly = await faultsOf(district, 'cooperation.activate', activate)
  const unsigned = await tryStep(district, 'cooperation.sign', { actor: consumer, caseId, input: signing })
  await take(district, 'cooperation.giveProviderAnswer', { actor: provider, caseId, input: providerAgrees })
  const bare = await faultsOf(district, 'cooperation.sign', { actor: consumer, caseId, input: signing })
  const papers = {
    useAgreement: [await handIn(district, consumer)],
    securityCommitment: [await handIn(district, consumer)],
  }
  await take(district, 'cooperation.sign', { actor: consumer, caseId, input: { ...signing, ...papers } })
  const active = await take(district, 'cooperation.activate', activate)

  assert.deepEqual(none, ['ZH-24b noCityConsent', 'ZH-24b noProviderConsent'])
  assert.deepEqual(cityOnly, ['ZH-24b noProviderConsent'])
  assert.deepEqual(unsigned, { refused: 'condition_unmet', field: 'noProviderConsent', duty: 'ZH-24b' })
  assert.deepEqual(bare, ['ZH-24b notSigned.useAgreement', 'ZH-24b notSigned.securityCommitment'])
  assert.equal(active.state, 'active')
  assert.ok((await eventsOfCase(district, caseId)).every(event => event.duties.includes('ZH-24b')))
})

test('ZH-24b: one refusal ends it, and only the unit whose data they are answers for them', async () => {
  const district = await districtOf('zhenhai')
  const caseId = await reported(district)
  const stranger = await newUnit(district.platform, 'provider')

  const other = await tryStep(district, 'cooperation.giveProviderAnswer', {
    actor: stranger,
    caseId,
    input: providerAgrees,
  })
  const refuses = { ...providerAgrees, providerAnswer: 'refuse' }
  await take(district, 'cooperation.giveProviderAnswer', { actor: district.provider, caseId, input: refuses })

  assert.deepEqual(other, { refused: 'unit_not_party', field: null, duty: 'ZH-24b' })
  assert.equal((await stateOfCase(district, caseId)).state, 'refused')
  assert.deepEqual((await noticesOfCase(district, caseId)).at(-1)?.unit_id, district.consumer.unitId)
})

test('ZH-26.2: nothing goes abroad before the city has assessed this recipient and these entries', async () => {
  const district = await districtOf('zhenhai')
  const { operator, provider, consumer } = district
  const caseId = await reported(district, { recipientPlace: 'abroad', partner: '（虚构）海外实验室' })
  await take(district, 'cooperation.recordCityAnswer', { actor: operator, caseId, input: cityAgrees })
  await take(district, 'cooperation.giveProviderAnswer', { actor: provider, caseId, input: providerAgrees })
  const papers = {
    useAgreement: [await handIn(district, consumer)],
    securityCommitment: [await handIn(district, consumer)],
  }
  await take(district, 'cooperation.sign', { actor: consumer, caseId, input: { ...signing, ...papers } })
  const activate = { actor: operator, caseId, input: { note: '开始' } }
  const { concernedEntries } = await recordOf(district, caseId)

  const blocked = await tryStep(district, 'cooperation.activate', activate)
  await assess(district, { recipientAbroad: '（虚构）另一实验室', concernedEntries })
  const another = await tryStep(district, 'cooperation.activate', activate)
  const assessed = await assess(district, { recipientAbroad: '（虚构）海外实验室', concernedEntries })
  const active = await take(district, 'cooperation.activate', activate)

  const refused = { refused: 'condition_unmet', field: 'notAssessed', duty: 'ZH-26.2' }
  assert.deepEqual([blocked, another], [refused, refused])
  assert.deepEqual(assessed, { refused: 'field_missing', field: 'assessmentResult', duty: 'ZH-26.2' })
  assert.equal(active.state, 'active')
})

/** An approved assessment; gives the refusal of recording it without the document. */
async function assess(district: District, what: object) {
  const { operator } = district
  const input = { title: '出境评估', purpose: '联合研究', ...what }
  const { caseId } = await take(district, 'transferAssessment.request', { actor: district.consumer, input })
  await take(district, 'transferAssessment.report', { actor: operator, caseId, input: { note: '请审核' } })
  const approve = { verdict: 'approve', ...reason }
  const bare = await tryStep(district, 'transferAssessment.recordResult', { actor: operator, caseId, input: approve })
  const assessmentResult = [await handIn(district, operator)]
  const whole = { ...approve, assessmentResult }
  await take(district, 'transferAssessment.recordResult', { actor: operator, caseId, input: whole })
  return bare
}

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

const clear = {
  entries: (entryId: string) => [
    {
      entryId,
      need: '逐项核对需要全部数据项',
      columns: [
        { column: 'code', clear: true },
        { column: 'holder', clear: true },
      ],
    },
  ],
}

/** A granted demand of this actor, with what starting its service needs. */
async function startOf(district: District, grade: string, consumer = district.consumer) {
  const entryId = await collectedEntry(district, { changes: { ...elements, grade, openingAttribute: 'notOpen' } })
  const content = buildDemand([entryId], { entries: clear.entries(entryId) })
  const { caseId: demandId } = await submitDemand(district, content, consumer)
  await take(district, 'demand.forward', { actor: district.operator, caseId: demandId })
  for (const part of await partsOfDemand(district, demandId)) {
    await take(district, 'demandPart.decide', {
      actor: district.provider,
      caseId: part.id,
      input: { decision: 'approve', note: '同意' },
    })
  }
  return { demandId, entryId, version: 'v', digest: null, lowFrequencyJustified: false }
}

test('CM-28.2: a service with personal items of a high grade in clear does not start', async () => {
  const district = await districtOf('chongming')
  const high = await startOf(district, 'important')
  const low = await startOf(district, 'general1')

  const refused = await tryStep(district, 'sharingService.start', { actor: district.operator, input: high })
  const started = await take(district, 'sharingService.start', { actor: district.operator, input: low })

  assert.deepEqual(refused, { refused: 'condition_unmet', field: 'maskMissing', duty: 'CM-28.2' })
  assert.ok((await lastEvent(district, started.caseId)).duties.includes('CM-28.2'))
})

test('CM-33.6: a service to a company is refused, and handing data to one is recorded under its number', async () => {
  const district = await districtOf('chongming')
  const unitId = await registerTestUnit(district.platform, `某公司 ${Date.now()}`, ['applicant'])
  const input = await startOf(district, 'general1', testActor(unitId, 'consumer'))

  const refused = await tryStep(district, 'sharingService.start', { actor: district.operator, input })
  const { caseId } = await take(district, 'providerViolation.record', {
    actor: district.authority,
    input: {
      title: '向企业提供名单',
      violatingUnit: district.provider.unitId,
      violationKind: '6',
      facts: '通过邮件提供',
    },
  })

  assert.deepEqual(refused, { refused: 'condition_unmet', field: 'marketEntity', duty: 'CM-33.6' })
  assert.deepEqual((await lastEvent(district, caseId)).duties, ['CM-33', 'CM-33.6'])
})

const yearly = { title: '年度安全风险评估', plannedOn: '2026-03-02', everyMonths: 12, scope: '全部系统' }
const done = { doneOn: '2026-03-02', result: '总体可控' }

test('CM-27, CM-29a: a security assessment of a unit comes again when its interval has passed', async t => {
  const district = await openDistrictOf(t, 'chongming')
  const actor = district.provider
  const { caseId } = await take(district, 'riskAssessment.plan', { actor, input: yearly })
  const stranger = await tryStep(district, 'riskAssessment.recordResult', {
    actor: await newUnit(district.platform, 'provider'),
    caseId,
    input: { ...done, riskLevel: 'low' },
  })
  await take(district, 'riskAssessment.recordResult', { actor, caseId, input: { ...done, riskLevel: 'low' } })
  await moveTo(district, '2027-03-01')
  const before = await assessments(district)
  await moveTo(district, '2027-03-02')

  assert.deepEqual((await lastEvent(district, caseId)).duties, ['CM-27', 'CM-29a'])
  assert.equal('refused' in stranger && stranger.refused, 'unit_not_party')
  assert.deepEqual(before, [{ state: 'done', unit_id: actor.unitId }])
  assert.deepEqual(await assessments(district), [
    { state: 'done', unit_id: actor.unitId },
    { state: 'planned', unit_id: actor.unitId },
  ])
})

test('CM-30a, CM-27: a plan stands in its version until it is replaced, and its drill is kept with the result', async () => {
  const district = await districtOf('chongming')
  const actor = district.provider
  const plan = {
    title: '数据安全应急预案',
    planVersion: '1.0',
    approvedOn: '2026-01-05',
    content: '组织、流程、联系人',
  }
  const { caseId } = await take(district, 'emergencyPlan.file', { actor, input: plan })
  await take(district, 'emergencyPlan.replace', { actor, caseId, input: { ...plan, planVersion: '2.0' } })
  const drill = { title: '泄露演练', plannedOn: '2026-03-02', scene: '名单外泄' }
  const planned = await take(district, 'drill.plan', { actor, input: drill })
  await take(district, 'drill.recordResult', {
    actor,
    caseId: planned.caseId,
    input: { ...done, lessons: ['补充联系人'] },
  })

  const { rows } = await district.platform.database.raw(
    `select state, content->>'planVersion' as version from matter_case join case_record on case_id = id
     where type = 'emergencyPlan' and unit_id = $1 order by number`,
    [actor.unitId],
  )
  const again = await tryStep(district, 'emergencyPlan.replace', { actor, caseId, input: plan })

  assert.deepEqual(rows, [
    { state: 'superseded', version: '1.0' },
    { state: 'inForce', version: '2.0' },
  ])
  assert.deepEqual(again, { refused: 'step_not_possible', field: null, duty: 'CM-30a' })
  assert.deepEqual((await lastEvent(district, planned.caseId)).duties, ['CM-27', 'CM-30a'])
})

async function assessments({ platform }: District) {
  const { rows } = await platform.database.raw(
    `select state, unit_id from matter_case where type = 'riskAssessment' order by number`,
    [],
  )
  return rows
}

/** Every condition that a step misses, each with its duty. */
async function faultsOf(district: District, step: Parameters<typeof take>[1], request: Parameters<typeof take>[2]) {
  try {
    await take(district, step, request)
    return null
  } catch (error) {
    const { details } = error as { details: { faults?: { reason: string; duty?: string }[] } }
    return details.faults?.map(fault => `${fault.duty} ${fault.reason}`)
  }
}
