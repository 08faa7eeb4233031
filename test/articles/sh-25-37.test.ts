import assert from 'node:assert/strict'
import { test } from 'node:test'
import { system } from '../../server/acts/act-types.ts'
import { newId } from '../../server/base/ids.ts'
import { openDistrict, take, tryStep } from './article-fixture.ts'
import { noticesOfCase, stateOfCase } from './case-views.ts'
import { listedSet } from './open-fixture.ts'
import { conditionalSet, newApplicant } from './opening-fixture.ts'
import { recordOf } from './record-views.ts'

const rules = (title: string) => ({ title, clauses: [{ clause: '第一条', clauseText: '不得转让数据' }] })

test('SH-25: the rules of the platform are published in versions, and each user acknowledges the one in force', async () => {
  const district = await openDistrict()
  const actor = district.operator
  const applicant = await newApplicant(district)
  const { caseId: first } = await take(district, 'platformRules.draft', { actor, input: rules('管理制度一') })
  await take(district, 'platformRules.edit', { actor, caseId: first, input: rules('管理制度一') })
  const early = await tryStep(district, 'platformRules.acknowledge', { actor: applicant, caseId: first })
  await take(district, 'platformRules.publish', { actor, caseId: first })
  const acknowledged = await take(district, 'platformRules.acknowledge', { actor: applicant, caseId: first })
  const { caseId: second } = await take(district, 'platformRules.draft', { actor, input: rules('管理制度二') })
  await take(district, 'platformRules.publish', { actor, caseId: second })

  assert.deepEqual(early, { refused: 'step_not_possible', field: null, duty: 'SH-25' })
  assert.deepEqual([acknowledged.state, acknowledged.duties.includes('SH-25')], ['inForce', true])
  assert.deepEqual((await recordOf(district, first)).acknowledgedBy, [applicant.unitId])
  assert.deepEqual(
    [(await stateOfCase(district, first)).state, (await stateOfCase(district, second)).state],
    ['superseded', 'inForce'],
  )
  const asked = (await noticesOfCase(district, second)).map(one => one.role).toSorted()
  assert.deepEqual(asked, ['applicant', 'consumer', 'provider'])
})

test('SH-5.3: the operator publishes technical standards; a new one of the same name replaces the old', async () => {
  const district = await openDistrict()
  const actor = district.operator
  const publish = async () => {
    const { caseId } = await take(district, 'technicalStandard.draft', { actor, input: rules('接口规范') })
    await take(district, 'technicalStandard.edit', { actor, caseId, input: rules('接口规范') })
    return take(district, 'technicalStandard.publish', { actor, caseId })
  }

  const byProvider = await tryStep(district, 'technicalStandard.draft', { actor: district.provider, input: rules('x') })
  const first = await publish()
  await publish()

  assert.deepEqual(byProvider, { refused: 'role_missing', field: null, duty: 'SH-5.3' })
  assert.ok(first.duties.includes('SH-5.3'))
  assert.equal((await stateOfCase(district, first.caseId)).state, 'superseded')
})

test('SH-37.2: the report counts what the platform did and goes to the office for opening with its day', async () => {
  const district = await openDistrict()
  await listedSet(district)
  const actor = district.operator
  const wrong = await tryStep(district, 'platformReport.draft', {
    actor,
    input: { periodFrom: '2026-03-31', periodTo: '2026-03-01' },
  })
  const input = { periodFrom: '2026-01-01', periodTo: '2026-12-31' }
  const { caseId } = await take(district, 'platformReport.draft', { actor, input })
  const { duties } = await take(district, 'platformReport.submit', { actor, caseId, input: { remarks: '运行平稳' } })

  const record = await recordOf(district, caseId)
  assert.deepEqual('refused' in wrong && [wrong.refused, wrong.field], ['invalid_input', 'periodTo'])
  assert.ok(Number(record.openSets) >= 1)
  assert.ok((record.actsInPeriod as { [step: string]: number })['openListEntry.accept'])
  assert.deepEqual([record.submittedOn, duties.includes('SH-37.2')], ['2026-03-02', true])
  const told = (await noticesOfCase(district, caseId)).map(one => one.role).toSorted()
  assert.deepEqual(told, ['authority', 'openingAuthority'])
})

test('SH-22.2: a sample that lacks an item of the set is not published', async () => {
  const district = await openDistrict()
  const { openId } = await conditionalSet(district)
  const actor = district.operator
  const order = { openListEntryId: openId, samplingMethod: 'systematic', sampleSize: 2 }
  const unsaid = await tryStep(district, 'sampleSet.build', {
    actor,
    input: { openListEntryId: openId, sampleSize: 2 },
  })
  const { caseId } = await take(district, 'sampleSet.build', { actor, input: order })

  const input = { version: newId(), columns: [], wholeRows: 3, sampleRows: 2, largestShareGap: null, likeness: [] }
  const lacking = await tryStep(district, 'sampleSet.publish', { actor: system, caseId, input })

  assert.deepEqual(unsaid, { refused: 'field_missing', field: 'samplingMethod', duty: 'SH-22.2' })
  assert.deepEqual(lacking, { refused: 'sample_not_true', field: null, duty: 'SH-22.2' })
})

test('SH-29.3, SH-32.3: a result names the source of its data; the operator is told of each', async () => {
  const district = await openDistrict()
  const { openId } = await listedSet(district)
  const applicant = await newApplicant(district)
  const input = { title: '代码分布研究', resultKind: 'paper', summary: '研究', usedSets: [openId] }

  const bare = await tryStep(district, 'reuseResult.register', { actor: applicant, input })
  const stated = { ...input, sourceText: '数据来源：区公共数据开放平台' }
  const { caseId, duties } = await take(district, 'reuseResult.register', { actor: applicant, input: stated })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'sourceText', duty: 'SH-29.3' })
  assert.deepEqual(
    ['SH-29.3', 'SH-32.3'].map(id => duties.includes(id)),
    [true, true],
  )
  assert.deepEqual(
    (await noticesOfCase(district, caseId)).map(one => one.role),
    ['operator'],
  )
})

test('SH-28.1: the office for opening scores a result before it lists and recommends it', async () => {
  const district = await openDistrict()
  const { openId } = await listedSet(district)
  const actor = district.authority
  const input = { title: '成果', resultKind: 'product', summary: '产品', usedSets: [openId], sourceText: '来源' }
  const { caseId } = await take(district, 'reuseResult.register', { actor: await newApplicant(district), input })

  const early = await tryStep(district, 'reuseResult.list', { actor, caseId, input: { reason: '优秀' } })
  await take(district, 'reuseResult.score', { actor, caseId, input: { score: 95, opinion: '可复制' } })
  await take(district, 'reuseResult.list', { actor, caseId, input: { reason: '优秀' } })
  const done = await take(district, 'reuseResult.recommend', {
    actor,
    caseId,
    input: { pilot: '国家试点', reason: '溢出效应显著' },
  })

  assert.deepEqual(early, { refused: 'step_not_possible', field: null, duty: 'SH-28.1' })
  assert.deepEqual([done.state, done.duties.includes('SH-28.1')], ['recommended', true])
})
