import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoNeedsUnmet } from '../../server/open-data/demo-project-actions.ts'
import { openDistrict, take, tryStep } from './article-fixture.ts'
import { anyone, newApplicant } from './opening-fixture.ts'
import { recordOf } from './record-views.ts'

type District = Awaited<ReturnType<typeof openDistrict>>

const task = [{ task: '开放交通数据', taskOwner: '交通主管单位' }]
const groups = { openingPriorities: task, keyProjects: task, qualityRequirements: task, industryTasks: task }

function demand(district: District, changes: object = {}, actor = anyone) {
  const input = {
    title: '公交到站',
    wantedData: '实时到站',
    category: 'traffic',
    collectedThrough: 'platform',
    ...changes,
  }
  return take(district, 'openingDemand.submit', { actor, input })
}

test('SH-6.1, SH-6.2, SH-7.2b: a plan without one of its four groups is not published; a district names the plan of its city', async () => {
  const district = await openDistrict()
  const actor = district.authority
  const { caseId: demandId } = await demand(district)
  await take(district, 'openingDemand.triage', {
    actor: district.operator,
    caseId: demandId,
    input: { priorities: ['urgent'] },
  })

  const noCity = await tryStep(district, 'openingPlan.draft', { actor, input: { planYear: 2026 } })
  const drafted = await take(district, 'openingPlan.draft', {
    actor,
    input: { planYear: 2026, cityPlan: '上海市2026年计划' },
  })
  const { caseId } = drafted
  for (const field of Object.keys(groups)) {
    const input = { ...groups, [field]: undefined }
    const refused = await tryStep(district, 'openingPlan.publish', { actor, caseId, input })
    assert.deepEqual(refused, { refused: 'field_missing', field, duty: 'SH-6.1' })
  }
  const published = await take(district, 'openingPlan.publish', { actor, caseId, input: groups })
  const progress = { task: '开放交通数据', progress: '完成一半', percent: 50 }
  await take(district, 'openingPlan.recordProgress', { actor, caseId, input: progress })
  await take(district, 'openingPlan.close', { actor, caseId, input: { result: '完成' } })

  assert.deepEqual(noCity, { refused: 'field_missing', field: 'cityPlan', duty: 'SH-6.2' })
  assert.ok(published.duties.includes('SH-6.2') && drafted.duties.includes('SH-7.2b'))
  const proposed = (await recordOf(district, caseId)).proposedPriorities as { demandId: string }[]
  assert.ok(proposed.some(one => one.demandId === demandId))
})

test('SH-7.1, SH-7.2a: in a campaign the public says what it wants, gets a number, and is answered', async () => {
  const district = await openDistrict()
  const call = { title: '2026年征集', callText: '征集开放需求', opensOn: '2026-03-01', closesOn: '2026-03-31' }
  const { caseId: callId } = await take(district, 'demandCall.open', { actor: district.authority, input: call })
  const bare = await tryStep(district, 'openingDemand.submit', {
    actor: anyone,
    input: { title: '公交到站', wantedData: '实时到站', category: 'traffic' },
  })
  const told = await demand(district, { demandCallId: callId, collectedThrough: 'forum' }, district.operator)
  const { caseId } = told
  const actor = district.operator
  await take(district, 'openingDemand.triage', { actor, caseId })
  await take(district, 'openingDemand.assign', { actor, caseId, input: { providerId: district.provider.unitId } })
  const stranger = await tryStep(district, 'openingDemand.defer', { actor: district.provider, caseId })
  await take(district, 'openingDemand.defer', { actor: district.provider, caseId, input: { reason: '尚未归集' } })
  const answered = await take(district, 'openingDemand.answer', { actor, caseId, input: { answer: '明年开放' } })
  await take(district, 'demandCall.close', { actor: district.authority, caseId: callId, input: { result: '一项需求' } })
  const late = await tryStep(district, 'openingDemand.submit', {
    actor: anyone,
    input: {
      title: '又一项',
      wantedData: '数据',
      category: 'finance',
      collectedThrough: 'survey',
      demandCallId: callId,
    },
  })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'collectedThrough', duty: 'SH-7.2a' })
  assert.match(told.number, /^OD-2026-/)
  assert.deepEqual(stranger, { refused: 'field_missing', field: 'reason', duty: 'SH-12' })
  assert.deepEqual([answered.state, answered.duties.includes('SH-7.1')], ['answered', true])
  assert.deepEqual(late, { refused: 'unknown_thing', field: 'demandCallId', duty: null })
})

