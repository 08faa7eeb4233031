import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testActor } from '../../server/test-platform.ts'
import { type District, moveTo, take, tryStep } from './article-fixture.ts'
import { eventsOfCase, lastEvent } from './case-views.ts'
import { openDistrictOf } from './other-districts.ts'
import { recordOf } from './record-views.ts'
import { districtOf } from './shared-districts.ts'

const plan = {
  title: '年度安全检查',
  inspectionAreas: ['security'],
  plannedOn: '2026-03-02',
  checklist: ['制度', '账号', '日志'],
}

const checks = { carriedOutOn: '2026-03-02', checks: [{ checked: '账号', passed: false, note: '有离职人员账号' }] }

const findings = {
  conclusion: '两项问题',
  findings: [
    { finding: '离职人员账号未停用', owner: '信息科', dueOn: '2026-03-20' },
    { finding: '日志保存不足', owner: '信息科', dueOn: '2026-03-31' },
  ],
}

/** An inspection of the provider of the district, up to the reply on its two findings. */
async function replied(district: District, input: object = plan): Promise<string> {
  const [by, actor] = [district.authority, district.provider]
  const { caseId } = await take(district, 'inspection.plan', {
    actor: by,
    input: { ...input, inspectedUnit: actor.unitId },
  })
  await take(district, 'inspection.carryOut', { actor: by, caseId, input: checks })
  await take(district, 'inspection.issueFinding', { actor: by, caseId, input: findings })
  await take(district, 'inspection.rectify', { actor, caseId, input: { rectificationPlan: '立即停用;扩容' } })
  await take(district, 'inspection.reply', { actor, caseId, input: { rectified: '账号已停用' } })
  return caseId
}

test('PT-30.1, ZH-28, CM-32: each finding is kept with its state until the inspection is verified', async () => {
  for (const jurisdiction of ['putuo', 'zhenhai', 'chongming']) {
    const district = await districtOf(jurisdiction)
    const caseId = await replied(district)
    const by = { actor: district.authority, caseId }

    const vague = await tryStep(district, 'inspection.verify', { ...by, input: { accepted: 'no', reason: '未完成' } })
    const oneOpen = { accepted: 'no', openFindings: [2], reason: '日志仍不足' }
    await take(district, 'inspection.verify', { ...by, input: oneOpen })
    const between = (await recordOf(district, caseId)).findings as { state: string }[]
    const again = { rectified: '日志已扩容' }
    await take(district, 'inspection.reply', { actor: district.provider, caseId, input: again })
    await take(district, 'inspection.verify', { ...by, input: { accepted: 'yes', reason: '整改到位' } })
    const after = (await recordOf(district, caseId)).findings as { state: string }[]

    assert.equal('refused' in vague && vague.refused, 'field_missing')
    assert.deepEqual(
      between.map(one => one.state),
      ['rectified', 'open'],
    )
    assert.deepEqual(
      after.map(one => one.state),
      ['rectified', 'rectified'],
    )
    const duty = { putuo: 'PT-30.1', zhenhai: 'ZH-28', chongming: 'CM-32' }[jurisdiction] ?? ''
    const events = await eventsOfCase(district, caseId)
    assert.deepEqual(
      events
        .filter(event => event.duties.includes(duty))
        .map(event => event.step)
        .includes('inspection.verify'),
      true,
    )
  }
})

test('PT-30.1, CM-32: an inspection without a finding ends at once; the inspected unit verifies nothing itself', async () => {
  const district = await districtOf('putuo')
  const actor = testActor(null, 'securityRegulator')
  const { caseId } = await take(district, 'inspection.plan', { actor, input: plan })
  await take(district, 'inspection.carryOut', { actor, caseId, input: checks })
  const done = await take(district, 'inspection.issueFinding', { actor, caseId, input: { conclusion: '无问题' } })
  const own = await tryStep(district, 'inspection.verify', {
    actor: district.provider,
    caseId: await replied(district),
    input: { accepted: 'yes', reason: '好' },
  })

  assert.equal(done.state, 'verified')
  assert.deepEqual(own, { refused: 'role_missing', field: null, duty: 'PT-30.1' })
})

test('SH-35.2: a check of the platform comes again by itself when its interval has passed, and its result is kept', async t => {
  const district = await openDistrictOf(t, 'shanghai')
  const actor = district.operator
  const input = { ...plan, title: '平台安全巡检', inspectionAreas: ['platform'], everyMonths: 1 }
  const { caseId } = await take(district, 'inspection.plan', { actor, input })
  await take(district, 'inspection.carryOut', { actor, caseId, input: checks })
  const first = await lastEvent(district, caseId)
  await take(district, 'inspection.issueFinding', { actor, caseId, input: { conclusion: '正常' } })

  await moveTo(district, '2026-04-01')
  const before = await casesOf(district, 'inspection')
  await moveTo(district, '2026-04-02')
  await moveTo(district, '2026-04-02')
  const after = await casesOf(district, 'inspection')

  assert.deepEqual(first.duties, ['SH-35.2'])
  assert.deepEqual(before, ['verified'])
  assert.deepEqual(after, ['verified', 'planned'])
})

async function casesOf({ platform }: District, type: string): Promise<string[]> {
  const { rows } = await platform.database.raw('select state from matter_case where type = $1 order by number', [type])
  return (rows as { state: string }[]).map(row => row.state)
}
