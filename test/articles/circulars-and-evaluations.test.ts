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
import { recordOf } from './record-views.ts'
import { districtOf } from './shared-districts.ts'

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

async function numberOf({ platform }: District, id: string): Promise<string> {
  const { rows } = await platform.database.raw('select number from matter_case where id = $1', [id])
  return (rows as { number: string }[])[0]?.number ?? ''
}
