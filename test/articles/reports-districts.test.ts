import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { newId } from '../../server/base/ids.ts'
import { addUses } from '../../server/sharing/service-use-queries.ts'
import { buildEntry } from '../../server/test-platform.ts'
import { collect, type District, moveTo, newUnit, take, testItems } from './article-fixture.ts'
import { elements, openDistrictOf, publishReviewed } from './other-districts.ts'
import { askedBy, cellsOf, figuresOf, readReport } from './report-reading.ts'

const entry = { ...elements, items: testItems, openingAttribute: 'notOpen' }

/** A service of shared data as the city's platform would give it: what is held here is its register alone. */
async function heldService(district: District, entryId: string, masks: object): Promise<string> {
  const { database } = district.platform
  const [id, demandId, systemId] = [newId(), newId(), newId()]
  const { consumer, provider } = district
  for (const [caseId, type, unit] of [
    [demandId, 'demand', consumer.unitId],
    [id, 'sharingService', provider.unitId],
  ])
    await database.raw(
      `insert into matter_case (id, type, number, title, state, since, unit_id, party_id, law, opened_on, revision)
       values ($1, $2, $3, '共享服务', 'active', '2026-03-02', $4, $5, '[]', '2026-03-02', 1)`,
      [caseId, type, `测试 ${caseId}`, unit, consumer.unitId],
    )
  await database.raw(
    `insert into demand (id, unit_id, content, commitment, signatures, low_frequency_justified)
     values ($1, $2, '{}', '', '{}', false)`,
    [demandId, consumer.unitId],
  )
  await database.raw(
    `insert into calling_system (id, unit_id, name, app_key, secret_sealed) values ($1, $2, $3, $3, '')`,
    [systemId, consumer.unitId, systemId],
  )
  await database.raw(
    `insert into sharing_service (id, demand_id, entry_id, consumer_id, provider_id, system_id, scenario, mode, columns,
       masks, keys, resource_version, quota_per_minute, started_on, grant_seq)
     values ($1, $2, $3, $4, $5, $6, '高龄津贴发放', 'cityApi', '["code","holder"]', $7, '["code"]', 'v', 60,
       '2026-03-02', nextval('grant_seq'))`,
    [id, demandId, entryId, consumer.unitId, provider.unitId, systemId, JSON.stringify(masks)],
  )
  return id
}

async function called({ platform }: District, serviceId: string, rows: number): Promise<void> {
  const uses = [{ serviceId, day: day('2026-03-02'), result: 'ok', calls: 2, rows }]
  const from = { segment: 0, offset: 0 }
  const counted = { uses, gateway: serviceId, from, to: { segment: 0, offset: 1 } }
  await platform.db.transaction().execute(tx => addUses(tx, counted))
}

test('ZH-6.1: the office sees of every unit what it catalogs, collects, shares and opens', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const entryId = await publishReviewed(district, buildEntry(entry))
  await publishReviewed(district, buildEntry(entry))
  await collect(district, entryId)
  await heldService(district, entryId, {})

  const columns = ['entries', 'toCollect', 'collected', 'collectedPercent', 'services', 'openSets']
  const { rows } = await readReport(district, 'supervision')
  const own = rows.find(row => row.caseId === district.provider.unitId)

  assert.deepEqual(askedBy(district, 'supervision'), ['ZH-6.1'])
  assert.deepEqual(
    columns.map(key => own?.cells[key]),
    [2, 2, 1, 50, 1, 0],
  )
})

test('ZH-6.4: a unit that provides and uses sees its own work and what of it is due', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const both = await newUnit(district.platform, 'provider', 'consumer')
  const entryId = await publishReviewed(district, buildEntry(entry), both)
  const issue = { entryId, issueType: 'error', description: '代码有误' }
  const { caseId } = await take(district, 'dataIssue.report', { actor: district.consumer, input: issue })
  await take(district, 'dataIssue.forward', { actor: district.operator, caseId })
  const tasks = () =>
    cellsOf(district, 'unitTasks', ['entries', 'running', 'dueSoon', 'overdue'], { unitId: both.unitId })

  const before = await tasks()
  await moveTo(district, '2026-03-20')

  assert.deepEqual(askedBy(district, 'unitTasks'), ['ZH-6.4'])
  // The issue runs for five working days; the entry waits to be collected without a limit.
  assert.deepEqual([before, await tasks()], [[[1, 1, 0, 0]], [[1, 1, 0, 1]]])
})

