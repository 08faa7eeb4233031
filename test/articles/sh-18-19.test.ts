import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findRecord } from '../../server/acts/record-queries.ts'
import { findOpenEntry } from '../../server/open-data/open-list-queries.ts'
import { accessFairness } from '../../server/open-data/opening-figure-queries.ts'
import { materialsOf } from '../../server/open-data/opening-terms.ts'
import { collectedEntry, moveTo, openDistrict, openMovingDistrict, take, tryStep } from './article-fixture.ts'
import { clocksOfCase, lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'
import { buildOpenSet, tryOpenSet } from './open-fixture.ts'
import {
  buildRequest,
  conditional,
  conditionalSet,
  newApplicant,
  requestUnderReview,
  submittedRequest,
  terms,
} from './opening-fixture.ts'

test('SH-18.1a: a conditional set lists all materials, and the three kinds that the law names at least', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const materials = [{ material: '营业执照', materialKind: 'qualification' as const }]

  const short = await tryOpenSet(district, buildOpenSet(entryId, { ...conditional, materials }))
  const { openId } = await conditionalSet(district)

  assert.deepEqual(short, { refused: 'field_missing', field: 'materials', duty: 'SH-18.1a' })
  const set = await findOpenEntry(district.platform.db, openId)
  assert.deepEqual(
    materialsOf(set?.content ?? {}).map(one => one.materialKind),
    ['qualification', 'security', 'scenario'],
  )
})

test('SH-18.1a: a reviewer cannot ask for a material that was not on the page on the day of the application', async () => {
  const district = await openDistrict()
  const { caseId } = await requestUnderReview(district)
  const reason = (material: string) => ({ reasons: [{ reasonAbout: 'material', material, explanation: '请补充' }] })

  const fifth = await tryStep(district, 'accessRequest.reject', {
    actor: district.provider,
    caseId,
    input: reason('近三年审计报告'),
  })
  const listed = await take(district, 'accessRequest.reject', {
    actor: district.provider,
    caseId,
    input: reason('数据安全管理措施'),
  })

  assert.deepEqual(fifth, { refused: 'material_not_listed', field: 'reasons.0.material', duty: 'SH-18.1a' })
  assert.equal(listed.state, 'rejected')
})

test('SH-18.1b: who changes conditions also says what becomes of the materials', async () => {
  const district = await openDistrict()
  const { openId } = await conditionalSet(district)
  const change = { openListEntryId: openId, changeKind: 'modify', reason: '风险变化', conditions: '仅限高校科研使用' }

  const silent = await tryStep(district, 'openListChange.submit', { actor: district.provider, input: change })
  const { caseId, duties } = await take(district, 'openListChange.submit', {
    actor: district.provider,
    input: { ...change, materialsStillFit: true },
  })
  await take(district, 'openListChange.accept', { actor: district.operator, caseId })

  assert.deepEqual(silent, { refused: 'field_missing', field: 'materials', duty: 'SH-18.1b' })
  assert.ok(duties.includes('SH-18.1b'))
  assert.equal((await findOpenEntry(district.platform.db, openId))?.content.conditions, '仅限高校科研使用')
})

test('SH-18.2: an application carries every material of the page; all that is missing is told at once', async () => {
  const district = await openDistrict()
  const { openId } = await conditionalSet(district)
  const applicant = await newApplicant(district)
  const whole = await buildRequest(district, applicant, { openListEntryId: openId })

  const noFiles = await tryStep(district, 'accessRequest.submit', {
    actor: applicant,
    input: { ...whole, materials: undefined },
  })
  const input = { ...whole, materialList: whole.materialList.slice(0, 1) }
  const some = await tryStep(district, 'accessRequest.submit', { actor: applicant, input })
  const byProvider = await tryStep(district, 'accessRequest.submit', { actor: district.provider, input: whole })
  const sent = await take(district, 'accessRequest.submit', { actor: applicant, input: whole })
  await take(district, 'accessRequest.withdraw', { actor: applicant, caseId: sent.caseId, input: {} })

  assert.deepEqual(noFiles, { refused: 'field_missing', field: 'materials', duty: 'SH-18.2' })
  assert.deepEqual(some, { refused: 'field_missing', field: 'materialList', duty: 'SH-18.2' })
  assert.equal('refused' in byProvider && byProvider.refused, 'role_missing')
  assert.deepEqual([sent.state, sent.duties.includes('SH-18.2')], ['submitted', true])
  assert.equal((await stateOfCase(district, sent.caseId)).state, 'withdrawn')
})

test('SH-19.1a: the operator accepts what is complete and hands it to the provider as a work order', async () => {
  const district = await openDistrict()
  const { openId } = await conditionalSet(district)
  const { applicant, caseId } = await submittedRequest(district, { openId })

  const byApplicant = await tryStep(district, 'accessRequest.accept', { actor: applicant, caseId })
  const accepted = await take(district, 'accessRequest.accept', { actor: district.operator, caseId })

  assert.deepEqual(byApplicant, { refused: 'role_missing', field: null, duty: 'SH-19.1a' })
  assert.equal(accepted.state, 'underReview')
  const notice = (await noticesOfCase(district, caseId)).find(one => one.kind === 'accessRequestToReview')
  assert.deepEqual([notice?.unit_id, notice?.duty], [district.provider.unitId, 'SH-19.1a'])
})

