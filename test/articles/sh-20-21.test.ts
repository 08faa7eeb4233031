import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesRecording } from '../../server/acts/record-queries.ts'
import { overdueOfAgreements } from '../../server/open-data/opening-figure-queries.ts'
import { moveTo, openDistrict, openMovingDistrict, take, tryStep } from './article-fixture.ts'
import { lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'
import { assessed, deliveredData, draftedAgreement, signatureOf, signedAgreement, terms } from './opening-fixture.ts'
import { recordOf } from './record-views.ts'

test('SH-20: an agreement without one of its three clauses is refused, and the clause is named', async () => {
  const district = await openDistrict()
  const { requestId } = await draftedAgreement(district)
  const clauses = { agreedScenario: '统计研究', agreedReporting: '每季度反馈', agreedSafeguards: '分区存放' }

  for (const field of ['agreedScenario', 'agreedReporting', 'agreedSafeguards'] as const) {
    const input = { requestId, ...terms, ...clauses, [field]: undefined }
    const refused = await tryStep(district, 'useAgreement.draft', { actor: district.provider, input })
    assert.deepEqual(refused, { refused: 'field_missing', field, duty: 'SH-20' })
  }
})

test('SH-20: the approval drafts the agreement from what was applied for; both sides sign the same text', async () => {
  const district = await openDistrict()
  const { agreementId, applicant } = await draftedAgreement(district)
  const sign = await signatureOf(district, agreementId, applicant)

  const altered = { ...sign, signedText: sign.signedText.replace('统计研究', '商业推销') }
  const forged = await tryStep(district, 'useAgreement.sign', { actor: applicant, caseId: agreementId, input: altered })
  const otherHand = await signatureOf(district, agreementId, district.provider)
  const wrong = await tryStep(district, 'useAgreement.sign', {
    actor: applicant,
    caseId: agreementId,
    input: otherHand,
  })
  await take(district, 'useAgreement.sign', { actor: applicant, caseId: agreementId, input: sign })
  const first = await stateOfCase(district, agreementId)
  const signed = await take(district, 'useAgreement.countersign', {
    actor: district.provider,
    caseId: agreementId,
    input: otherHand,
  })

  assert.match(String((await recordOf(district, agreementId)).agreedScenario), /统计研究.*\n仅限科研使用/s)
  assert.deepEqual(forged, { refused: 'commitment_mismatch', field: null, duty: 'SH-20' })
  assert.deepEqual(wrong, { refused: 'commitment_unsigned', field: null, duty: 'SH-20' })
  assert.deepEqual([first.state, signed.state, signed.duties.includes('SH-20')], ['signedByApplicant', 'signed', true])
})

test('SH-20: an agreement that ends takes the delivery with it', async () => {
  const district = await openDistrict()
  const { agreementId, deliveryId, applicant } = await deliveredData(district)

  await take(district, 'useAgreement.end', { actor: applicant, caseId: agreementId, input: { reason: '不再需要' } })

  assert.deepEqual(
    [(await stateOfCase(district, agreementId)).state, (await stateOfCase(district, deliveryId)).state],
    ['ended', 'ended'],
  )
})

test('SH-21.1: nothing is handed over before both have signed; what was agreed for a day that is past is reported', async t => {
  const district = await openMovingDistrict(t)
  const { agreementId, openId } = await draftedAgreement(district)
  const early = await take(district, 'delivery.open', {
    actor: district.provider,
    input: {
      agreementId,
      openListEntryId: openId,
      deliveryMode: 'file',
      deliverBy: terms.deliverBy,
    },
  })

  const unsigned = await tryStep(district, 'delivery.deliver', {
    actor: district.provider,
    caseId: early.caseId,
    input: assessed,
  })
  await moveTo(district, '2026-04-02')
  const late = await overdueOfAgreements(district.platform.db, district.platform.clocks.today())

  assert.deepEqual(unsigned, { refused: 'agreement_unsigned', field: null, duty: 'SH-21.1' })
  assert.deepEqual(
    late.deliveriesOverdue.map(one => one.id),
    [early.caseId],
  )
})

test('SH-21.2a: data goes over the platform to its re-user alone; an interface needs its documents', async () => {
  const district = await openDistrict()
  const { deliveryId, applicant } = await signedAgreement(district, { deliveryMode: 'api' })
  const deliver = () =>
    tryStep(district, 'delivery.deliver', { actor: district.provider, caseId: deliveryId, input: assessed })

  const undocumented = await deliver()
  const connect = { actor: district.operator, caseId: deliveryId }
  const bare = await tryStep(district, 'delivery.connect', connect)
  await take(district, 'delivery.connect', { ...connect, input: { documentation: '按代码分页读取' } })
  await deliver()
  const input = { read: 'rows', detail: '0+100' }
  const stranger = { ...applicant, unitId: district.consumer.unitId }
  const byStranger = await tryStep(district, 'delivery.use', { actor: stranger, caseId: deliveryId, input })
  const used = await take(district, 'delivery.use', { actor: applicant, caseId: deliveryId, input })

  assert.deepEqual(undocumented, { refused: 'field_missing', field: 'documentation', duty: 'SH-21.2a' })
  assert.deepEqual(bare, { refused: 'field_missing', field: 'documentation', duty: 'SH-21.2a' })
  assert.deepEqual(byStranger, { refused: 'unit_not_party', field: null, duty: 'SH-21.2a' })
  assert.deepEqual([used.state, used.duties.includes('SH-21.2a')], ['delivered', true])
})

test('SH-21.2b: an offline delivery waits for its filing with the office for opening', async () => {
  const district = await openDistrict()
  const { deliveryId } = await signedAgreement(district, { deliveryMode: 'offline' })
  const actor = district.provider
  const deliver = () => tryStep(district, 'delivery.deliver', { actor, caseId: deliveryId, input: assessed })

  const unfiled = await deliver()
  const noReason = await tryStep(district, 'delivery.requestOffline', { actor, caseId: deliveryId })
  await take(district, 'delivery.requestOffline', { actor, caseId: deliveryId, input: { reason: '数据量大' } })
  const noFiling = await tryStep(district, 'delivery.fileOffline', { actor, caseId: deliveryId })
  await take(district, 'delivery.fileOffline', { actor, caseId: deliveryId, input: { filing: '备2026-001' } })
  const told = (await noticesOfCase(district, deliveryId)).filter(one => one.kind === 'offlineDeliveryFiled')
  const delivered = await deliver()

  assert.deepEqual(unfiled, { refused: 'field_missing', field: 'filing', duty: 'SH-21.2b' })
  assert.deepEqual(noReason, { refused: 'field_missing', field: 'reason', duty: 'SH-21.2b' })
  assert.deepEqual(noFiling, { refused: 'field_missing', field: 'filing', duty: 'SH-21.2b' })
  assert.deepEqual(told.map(one => one.role).toSorted(), ['authority', 'openingAuthority'])
  assert.equal('state' in delivered && delivered.state, 'delivered')
})

test('SH-21.3: a delivery by a new mode says so', async () => {
  const district = await openDistrict()
  const sandbox = await deliveredData(district, { deliveryMode: 'sandbox' })
  const file = await deliveredData(district)

  assert.ok((await lastEvent(district, sandbox.deliveryId)).duties.includes('SH-21.3'))
  assert.ok(!(await lastEvent(district, file.deliveryId)).duties.includes('SH-21.3'))
})

test('SH-35.3: neither an opening nor a delivery goes ahead without a security assessment', async () => {
  const district = await openDistrict()
  const { deliveryId, openId } = await signedAgreement(district)

  const bare = await tryStep(district, 'delivery.deliver', { actor: district.provider, caseId: deliveryId })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'securityAssessment', duty: 'SH-35.3' })
  const { duties, to_state } = await lastEvent(district, openId)
  assert.deepEqual([to_state, duties.includes('SH-35.3')], ['open', true])
})

