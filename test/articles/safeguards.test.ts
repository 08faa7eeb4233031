import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type District, moveTo, newUnit, take, tryStep } from './article-fixture.ts'
import { lastEvent } from './case-views.ts'
import { openDistrictOf } from './other-districts.ts'
import { districtOf } from './shared-districts.ts'

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
