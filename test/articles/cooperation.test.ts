import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry } from '../../server/test-platform.ts'
import { type District, newUnit, take, tryStep } from './article-fixture.ts'
import { eventsOfCase, noticesOfCase, stateOfCase } from './case-views.ts'
import { elements, publishReviewed } from './other-districts.ts'
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
