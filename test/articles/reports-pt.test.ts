import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { addUses } from '../../server/sharing/service-use-queries.ts'
import { buildEntry } from '../../server/test-platform.ts'
import {
  activeService,
  buildDemand,
  collectedEntry,
  type District,
  forwardedDemand,
  moveTo,
  newUnit,
  openMovingDistrict,
  publishEntry,
  take,
} from './article-fixture.ts'
import { openServedDistrict, signedIn } from './article-server.ts'
import { rejectedDemand } from './exchange-fixture.ts'
import { askedBy, cellsOf, figuresOf, readReport } from './report-reading.ts'

test('PT-4.1: the authority sees of every unit what runs late, what was decided by silence, what is in dispute', async t => {
  const district = await openMovingDistrict(t)
  const { provider, consumer, platform } = district
  const idle = await newUnit(platform, 'provider')
  const entryId = await collectedEntry(district)
  await forwardedDemand(district, buildDemand([entryId]))
  const { demandId } = await rejectedDemand(district)
  const input = { demandId, disputeSubject: 'rejection', claim: '所引条款不适用于本场景' }
  await take(district, 'dispute.raise', { actor: consumer, input })

  await moveTo(district, '2026-03-20')

  const columns = ['collected', 'reviewed', 'deemed', 'openDisputes', 'overdue', 'due', 'inTime', 'inTimePercent']
  const { rows } = await readReport(district, 'supervision')
  const of = (unitId: string | null) => rows.find(row => row.caseId === unitId)?.cells ?? {}
  assert.deepEqual(askedBy(district, 'supervision'), ['PT-4.1'])
  assert.deepEqual(
    columns.map(key => of(provider.unitId)[key]),
    // Two were collected in time, one part was decided in time and one by silence: of four duties three were met.
    [2, 2, 1, 1, 0, 4, 3, 75],
  )
  assert.deepEqual(
    columns.map(key => of(idle.unitId)[key]),
    [0, 0, 0, 0, 0, 0, 0, null],
  )
})

test('PT-4.5: each queue of the operator shows how many wait and the earliest day that is due', async t => {
  const district = await openMovingDistrict(t)
  const { provider } = district
  await take(district, 'catalogEntry.submit', { actor: provider, input: buildEntry() })
  await moveTo(district, '2026-03-03')
  await take(district, 'catalogEntry.submit', { actor: provider, input: buildEntry() })

  const queues = await cellsOf(district, 'operatorQueues', ['state', 'waiting', 'overdue', 'earliestDue', 'oldest'])

  assert.deepEqual(askedBy(district, 'operatorQueues'), ['PT-4.5'])
  assert.deepEqual(queues, [['state.catalogEntry.underReview', 2, 0, '2026-03-03', '2026-03-02']])
})

test('PT-5a: of five entries of which four are collected, completeness is four fifths', async t => {
  const district = await openMovingDistrict(t)
  for (let n = 0; n < 4; n++) await collectedEntry(district)
  await publishEntry(district)

  const figures = await figuresOf(district, 'collectionCompleteness', ['toCollect', 'collected', 'collectedPercent'])

  assert.deepEqual(askedBy(district, 'collectionCompleteness'), ['PT-5a'])
  assert.deepEqual(figures, [5, 4, 80])
})

test('PT-11.1a: a system or duty that no entry names stands as a gap until one does', async t => {
  const district = await openMovingDistrict(t)
  const { provider } = district
  const caseId = provider.unitId ?? ''
  await take(district, 'unit.recordSystem', { actor: provider, caseId, input: { name: '残疾人服务系统' } })
  const duty = { code: 'C-7', name: '残疾人证核发', basis: '（虚构）残疾人保障法第三条' }
  await take(district, 'unit.recordDuty', { actor: provider, caseId, input: duty })

  const before = await cellsOf(district, 'catalogGaps', ['gap', 'subject'], { unitId: caseId })
  await publishEntry(district, { changes: { source: '残疾人服务系统' } })
  const after = await cellsOf(district, 'catalogGaps', ['gap', 'subject', 'basis'], { unitId: caseId })

  assert.deepEqual(askedBy(district, 'catalogGaps'), ['PT-11.1a'])
  assert.deepEqual(before.map(([gap]) => gap).toSorted(), ['report.gap.duty', 'report.gap.system', 'report.gap.unit'])
  assert.deepEqual(after, [['report.gap.duty', duty.name, duty.basis]])
})

test('PT-28: a unit without a body, a responsible person or rules of security is listed with what it lacks', async t => {
  const district = await openMovingDistrict(t)
  const { provider, consumer } = district
  const caseId = provider.unitId ?? ''
  const input = { securityBody: '数据安全科', securityOfficer: '李某' }
  await take(district, 'unit.recordGovernance', { actor: provider, caseId, input })

  const lacking = async (unitId: string | null) => cellsOf(district, 'securityFileGaps', ['missing'], { unitId })

  assert.deepEqual(askedBy(district, 'securityFileGaps'), ['PT-28'])
  assert.deepEqual(await lacking(provider.unitId), [[['field.securityRules']]])
  assert.deepEqual(await lacking(consumer.unitId), [
    [['field.securityBody', 'officer.securityLead', 'field.securityRules']],
  ])
})