test('ZH-25.2, ZH-26.1: who holds shared data is listed, and each reading of personal data with what was unmasked', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const entryId = await publishReviewed(district, buildEntry(entry))
  const clear = await heldService(district, entryId, {})
  const masked = await heldService(district, entryId, { holder: 'name_surname' })
  await heldService(district, entryId, {})
  await called(district, clear, 5)
  await called(district, masked, 3)
  const { unitId } = district.consumer

  const held = await cellsOf(district, 'dataHeld', ['mode', 'scenario', 'personalItems', 'securityLead'], { unitId })
  const read = await cellsOf(district, 'personalDataAccess', ['clearItems', 'calls', 'rows'], { unitId })

  assert.deepEqual(askedBy(district, 'dataHeld'), ['ZH-25.2'])
  assert.deepEqual(askedBy(district, 'personalDataAccess'), ['ZH-26.1'])
  assert.deepEqual(held, Array(3).fill(['useMode.cityApi', '高龄津贴发放', ['姓名'], null]))
  // What was never called was not read.
  assert.deepEqual(read, [
    [['姓名'], 2, 5],
    [null, 2, 3],
  ])
  assert.deepEqual(await cellsOf(district, 'personalDataAccess', ['calls'], { unitId: district.provider.unitId }), [])
})

async function publishHere(district: District, changes: object = {}): Promise<string> {
  const input = buildEntry({ ...elements, provisionMode: 'api', ...changes })
  const { caseId } = await take(district, 'catalogEntry.submit', { actor: district.provider, input })
  await take(district, 'catalogEntry.pass', { actor: district.operator, caseId })
  return caseId
}

async function links(district: District): Promise<void> {
  const { provider: actor } = district
  const caseId = actor.unitId ?? ''
  await take(district, 'unit.recordDuty', {
    actor,
    caseId,
    input: { code: 'Z-1', name: '河道管理', basis: '（虚构）条例' },
  })
  await take(district, 'unit.recordSystem', { actor, caseId, input: { name: '河道系统' } })
}

test('CM-7: a system without an entry is listed as a gap until an entry is locked to it', async t => {
  const district = await openDistrictOf(t, 'chongming')
  await links(district)
  const caseId = await publishHere(district)
  const gaps = () => cellsOf(district, 'catalogGaps', ['gap', 'subject'], { unitId: district.provider.unitId })

  const before = await gaps()
  const input = { dutyCodes: ['Z-1'], systemNames: ['河道系统'] }
  await take(district, 'catalogEntry.lockOnChain', { actor: district.provider, caseId, input })

  assert.deepEqual(askedBy(district, 'catalogGaps'), ['CM-7'])
  assert.deepEqual(before, [
    ['report.gap.duty', '河道管理'],
    ['report.gap.system', '河道系统'],
  ])
  assert.deepEqual(await gaps(), [])
})

test('CM-9a, CM-9b: each entry shows its acts, how many of them are in the log, and whether its version is locked', async t => {
  const district = await openDistrictOf(t, 'chongming')
  await links(district)
  const lockedId = await publishHere(district)
  await publishHere(district)
  const input = { dutyCodes: ['Z-1'], systemNames: ['河道系统'] }
  await take(district, 'catalogEntry.lockOnChain', { actor: district.provider, caseId: lockedId, input })
  await district.platform.sequencer.flush()

  const traced = await figuresOf(district, 'provenance', ['rows', 'acts', 'actsInLog', 'inLogPercent'])
  const lockedOn = (await readReport(district, 'provenance')).rows.find(row => row.caseId === lockedId)?.cells.lockedOn
  const gaps = await cellsOf(district, 'chainGaps', ['gap', 'version', 'lockedVersion'])

  assert.deepEqual([askedBy(district, 'provenance'), askedBy(district, 'chainGaps')], [['CM-9a'], ['CM-9b']])
  // Two submissions, two passes, one lock.
  assert.deepEqual(traced, [2, 5, 5, 100])
  assert.equal(lockedOn, '2026-03-02')
  assert.deepEqual(gaps, [['report.gap.notLocked', 1, null]])
})

test('ZH-23, ZH-20, ZH-16: applications by field, data not yet at the city, and paper on its way into data', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const { provider } = district
  const scenario = (applicationField: string) => ({
    title: '应用',
    plan: '方案',
    basis: '（虚构）条例',
    applicationField,
  })
  for (const field of ['market', 'market', 'environment'])
    await take(district, 'scenario.propose', { actor: provider, input: scenario(field) })
  await publishReviewed(district, buildEntry(entry))
  const holding = { title: '婚姻登记档案', holding: '一九八〇年以前纸质档案', technicalStandard: 'GB/T 20163' }
  const { caseId } = await take(district, 'digitisation.register', { actor: provider, input: holding })
  await take(district, 'digitisation.recordProgress', { actor: provider, caseId, input: { percentDone: 40 } })

  assert.deepEqual(await cellsOf(district, 'applicationsByField', ['applicationField', 'proposed', 'authorised']), [
    ['applicationField.environment', 1, 0],
    ['applicationField.market', 2, 0],
  ])
  assert.deepEqual(await cellsOf(district, 'notYetAtCity', ['sharingAttribute']), [['sharingAttribute.shared']])
  assert.deepEqual(await cellsOf(district, 'digitisationProgress', ['technicalStandard', 'percentDone', 'state']), [
    ['GB/T 20163', 40, 'state.digitisation.underWay'],
  ])
})
