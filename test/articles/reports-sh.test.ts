import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collect, type District, moveTo, openMovingDistrict, take } from './article-fixture.ts'
import { listedSet } from './open-fixture.ts'
import { conditionalSet, deliveredData, requestUnderReview, terms } from './opening-fixture.ts'
import { askedBy, cellsOf, figuresOf, readReport } from './report-reading.ts'

const ofProvider = async (district: District, name: string, columns: readonly string[]) =>
  (await cellsOf(district, name, columns, { unitId: district.provider.unitId }))[0]

test('SH-5.1: the office for opening sees per unit what is open, what could be, and what waits for an answer', async t => {
  const district = await openMovingDistrict(t)
  await listedSet(district)
  await listedSet(district)
  await conditionalSet(district)

  const found = await ofProvider(district, 'openingOversight', ['entries', 'openSets', 'unopened', 'openingDemands'])

  assert.deepEqual(askedBy(district, 'openingOversight'), ['SH-5.1'])
  assert.deepEqual(found, [3, 3, 0, 0])
})

test('SH-5.2: the supervisor reads how the duties of opening are met; a unit of none sees nothing', async t => {
  const district = await openMovingDistrict(t)
  await requestUnderReview(district)
  const { caseId } = await requestUnderReview(district)
  await take(district, 'accessRequest.approve', { actor: district.provider, caseId, input: terms })

  await moveTo(district, '2026-03-20')

  const columns = ['openSets', 'openingDue', 'openingInTime', 'openingInTimePercent', 'openingOverdue']
  assert.deepEqual(askedBy(district, 'openingSupervision'), ['SH-5.2'])
  // Two requests were to be decided: one was, one is late.
  assert.deepEqual(await ofProvider(district, 'openingSupervision', columns), [2, 2, 1, 50, 1])
})

test('SH-16.1: open data is shown by the three dimensions, and what is not updated in time is late', async t => {
  const district = await openMovingDistrict(t)
  await listedSet(district)
  const { entryId } = await listedSet(district)
  const columns = ['loadedOn', 'fresh', 'completeness', 'accuracy']

  await moveTo(district, '2026-04-10')
  await collect(district, entryId)
  const late = await cellsOf(district, 'openQuality', columns)
  const figures = await figuresOf(district, 'openQuality', ['rows', 'freshPercent'])

  assert.deepEqual(askedBy(district, 'openQuality'), ['SH-16.1'])
  assert.deepEqual(
    late.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
    [
      ['2026-03-02', 0, 100, 100],
      ['2026-04-10', 1, 100, 100],
    ],
  )
  assert.deepEqual(figures, [2, 50])
})

test('SH-16.2: each rule that was run is shown with the rows it looked at and those that fail', async t => {
  const district = await openMovingDistrict(t)
  await listedSet(district)

  const runs = await cellsOf(district, 'qualityModel', ['ruleKind', 'checked', 'failedRows'])
  const none = await figuresOf(district, 'qualityModel', ['rows', 'runsPassedPercent'], { to: '2026-03-01' })

  assert.deepEqual(askedBy(district, 'qualityModel'), ['SH-16.2'])
  assert.deepEqual(runs, [
    ['ruleKind.distinctRows', 3, 0],
    ['ruleKind.required', 3, 0],
    ['ruleKind.required', 3, 0],
    ['ruleKind.unique', 3, 0],
  ])
  assert.deepEqual(none, [0, null])
})

test('SH-24.2: a provider sees statistics, risk and quality of its own open sets', async t => {
  const district = await openMovingDistrict(t)
  const { openId } = await deliveredData(district)
  const input = {
    title: '异常下载',
    riskArea: 'opening',
    urgency: 'low',
    foundOn: '2026-03-02',
    description: '短时间多次下载',
  }
  await take(district, 'riskCase.open', { actor: district.operator, input })

  const { rows } = await readReport(district, 'openStatistics', { unitId: district.provider.unitId })
  const foreign = await readReport(district, 'openStatistics', { unitId: district.consumer.unitId })

  assert.deepEqual(askedBy(district, 'openStatistics'), ['SH-24.2'])
  const columns = ['openingClass', 'requests', 'deliveries', 'accuracy', 'openIssues', 'openRisks']
  assert.deepEqual(
    rows.map(({ caseId, cells }) => [caseId, ...columns.map(key => cells[key])]),
    [[openId, 'openingClass.conditional', 1, 1, 100, 0, 0]],
  )
  assert.deepEqual(foreign.rows, [])
})

test('SH-19.2.1, SH-30.1: applicants of a kind are compared, and readings of what was delivered are counted', async t => {
  const district = await openMovingDistrict(t)
  const { applicant, deliveryId } = await deliveredData(district)
  const reading = { read: 'rows', detail: '0+1' }
  await take(district, 'delivery.use', { actor: applicant, caseId: deliveryId, input: reading })
  const rejected = await requestUnderReview(district)
  await take(district, 'accessRequest.reject', {
    actor: district.provider,
    caseId: rejected.caseId,
    input: { reasons: [{ reasonAbout: 'material', material: '数据安全管理措施', explanation: '请补充' }] },
  })

  const fair = await cellsOf(district, 'accessFairness', [
    'applicantKind',
    'decided',
    'passed',
    'passedPercent',
    'meanDays',
  ])
  const used = await cellsOf(district, 'openDataUse', ['state', 'reads', 'violations'])

  assert.deepEqual(
    [askedBy(district, 'accessFairness'), askedBy(district, 'openDataUse')],
    [['SH-19.2.1'], ['SH-30.1']],
  )
  assert.deepEqual(fair, [['report.applicantKind.organisation', 2, 1, 50, 0]])
  assert.deepEqual(used, [['state.delivery.delivered', 1, 0]])
})

test('SH-23.2: a channel of opening of its own stands to be merged until it is', async t => {
  const district = await openMovingDistrict(t)
  const { provider, operator } = district
  const channel = { title: '行业开放专栏', channelKind: 'opening', description: '独立发布', standing: 'existing' }
  const { caseId } = await take(district, 'channel.register', { actor: provider, input: channel })
  const outstanding = () => cellsOf(district, 'openingChannelsToMerge', ['title', 'state'])

  const before = await outstanding()
  await take(district, 'channel.planIntegration', {
    actor: operator,
    caseId,
    input: { integrateBy: '2026-06-30', reason: '归并' },
  })
  const planned = await outstanding()
  await take(district, 'channel.integrate', { actor: provider, caseId, input: { result: '已归并' } })

  assert.deepEqual(askedBy(district, 'openingChannelsToMerge'), ['SH-23.2'])
  assert.deepEqual(
    [before, planned, await outstanding()],
    [[[channel.title, 'state.channel.existing']], [[channel.title, 'state.channel.toIntegrate']], []],
  )
})

test('the self-check of the opening platform counts the steps of each function and shows what there is none of', async t => {
  const district = await openMovingDistrict(t)
  await listedSet(district)

  const rows = await cellsOf(district, 'platformFunctions', ['platformFunction', 'stepsBuilt', 'acts'])

  assert.deepEqual(
    rows.find(([name]) => name === 'report.function.innovation'),
    ['report.function.innovation', 0, 0],
  )
  const supply = rows.find(([name]) => name === 'report.function.supply')
  // Opened and loaded, submitted and accepted.
  assert.deepEqual(supply?.[2], 4)
})