test('PT-8.2b: of three channels of which one is merged, two are listed as outstanding, late ones marked', async t => {
  const district = await openMovingDistrict(t)
  const { provider, operator } = district
  const channel = { channelKind: 'sharing', description: '批量交换', standing: 'existing' }
  const opened: string[] = []
  for (const title of ['甲平台', '乙平台', '丙平台'])
    opened.push((await take(district, 'channel.register', { actor: provider, input: { ...channel, title } })).caseId)
  const plan = { integrateBy: '2026-03-10', reason: '由统一平台承接' }
  for (const caseId of opened.slice(0, 2))
    await take(district, 'channel.planIntegration', { actor: operator, caseId, input: plan })
  await take(district, 'channel.integrate', { actor: provider, caseId: opened[0] ?? '', input: { result: '已迁移' } })

  await moveTo(district, '2026-03-11')

  assert.deepEqual(await cellsOf(district, 'channelsToIntegrate', ['title', 'integrateBy', 'overdue']), [
    ['乙平台', '2026-03-10', 1],
    ['丙平台', null, 0],
  ])
})

test('PT-30.2b: the calls on a service are counted, and a provider sees those of its own data alone', async t => {
  const district = await openMovingDistrict(t)
  const { serviceId } = await activeService(district)
  const stranger = await newUnit(district.platform, 'provider')
  await countCalls(district, serviceId)

  const columns = ['calls', 'denied', 'rows', 'lastUsedOn']
  const own = await cellsOf(district, 'serviceUse', columns, { unitId: district.provider.unitId })
  const march = await cellsOf(district, 'serviceUse', columns, { from: '2026-03-03', to: '2026-03-03' })
  const foreign = await cellsOf(district, 'serviceUse', columns, { unitId: stranger.unitId })

  assert.deepEqual(own, [[7, 2, 9, '2026-03-03']])
  assert.deepEqual(march, [[3, 0, 3, '2026-03-03']])
  assert.deepEqual(foreign, [])
})

async function countCalls({ platform }: District, serviceId: string) {
  const uses = [
    { serviceId, day: day('2026-03-02'), result: 'ok', calls: 4, rows: 6 },
    { serviceId, day: day('2026-03-03'), result: 'ok', calls: 3, rows: 3 },
    { serviceId, day: day('2026-03-02'), result: 'quota', calls: 2, rows: 0 },
  ]
  const from = { segment: 0, offset: 0 }
  await platform.db
    .transaction()
    .execute(tx => addUses(tx, { uses, gateway: 'test', from, to: { segment: 0, offset: 9 } }))
}

test('PT-32.2: a unit with three overdue matters is a candidate for a circular with the three cases', async t => {
  const district = await openMovingDistrict(t)
  const { operator, provider } = district
  for (const title of ['甲数据', '乙数据', '丙数据'])
    await take(district, 'dataRequest.open', {
      actor: operator,
      input: { title, unitId: provider.unitId, dataContent: '登记信息' },
    })

  await moveTo(district, '2026-04-20')

  assert.deepEqual(
    await cellsOf(district, 'circularCandidates', ['title', 'failure', 'ofUnit']),
    ['甲数据', '乙数据', '丙数据'].map(title => [title, 'report.failure.overdue', 3]),
  )
  assert.deepEqual(await cellsOf(district, 'circularCandidates', ['title'], { to: '2026-03-02' }), [])
})

test('reports over HTTP: listed with their articles, read by whom they are for, downloaded without formulas', async () => {
  const district = await openServedDistrict()
  const { platform, provider } = district
  const caseId = provider.unitId ?? ''
  await take(district, 'unit.recordSystem', { actor: provider, caseId, input: { name: '=HYPERLINK("x")' } })
  const official = await signedIn(district, provider.unitId, 'provider')
  const citizen = await signedIn(district, null, 'applicant')

  const list = (await official.get('/api/reports')).body.reports as { name: string; articles: { duty: string }[] }[]
  const report = await official.get('/api/reports/catalogGaps')
  const foreign = await citizen.get('/api/reports/catalogGaps')
  const office = await official.get('/api/reports/supervision')
  const unknown = await official.get('/api/reports/constructor')
  const elsewhere = await official.get('/api/reports/yearlyScores')
  const backwards = await official.get('/api/reports/serviceUse?from=2026-02-01&to=2026-01-01')

  assert.deepEqual(
    list.find(({ name }) => name === 'catalogGaps')?.articles.map(({ duty }) => duty),
    ['PT-11.1a'],
  )
  assert.equal(
    list.some(({ name }) => name === 'supervision' || name === 'yearlyScores'),
    false,
  )
  assert.deepEqual([report.status, report.body.scope, (report.body.rows as object[]).length], [200, 'own', 2])
  const codes = [foreign, office, unknown, elsewhere, backwards].map(
    ({ body }) => (body.error as { code: string }).code,
  )
  assert.deepEqual(codes, ['role_missing', 'role_missing', 'unknown_thing', 'unknown_thing', 'invalid_input'])
  assert.equal(platform.jurisdiction.id, 'putuo')
})
