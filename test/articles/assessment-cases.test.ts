import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testActor } from '../../server/test-platform.ts'
import {
  buildDemand,
  collectedEntry,
  type District,
  forwardedDemand,
  moveTo,
  newUnit,
  openMovingDistrict,
  publishEntry,
  take,
  tryStep,
} from './article-fixture.ts'
import { eventsOfCase, lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'
import { openDistrictOf } from './other-districts.ts'
import { handIn, recordOf } from './record-views.ts'
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

test('PT-32.2: a unit with overdue work can be named, with each failure; one without needs facts', async t => {
  const district = await openMovingDistrict(t)
  await publishEntry(district)
  const entryId = await collectedEntry(district)
  const { parts } = await forwardedDemand(district, buildDemand([entryId]))
  await moveTo(district, '2026-06-01')
  const { authority: actor, provider } = district
  const input = { title: '关于归集不落实的通报', criticisedUnit: provider.unitId, circularText: '请立即整改' }

  const clean = await newUnit(district.platform, 'provider')
  const bare = await tryStep(district, 'circular.draft', { actor, input: { ...input, criticisedUnit: clean.unitId } })
  const { caseId } = await take(district, 'circular.draft', { actor, input })
  const scope = { circularScope: 'someUnits', scopeUnits: [clean.unitId] }
  await take(district, 'circular.circulate', { actor, caseId, input: scope })
  await take(district, 'circular.reply', { actor: provider, caseId, input: { replyText: '已布置整改' } })
  const stranger = await tryStep(district, 'circular.reply', { actor: clean, caseId, input: { replyText: '?' } })
  const record = await recordOf(district, caseId)

  assert.deepEqual(bare, { refused: 'field_missing', field: 'evidence', duty: 'PT-32.2' })
  assert.deepEqual(
    (record.failures as { failure: string; duty: string; caseId: string }[]).map(one => [one.failure, one.duty]),
    [
      ['deemed', 'PT-20b'],
      ['overdue', 'PT-15'],
    ],
  )
  assert.equal((record.failures as { caseId: string }[])[0]?.caseId, parts[0]?.id)
  assert.deepEqual(
    (await noticesOfCase(district, caseId))
      .filter(one => one.kind === 'circular')
      .map(one => one.unit_id)
      .sort(),
    [provider.unitId, clean.unitId].sort(),
  )
  assert.deepEqual(
    (record.replies as { text: string }[]).map(one => one.text),
    ['已布置整改'],
  )
  assert.deepEqual(stranger, { refused: 'unit_not_party', field: null, duty: null })
})

const design = {
  title: '三月数据质量评估',
  evaluationKind: 'quality',
  periodFrom: '2026-03-01',
  periodTo: '2026-03-31',
  indicators: [
    { indicator: 'collected', weight: 60 },
    { indicator: 'incidentsClosed', weight: 40 },
  ],
}

/** An evaluation of these units up to its publication. */
async function published(district: District, input: object, actor = district.authority): Promise<string> {
  const { caseId } = await take(district, 'evaluation.design', { actor, input })
  await take(district, 'evaluation.collectFigures', { actor, caseId })
  await take(district, 'evaluation.score', { actor, caseId })
  await take(district, 'evaluation.publish', { actor, caseId, input: { conclusion: '请提高归集率' } })
  return caseId
}

test('PT-31a: a score follows from figures of the record, which lead to their cases; nothing to count is no figure', async () => {
  const district = await districtOf('putuo')
  const { operator: actor, provider } = district
  await collectedEntry(district)
  await publishEntry(district)
  const idle = await newUnit(district.platform, 'provider')
  const evaluatedUnits = [provider.unitId, idle.unitId]
  const { caseId } = await take(district, 'evaluation.design', { actor, input: { ...design, evaluatedUnits } })
  await take(district, 'evaluation.collectFigures', { actor, caseId })
  await take(district, 'evaluation.score', { actor, caseId })

  const record = await recordOf(district, caseId)
  const figures = record.figures as {
    unitId: string
    indicator: string
    met: number
    of: number
    percent: number | null
    unmet: string[]
  }[]
  const own = figures.filter(one => one.unitId === provider.unitId)
  const scores = record.scores as { unitId: string; score: number | null }[]

  assert.deepEqual(
    own.map(({ indicator, met, of, percent, unmet }) => [indicator, met, of, percent, unmet.length]),
    [
      ['collected', 1, 2, 50, 1],
      ['incidentsClosed', 0, 0, null, 0],
    ],
  )
  const [pending] = own[0]?.unmet ?? []
  assert.equal((await stateOfCase(district, pending ?? '')).state, 'pending')
  assert.deepEqual(Object.fromEntries(scores.map(one => [one.unitId, one.score])), {
    [provider.unitId ?? '']: 50,
    [idle.unitId ?? '']: null,
  })
  assert.deepEqual((await lastEvent(district, caseId)).duties, ['PT-31a'])
})

test('PT-31a: quality, effect and security each have their evaluation; a period ends after it begins', async () => {
  const district = await districtOf('putuo')
  const actor = district.operator
  const evaluatedUnits = [district.provider.unitId]

  for (const [evaluationKind, indicator] of [
    ['quality', 'qualityRules'],
    ['effect', 'servicesUsed'],
    ['security', 'securityLead'],
  ]) {
    const input = { ...design, evaluationKind, evaluatedUnits, indicators: [{ indicator, weight: 100 }] }
    const caseId = await published(district, input, actor)
    const [figure] = (await recordOf(district, caseId)).figures as { indicator: string }[]
    assert.equal(figure?.indicator, indicator)
  }
  const backwards = { ...design, periodTo: '2026-02-01' }
  const refused = await tryStep(district, 'evaluation.design', { actor, input: backwards })
  assert.deepEqual(refused, { refused: 'invalid_input', field: 'periodTo', duty: null })
})

test('PT-32.1, ZH-29: the yearly result of a unit traces to each evaluation of the year', async () => {
  for (const jurisdiction of ['putuo', 'zhenhai']) {
    const district = await districtOf(jurisdiction)
    const { authority: actor, provider } = district
    const unit = { evaluatedUnits: [provider.unitId], manualParts: [{ part: '安全保障措施', weight: 100 }] }
    const half = async (points: number) => {
      const { caseId } = await take(district, 'evaluation.design', { actor, input: { ...design, ...unit } })
      await take(district, 'evaluation.collectFigures', { actor, caseId })
      const manualPoints = [{ unitId: provider.unitId, part: '安全保障措施', points, reason: '现场查看' }]
      await take(district, 'evaluation.score', { actor, caseId, input: { manualPoints } })
      await take(district, 'evaluation.publish', { actor, caseId, input: { conclusion: '继续提高' } })
      return caseId
    }
    const [first, second] = [await half(70), await half(90)]
    const draft = await take(district, 'evaluation.design', { actor, input: { ...design, ...unit } })

    const unfinished = await tryStep(district, 'evaluation.rollUp', {
      actor,
      caseId: second,
      input: { year: 2026, otherEvaluations: [draft.caseId] },
    })
    await take(district, 'evaluation.rollUp', {
      actor,
      caseId: second,
      input: { year: 2026, otherEvaluations: [first] },
    })
    const [row] = (await recordOf(district, second)).rollUp as { score: number; sources: object[] }[]
    const numbers = [await numberOf(district, second), await numberOf(district, first)]

    assert.equal('refused' in unfinished && unfinished.refused, 'unknown_thing')
    assert.equal(row?.score, 80)
    assert.deepEqual(row?.sources, [
      { evaluationId: second, number: numbers[0], score: 90 },
      { evaluationId: first, number: numbers[1], score: 70 },
    ])
    const duties = (await lastEvent(district, second)).duties
    assert.ok(duties.includes(jurisdiction === 'putuo' ? 'PT-32.1' : 'ZH-29'))
  }
})

test('ZH-28: units are scored, told their result, and named where they fail', async () => {
  const district = await districtOf('zhenhai')
  const { authority: actor, provider } = district
  const input = { ...design, evaluationKind: 'supervision', evaluatedUnits: [provider.unitId] }
  const caseId = await published(district, input)
  const circular = {
    title: '通报',
    criticisedUnit: provider.unitId,
    circularText: '社会化利用不足',
    evidence: '检查记录第三项',
  }
  const named = await take(district, 'circular.draft', { actor, input: circular })

  await take(district, 'circular.circulate', {
    actor,
    caseId: named.caseId,
    input: { circularScope: 'unitOnly' },
  })

  assert.deepEqual(
    (await noticesOfCase(district, caseId)).map(notice => [notice.kind, notice.unit_id, notice.duty]),
    [['evaluationWithoutFigure', provider.unitId, 'ZH-28']],
  )
  assert.deepEqual((await lastEvent(district, named.caseId)).duties, ['ZH-28'])
})

test('SH-37.1: a low score in opening becomes a task of improvement with the publication', async () => {
  const district = await districtOf('shanghai')
  const { openingAuthority: actor, provider } = { ...district, openingAuthority: testActor(null, 'openingAuthority') }
  await publishEntry(district)
  const input = {
    ...design,
    evaluationKind: 'opening',
    evaluatedUnits: [provider.unitId],
    indicators: [{ indicator: 'openedEntries', weight: 100 }],
    improveBelow: 60,
  }

  const caseId = await published(district, input, actor)
  const { tasks } = await recordOf(district, caseId)

  assert.deepEqual(tasks, [{ unitId: provider.unitId, task: '请提高归集率' }])
  assert.equal((await stateOfCase(district, caseId)).state, 'improvementTasks')
  assert.ok((await eventsOfCase(district, caseId)).every(event => event.duties.includes('SH-37.1')))
  assert.deepEqual((await noticesOfCase(district, caseId)).map(notice => notice.kind).sort(), [
    'evaluationPublished',
    'improvementTask',
  ])
})

const violation = { title: '未按规定编目', facts: '三个系统没有目录', violationKind: '3' }

test('CM-33.1, CM-33.2, CM-33.3, CM-33.4, CM-33.5, CM-33.7: the authority records each kind under its own number', async () => {
  const district = await districtOf('chongming')
  const { authority: actor, provider } = district

  for (const kind of ['1', '2', '3', '4', '5', '7']) {
    const input = { ...violation, violationKind: kind, violatingUnit: provider.unitId }
    const { caseId } = await take(district, 'providerViolation.record', { actor, input })
    assert.deepEqual((await lastEvent(district, caseId)).duties, ['CM-33', `CM-33.${kind}`])
  }
  const input = { ...violation, violatingUnit: provider.unitId }
  const own = await tryStep(district, 'providerViolation.record', { actor: provider, input })
  const nobody = { ...input, violatingUnit: provider.accountId }
  const unknown = await tryStep(district, 'providerViolation.record', { actor, input: nobody })
  assert.equal('refused' in own && own.refused, 'role_missing')
  assert.equal('refused' in unknown && unknown.refused, 'unknown_thing')
})

test('CM-33.8: any other conduct needs words of its own', async () => {
  const district = await districtOf('chongming')
  const actor = district.authority
  const input = { ...violation, violationKind: '8', violatingUnit: district.provider.unitId }

  const bare = await tryStep(district, 'providerViolation.record', { actor, input })
  const said = { ...input, otherText: '拒绝配合检查' }
  const { caseId } = await take(district, 'providerViolation.record', { actor, input: said })

  assert.deepEqual(bare, { refused: 'condition_unmet', field: 'otherText', duty: 'CM-33.8' })
  assert.deepEqual((await lastEvent(district, caseId)).duties, ['CM-33', 'CM-33.8'])
})

test('CM-33: a correction is ordered, replied to and verified; what is serious is referred with its evidence', async () => {
  const district = await districtOf('chongming')
  const { authority: actor, provider } = district
  const input = { ...violation, violatingUnit: provider.unitId }
  const { caseId } = await take(district, 'providerViolation.record', { actor, input })
  const order = { order: '补编目录', correctBy: '2026-03-31' }
  await take(district, 'providerViolation.orderCorrection', { actor, caseId, input: order })
  await take(district, 'providerViolation.reply', { actor: provider, caseId, input: { corrected: '已补编两个' } })
  const again = { accepted: 'no', reason: '还差一个' }
  await take(district, 'providerViolation.verify', { actor, caseId, input: again })
  const between = await stateOfCase(district, caseId)

  const grave = { referredTo: '区纪委监委', seriousness: '多次不改' }
  const bare = await tryStep(district, 'providerViolation.refer', { actor, caseId, input: grave })
  const evidence = [await handIn(district, actor)]
  await take(district, 'providerViolation.refer', { actor, caseId, input: { ...grave, evidence } })
  const { referral } = await recordOf(district, caseId)

  assert.equal(between.state, 'correctionOrdered')
  assert.deepEqual(bare, { refused: 'condition_unmet', field: 'evidence', duty: 'CM-33' })
  assert.deepEqual(referral, {
    violationKind: '3',
    facts: '三个系统没有目录',
    order: '补编目录',
    corrected: '已补编两个',
    ...grave,
    evidence,
  })
})

async function casesOf({ platform }: District, type: string): Promise<string[]> {
  const { rows } = await platform.database.raw('select state from matter_case where type = $1 order by number', [type])
  return (rows as { state: string }[]).map(row => row.state)
}

async function numberOf({ platform }: District, id: string): Promise<string> {
  const { rows } = await platform.database.raw('select number from matter_case where id = $1', [id])
  return (rows as { number: string }[])[0]?.number ?? ''
}
