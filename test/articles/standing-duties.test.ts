import assert from 'node:assert/strict'
import { test } from 'node:test'
import { absenceOf, type Step } from '@gongshu/regulations'
import { search } from '../../server/search/search-answer.ts'
import { buildEntry } from '../../server/test-platform.ts'
import { activeService, newUnit, take, tryStep } from './article-fixture.ts'
import { eventsOfCase, lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'
import { elements, publishReviewed } from './other-districts.ts'
import { handIn, openPerson, recordOf } from './record-views.ts'
import { districtOf } from './shared-districts.ts'

const functions: readonly Step[] = [
  'catalogEntry.submit',
  'collection.load',
  'fusionPlan.submit',
  'demand.submit',
  'sharingService.start',
]

test('PT-8.1: the one platform compiles, collects, fuses, finds, manages demands and exchanges, end to end', async () => {
  const district = await districtOf('putuo')
  const { platform } = district

  const { serviceId, entryId } = await activeService(district)
  const { rows } = await platform.database.raw('select title from matter_case where id = $1', [entryId])
  const words = (rows as { title: string }[])[0]?.title ?? ''
  const { hits } = await search(
    platform.db,
    { words, kinds: ['catalogEntry'], filters: {} },
    { sort: 'relevance', limit: 5, offset: 0 },
  )

  assert.deepEqual(
    functions.filter(step => absenceOf(platform.jurisdiction, step) !== null),
    [],
  )
  assert.deepEqual(
    functions.filter(step => !platform.acts.door.rows.has(step)),
    [],
  )
  assert.ok(hits.some(hit => hit.id === entryId))
  assert.equal((await stateOfCase(district, serviceId)).state, 'active')
})

test('ZH-30, CM-3.2: what is a state secret never enters', async () => {
  for (const [jurisdiction, duty] of [
    ['zhenhai', 'ZH-30'],
    ['chongming', 'CM-3.2'],
  ] as const) {
    const district = await districtOf(jurisdiction)
    const input = buildEntry({ ...elements, stateSecret: true })

    const refused = await tryStep(district, 'catalogEntry.submit', { actor: district.provider, input })
    const { caseId } = await take(district, 'catalogEntry.submit', {
      actor: district.provider,
      input: buildEntry(elements),
    })

    assert.deepEqual(refused, { refused: 'state_secret', field: 'stateSecret', duty })
    assert.ok((await lastEvent(district, caseId)).duties.includes(duty))
  }
})

test('CM-5.2b: a unit builds no platform of its own any more; one that stands is merged and followed', async () => {
  const district = await districtOf('chongming')
  const { authority, operator, provider } = district
  const input = {
    title: '本局数据平台',
    description: '自建平台',
    builds: ['ownPlatform'],
    plannedCatalog: [{ name: '许可名单' }],
  }
  const { caseId } = await take(district, 'project.plan', { actor: provider, input })
  const verdict = { verdict: 'approve', reason: '同意' }

  const refused = await tryStep(district, 'project.review', { actor: authority, caseId, input: verdict })
  const old = { title: '旧平台', channelKind: 'dataCentre', description: '二〇一八年建成', standing: 'existing' }
  const channel = await take(district, 'channel.register', { actor: provider, input: old })
  const plan = { integrateBy: '2026-12-31', reason: '并入公共数据平台' }
  await take(district, 'channel.planIntegration', { actor: operator, caseId: channel.caseId, input: plan })
  await take(district, 'channel.integrate', { actor: provider, caseId: channel.caseId, input: { result: '已并入' } })

  assert.deepEqual(refused, { refused: 'condition_unmet', field: 'ownPlatform', duty: 'CM-5.2b' })
  assert.ok((await eventsOfCase(district, channel.caseId)).every(event => event.duties.includes('CM-5.2b')))
})

test('CM-5.3: each of the regulators supervises in its own right: it is told by name, disposes and inspects', async () => {
  const district = await districtOf('chongming')
  const regulators = await Promise.all([1, 2, 3].map(() => newUnit(district.platform, 'securityRegulator')))
  const risk = {
    title: '弱口令',
    riskArea: 'platform',
    urgency: 'low',
    foundOn: '2026-03-02',
    description: '三个账号使用弱口令',
  }
  const { caseId } = await take(district, 'riskCase.open', { actor: district.provider, input: risk })
  await take(district, 'riskCase.report', { actor: district.provider, caseId, input: { reportText: '正在更换' } })
  const told = (await noticesOfCase(district, caseId)).filter(notice => notice.kind === 'riskReported')
  const [cyberspace] = regulators
  if (!cyberspace) throw new Error('no regulator was registered')
  const disposition = { disposition: '全面更换', mayResume: 'no' }
  await take(district, 'riskCase.dispose', { actor: cyberspace, caseId, input: disposition })
  const plan = {
    title: '口令检查',
    inspectionAreas: ['security'],
    plannedOn: '2026-03-05',
    inspectedUnit: district.provider.unitId,
    checklist: ['口令强度'],
  }
  const inspection = await take(district, 'inspection.plan', { actor: cyberspace, input: plan })
  const own = await tryStep(district, 'riskCase.dispose', { actor: district.provider, caseId, input: disposition })

  for (const { unitId } of regulators) assert.ok(told.some(notice => notice.unit_id === unitId))
  assert.equal(inspection.state, 'planned')
  assert.equal('refused' in own && own.refused, 'role_missing')
})

test('ZH-25.1: a unit files its rules of security and names who answers for it', async () => {
  const district = await districtOf('zhenhai')
  const { provider: actor } = district
  const caseId = actor.unitId ?? ''
  const goals = {
    governanceGoals: '数据齐全',
    governanceDuties: '信息科',
    implementingBody: '信息科',
    implementingStaff: '张三',
  }

  const bare = await faultsOf(district, { actor, caseId, input: goals })
  const files = { securityRules: [await handIn(district, actor)], dataProcedure: [await handIn(district, actor)] }
  await take(district, 'unit.recordGovernance', { actor, caseId, input: { ...goals, ...files } })
  const recorded = await lastEvent(district, caseId)
  const login = `s${Date.now().toString(36)}`
  const accountId = await openPerson(district, { unitId: actor.unitId, login, roles: ['provider'] })
  await take(district, 'unit.appointOfficer', { actor, caseId, input: { kind: 'securityLead', accountId } })
  const stranger = await tryStep(district, 'unit.appointOfficer', {
    actor: await newUnit(district.platform, 'provider'),
    caseId,
    input: { kind: 'securityLead', accountId },
  })

  assert.ok(bare?.includes('ZH-25.1 securityRules'), String(bare))
  assert.ok(recorded.duties.includes('ZH-25.1'))
  assert.ok((await lastEvent(district, caseId)).duties.includes('ZH-25.1'))
  assert.equal('refused' in stranger && stranger.refused, 'unit_not_party')
})

test('ZH-18.2: the quantity, quality and updates of data are measured, and each unit is told its result', async () => {
  const district = await districtOf('zhenhai')
  const { operator: actor, provider } = district
  await publishReviewed(district, buildEntry(elements), provider)
  const design = {
    title: '一季度监测',
    evaluationKind: 'quality',
    periodFrom: '2026-03-01',
    periodTo: '2026-03-31',
    evaluatedUnits: [provider.unitId],
    indicators: [
      { indicator: 'collected', weight: 30 },
      { indicator: 'qualityRules', weight: 40 },
      { indicator: 'collectedInTime', weight: 30 },
    ],
  }
  const { caseId } = await take(district, 'evaluation.design', { actor, input: design })
  await take(district, 'evaluation.collectFigures', { actor, caseId })
  await take(district, 'evaluation.score', { actor, caseId })
  await take(district, 'evaluation.publish', { actor, caseId, input: { conclusion: '归集不足' } })

  const { scores } = await recordOf(district, caseId)
  assert.deepEqual(
    (scores as { unitId: string; score: number }[]).map(({ unitId, score }) => [unitId, score]),
    [[provider.unitId, 0]],
  )
  assert.deepEqual(
    (await noticesOfCase(district, caseId)).map(({ kind, unit_id, duty }) => [kind, unit_id, duty]),
    [['dataMonitoringResult', provider.unitId, 'ZH-18.2']],
  )
})

test('ZH-23: an application names the field that it is developed for', async () => {
  const district = await districtOf('zhenhai')
  const { provider: actor } = district
  const input = { title: '餐饮监管', plan: '比对许可和检查', basis: '食品安全法' }

  const bare = await tryStep(district, 'scenario.propose', { actor, input })
  const { caseId } = await take(district, 'scenario.propose', {
    actor,
    input: { ...input, applicationField: 'market' },
  })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'applicationField', duty: 'ZH-23' })
  assert.deepEqual((await lastEvent(district, caseId)).duties, ['ZH-23'])
  assert.equal((await recordOf(district, caseId)).applicationField, 'market')
})

async function faultsOf(district: Parameters<typeof take>[0], request: Parameters<typeof take>[2]) {
  try {
    await take(district, 'unit.recordGovernance', request)
    return null
  } catch (error) {
    const { details } = error as { details: { faults?: { field: string; duty?: string }[] } }
    return details.faults?.map(fault => `${fault.duty} ${fault.field}`)
  }
}