test('SH-7.1.1, SH-7.1.2, SH-7.1.3: each field belongs to one of three domains, and the demand cites its own', async () => {
  const district = await openDistrict()
  const fields = { finance: 'SH-7.1.1', elderCare: 'SH-7.1.2', emergency: 'SH-7.1.3' }
  for (const [category, duty] of Object.entries(fields)) {
    const { duties } = await demand(district, { category })
    assert.deepEqual(
      Object.values(fields).filter(id => duties.includes(id)),
      [duty],
    )
  }
  const missing = await tryStep(district, 'openingDemand.submit', {
    actor: anyone,
    input: { title: '无领域', wantedData: '数据', collectedThrough: 'platform' },
  })
  assert.deepEqual(missing, { refused: 'field_missing', field: 'category', duty: 'SH-7.1' })
})

test('SH-12: a demand that is planned for opening says how, by the provider to whom it was sent', async () => {
  const district = await openDistrict()
  const { caseId } = await demand(district)
  await take(district, 'openingDemand.triage', { actor: district.operator, caseId })
  const input = { providerId: district.provider.unitId }
  await take(district, 'openingDemand.assign', { actor: district.operator, caseId, input })

  const planned = await take(district, 'openingDemand.plan', {
    actor: district.provider,
    caseId,
    input: { arrangement: '脱敏后开放' },
  })

  assert.deepEqual([planned.state, planned.duties.includes('SH-12')], ['planned', true])
})

test('SH-8.1, SH-8.2: a demonstration project goes from the guide to the result; data it needs and lacks is reported', async () => {
  const district = await openDistrict()
  const actor = district.authority
  const applicant = await newApplicant(district)
  const guide = { title: '示范指南', guideText: '申报条件', closesOn: '2026-04-01' }
  const { caseId: guideId } = await take(district, 'demoGuide.publish', { actor, input: guide })
  const neededData = [{ neededSet: '公交到站', providerName: '交通主管单位' }]
  const input = { guideId, title: `智慧出行 ${guideId}`, plan: '方案', neededData }
  const { caseId } = await take(district, 'demoProject.apply', { actor: applicant, input })
  await take(district, 'demoGuide.close', { actor, caseId: guideId, input: { reason: '截止' } })
  const late = await tryStep(district, 'demoProject.apply', { actor: applicant, input })
  await take(district, 'demoProject.review', { actor, caseId, input: { score: 90, opinion: '可行' } })
  await take(district, 'demoProject.select', {
    actor,
    caseId,
    input: { isSelected: true, reason: '优秀', supportedBy: district.provider.unitId },
  })
  const unmet = (await demoNeedsUnmet(district.platform.db)).filter(one => one.project === input.title)
  const support = { neededSet: '公交到站', need: 'met', supportText: '已开放接口' }
  const supported = await take(district, 'demoProject.recordSupport', {
    actor: district.provider,
    caseId,
    input: support,
  })
  const met = (await demoNeedsUnmet(district.platform.db)).filter(one => one.project === input.title)
  await take(district, 'demoProject.startBuilding', { actor, caseId, input: { buildUntil: '2026-12-31' } })
  await take(district, 'demoProject.selectResult', { actor, caseId, input: { result: '成果优秀' } })
  const promoted = await take(district, 'demoProject.promote', { actor, caseId, input: { publicText: '推广' } })
  await take(district, 'demoProject.end', { actor, caseId, input: { reason: '结束' } })

  assert.deepEqual(late, { refused: 'step_not_possible', field: 'guideId', duty: 'SH-8.1' })
  assert.deepEqual(unmet, [{ project: input.title, neededSet: '公交到站', provider: '交通主管单位' }])
  assert.deepEqual([supported.state, supported.duties.includes('SH-8.2'), met], ['selected', true, []])
  assert.ok(promoted.duties.includes('SH-8.1'))
})