test('SH-29.1a: the feedback that was agreed stands as tasks from the first day and is listed when late', async t => {
  const district = await openMovingDistrict(t)
  const { agreementId, applicant } = await signedAgreement(district)
  const tasks = await casesRecording(district.platform.db, { type: 'useFeedback', holding: { agreementId } })
  const days = tasks.map(one => String(one.content.dueOn)).toSorted()
  const first = tasks.find(one => one.content.dueOn === '2026-06-02')

  await moveTo(district, '2026-06-03')
  const late = await overdueOfAgreements(district.platform.db, district.platform.clocks.today())
  const filed = await take(district, 'useFeedback.file', {
    actor: applicant,
    caseId: first?.id ?? '',
    input: { useSituation: '完成两期统计' },
  })

  assert.deepEqual(days, ['2026-06-02', '2026-09-02', '2026-12-02'])
  assert.deepEqual(
    late.useFeedbackOverdue.map(one => one.id),
    [first?.id],
  )
  assert.ok(filed.duties.includes('SH-29.1a'))
})

const report = {
  mainScenarios: '统计研究',
  servedGroups: '科研人员',
  businessModel: '公益',
  callCount: 0,
  usedColumns: '代码',
  algorithms: '描述统计',
  benefits: '减少重复采集',
  suggestions: '增加更新频率',
  safeguardsTaken: '分区存放',
}

const sections = {
  'SH-29.2.1': ['mainScenarios', 'servedGroups', 'businessModel'],
  'SH-29.2.2': ['callCount', 'usedColumns', 'algorithms'],
  'SH-29.2.3': ['benefits'],
  'SH-29.2.4': ['suggestions'],
  'SH-29.2.5': ['safeguardsTaken'],
} as const

test('SH-29.1b, SH-29.2, SH-29.2.1, SH-29.2.2, SH-29.2.3, SH-29.2.4, SH-29.2.5, SH-32.2: a comprehensive use is reported in five sections and answered', async () => {
  const district = await openDistrict()
  const { agreementId, applicant, deliveryId } = await signedAgreement(district, { comprehensive: true })
  await take(district, 'delivery.deliver', { actor: district.provider, caseId: deliveryId, input: assessed })
  await take(district, 'delivery.use', { actor: applicant, caseId: deliveryId, input: { read: 'rows', detail: '0+1' } })
  const [task] = await casesRecording(district.platform.db, { type: 'useReport', holding: { agreementId } })
  const caseId = task?.id ?? ''

  for (const [duty, fields] of Object.entries(sections)) {
    for (const field of fields) {
      const input = { ...report, [field]: undefined }
      const refused = await tryStep(district, 'useReport.submit', { actor: applicant, caseId, input })
      assert.deepEqual(refused, { refused: 'field_missing', field, duty })
    }
  }
  await take(district, 'useReport.submit', { actor: applicant, caseId, input: report })
  const counted = (await recordOf(district, caseId)).countedCalls
  await take(district, 'useReport.return', { actor: district.provider, caseId, input: { reason: '请补充算法' } })
  await take(district, 'useReport.submit', { actor: applicant, caseId, input: report })
  const received = await take(district, 'useReport.receive', {
    actor: district.provider,
    caseId,
    input: { answerToSuggestions: '改为每月更新' },
  })

  assert.deepEqual([task?.state, counted], ['due', 1])
  assert.deepEqual([received.state, received.duties.includes('SH-32.2')], ['received', true])
})