test('SH-19.1b: what is not accepted goes back with all reasons in one notice', async () => {
  const district = await openDistrict()
  const { openId } = await conditionalSet(district)
  const { applicant, caseId } = await submittedRequest(district, { openId })
  const reasons = [
    { reasonAbout: 'condition', explanation: '用途不属于科研' },
    { reasonAbout: 'security', explanation: '未说明存储位置' },
  ]

  const bare = await tryStep(district, 'accessRequest.decline', { actor: district.operator, caseId })
  await take(district, 'accessRequest.decline', { actor: district.operator, caseId, input: { reasons } })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'reasons', duty: 'SH-19.1b' })
  const told = (await noticesOfCase(district, caseId)).filter(one => one.kind === 'accessRequestNotAccepted')
  assert.deepEqual(
    told.map(one => [one.unit_id, one.duty]),
    [[applicant.unitId, 'SH-19.1b']],
  )
})

test('SH-19.2: the provider has five working days from the work order, and silence decides nothing', async t => {
  const district = await openMovingDistrict(t, '2023-09-04')
  const { caseId } = await requestUnderReview(district)
  const [clock] = await clocksOfCase(district, caseId)

  await moveTo(district, '2023-09-12')
  const late = await stateOfCase(district, caseId)
  const input = { ...terms, deliverBy: '2023-10-01', validUntil: '2024-09-01' }
  await take(district, 'accessRequest.approve', { actor: district.provider, caseId, input })

  assert.deepEqual([clock?.duty, clock?.due_on, clock?.ended_on], ['SH-19.2', '2023-09-11', null])
  assert.equal(late.state, 'underReview')
  assert.deepEqual(
    (await clocksOfCase(district, caseId)).map(one => one.ended_by),
    ['accessRequest.approved'],
  )
})

test('SH-19.2.1: the report shows for each kind of applicant how many passed and how long it took', async () => {
  const district = await openDistrict()
  const { caseId } = await requestUnderReview(district)
  const before = await accessFairness(district.platform.db)

  await take(district, 'accessRequest.approve', { actor: district.provider, caseId, input: terms })

  const [after] = await accessFairness(district.platform.db)
  const decidedBefore = before[0]?.decided ?? 0
  assert.deepEqual([after?.applicantKind, after?.decided], ['organisation', decidedBefore + 1])
  assert.ok((await lastEvent(district, caseId)).duties.includes('SH-19.2.1'))
})

test('SH-19.2.2: a request is marked to go first without a new limit', async t => {
  const district = await openMovingDistrict(t)
  const { caseId } = await requestUnderReview(district)
  const before = await clocksOfCase(district, caseId)
  await moveTo(district, '2026-03-04')

  const marked = await take(district, 'accessRequest.markPriority', {
    actor: district.provider,
    caseId,
    input: { priorityReason: 'livelihood', reason: '助老服务' },
  })

  assert.ok(marked.duties.includes('SH-19.2.2'))
  assert.equal((await findRecord(district.platform.db, caseId)).priority, 'livelihood')
  assert.deepEqual(await clocksOfCase(district, caseId), before)
})

test('SH-19.2.3: experts are heard inside the limit, and several sources need a look at what they make together', async () => {
  const district = await openDistrict()
  const { caseId } = await requestUnderReview(district, { otherSources: '企业自有客户数据' })
  const [clock] = await clocksOfCase(district, caseId)
  const experts = [{ expert: '甲', expertise: '数据安全' }]
  await take(district, 'accessRequest.consultExperts', {
    actor: district.provider,
    caseId,
    input: { experts, reason: '大规模' },
  })
  const opinion = { expert: '甲', expertOpinion: '风险可控' }
  await take(district, 'accessRequest.recordOpinion', { actor: district.provider, caseId, input: opinion })

  const unseen = await tryStep(district, 'accessRequest.approve', { actor: district.provider, caseId, input: terms })
  const during = await clocksOfCase(district, caseId)
  const input = { ...terms, fusionRisk: '两源融合后不可识别个人' }
  await take(district, 'accessRequest.approve', { actor: district.provider, caseId, input })

  assert.deepEqual(during, [clock])
  assert.deepEqual(unseen, { refused: 'field_missing', field: 'fusionRisk', duty: 'SH-19.2.3' })
  assert.deepEqual((await findRecord(district.platform.db, caseId)).opinions, [opinion])
})

test('SH-19.3: a decision is told at once, a rejection with all its reasons', async () => {
  const district = await openDistrict()
  const { applicant, caseId } = await requestUnderReview(district)
  const reasons = [{ reasonAbout: 'scenario', explanation: '用途超出科研' }]

  const bare = await tryStep(district, 'accessRequest.reject', { actor: district.provider, caseId })
  await take(district, 'accessRequest.reject', { actor: district.provider, caseId, input: { reasons } })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'reasons', duty: 'SH-19.3' })
  const told = (await noticesOfCase(district, caseId)).at(-1)
  assert.deepEqual([told?.kind, told?.unit_id], ['accessRequestRejected', applicant.unitId])
  assert.ok((await lastEvent(district, caseId)).duties.includes('SH-19.3'))
})

test('SH-19.4: what did not pass is changed and handed in again as a linked request of its own', async () => {
  const district = await openDistrict()
  const { applicant, caseId, openId } = await requestUnderReview(district)
  const { openListEntryId: _, ...application } = await buildRequest(district, applicant, { openListEntryId: openId })
  const input = { ...application, previousRequestId: caseId }

  const early = await tryStep(district, 'accessRequest.resubmit', { actor: applicant, input })
  const reasons = [{ reasonAbout: 'scenario', explanation: '用途超出科研' }]
  await take(district, 'accessRequest.reject', { actor: district.provider, caseId, input: { reasons } })
  const again = await take(district, 'accessRequest.resubmit', { actor: applicant, input })

  assert.deepEqual(early, { refused: 'step_not_possible', field: 'previousRequestId', duty: 'SH-19.4' })
  assert.notEqual(again.caseId, caseId)
  const { rows } = await district.platform.database.raw('select parent_id from matter_case where id = $1', [
    again.caseId,
  ])
  assert.deepEqual(rows, [{ parent_id: caseId }])
})
