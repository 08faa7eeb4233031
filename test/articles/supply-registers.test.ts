import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memberFacts } from '../../server/collection/shared-database-queries.ts'
import { memberView } from '../../server/collection/shared-database-view.ts'
import { buildEntry } from '../../server/test-platform.ts'
import {
  collect,
  type District,
  newUnit,
  openDistrict,
  publishEntry,
  take,
  testItems,
  tryStep,
} from './article-fixture.ts'
import { lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'
import { elements, publishReviewed } from './other-districts.ts'
import { handIn, recordOf } from './record-views.ts'
import { districtOf } from './shared-districts.ts'

const plan = {
  title: '高龄老人走访登记',
  capturePurpose: '发放津贴',
  captureNeed: '核定资格',
  captureMethod: '上门登记，依老年人权益保障条例',
  captureItems: ['居住地址', '走访情况'],
  safeguards: '专人保管',
}

test('ZH-15.2, ZH-15.1: an item that another unit shares is found, and the plan goes on only once it is settled', async () => {
  const district = await districtOf('zhenhai')
  const actor = await newUnit(district.platform, 'provider')
  const shared = { ...testItems[0], column: 'address', name: '居住 地址' }
  const sourceId = await publishReviewed(district, buildEntry({ ...elements, items: [shared] }))

  const { caseId, state, duties } = await take(district, 'capturePlan.submit', { actor, input: plan })
  const { duplicates } = await recordOf(district, caseId)
  const early = await tryStep(district, 'capturePlan.confirm', { actor: district.operator, caseId })
  await take(district, 'capturePlan.justify', {
    actor,
    caseId,
    input: { justification: 'useSharing', reason: '改为共享获取' },
  })
  const confirmed = await take(district, 'capturePlan.confirm', { actor: district.operator, caseId })

  assert.deepEqual([state, duties], ['duplicateFound', ['ZH-15.1', 'ZH-15.2']])
  assert.deepEqual(
    (duplicates as { item: string; entryId: string }[]).map(({ item, entryId }) => ({ item, entryId })),
    [{ item: '居住地址', entryId: sourceId }],
  )
  assert.deepEqual(early, { refused: 'step_not_possible', field: null, duty: 'ZH-15.2' })
  assert.equal(confirmed.state, 'confirmed')
  assert.deepEqual((await recordOf(district, caseId)).captureItems, ['走访情况'])
  assert.equal((await noticesOfCase(district, caseId))[0]?.kind, 'duplicateCapture')
})

test('ZH-15.2: a plan for nothing but what is shared ends when the unit uses sharing instead', async () => {
  const district = await districtOf('zhenhai')
  const actor = await newUnit(district.platform, 'provider')
  const shared = { ...testItems[0], column: 'guardian', name: '监护人关系' }
  await publishReviewed(district, buildEntry({ ...elements, items: [shared] }))
  const { caseId } = await take(district, 'capturePlan.submit', {
    actor,
    input: { ...plan, captureItems: ['监护人关系'] },
  })

  await take(district, 'capturePlan.justify', { actor, caseId, input: { justification: 'useSharing', reason: '共享' } })

  assert.equal((await stateOfCase(district, caseId)).state, 'withdrawn')
})

test('CM-10a: a plan to collect says purpose, need, method, items and safeguards, and misses all at once', async () => {
  const district = await districtOf('chongming')

  const bare = await tryStep(district, 'capturePlan.submit', {
    actor: district.provider,
    input: { title: '摸底登记', capturePurpose: '摸底' },
  })
  const whole = await take(district, 'capturePlan.submit', { actor: district.provider, input: plan })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'captureNeed', duty: 'CM-10a' })
  assert.deepEqual([whole.state, whole.duties], ['submitted', ['CM-10a', 'CM-10b']])
})

test('CM-10b: what can be had by sharing is collected again only on a law or regulation', async () => {
  const district = await districtOf('chongming')
  const actor = await newUnit(district.platform, 'provider')
  const shared = { ...testItems[0], column: 'area', name: '承包面积' }
  const input = buildEntry({ ...elements, provisionMode: 'api', items: [shared] })
  const { caseId: entryId } = await take(district, 'catalogEntry.submit', { actor: district.provider, input })
  await take(district, 'catalogEntry.pass', { actor: district.operator, caseId: entryId })
  const { caseId } = await take(district, 'capturePlan.submit', {
    actor,
    input: { ...plan, captureItems: ['承包面积'] },
  })
  const justify = (justification: string, level?: string) =>
    tryStep(district, 'capturePlan.justify', {
      actor,
      caseId,
      input: {
        justification,
        reason: '普查需要',
        ...(level ? { ground: { level, title: '（虚构）普查条例', article: '第六条' } } : {}),
      },
    })

  const mute = await justify('notSame')
  const low = await justify('byLaw', '规章')
  const lawful = await justify('byLaw', '行政法规')

  assert.deepEqual(mute, { refused: 'ground_missing', field: 'ground', duty: 'CM-10b' })
  assert.deepEqual(low, { refused: 'ground_level', field: 'ground', duty: 'CM-10b' })
  assert.equal('state' in lawful && lawful.state, 'submitted')
})

test('CM-12: a thematic database lists its member resources and their units, and is in use once all are collected', async () => {
  const district = await districtOf('chongming')
  const { authority, provider, operator } = district
  const base = { title: '食品安全库', leadUnitId: provider.unitId, databaseKind: 'theme' }
  const untitled = await tryStep(district, 'sharedDatabase.register', { actor: authority, input: base })
  const { caseId } = await take(district, 'sharedDatabase.register', {
    actor: authority,
    input: { ...base, themeDatabase: 'foodSafety' },
  })
  const empty = await tryStep(district, 'sharedDatabase.complete', { actor: authority, caseId })
  const input = buildEntry({ ...elements, provisionMode: 'api', items: testItems, openingAttribute: 'notOpen' })
  const { caseId: entryId } = await take(district, 'catalogEntry.submit', { actor: provider, input })
  await take(district, 'catalogEntry.pass', { actor: operator, caseId: entryId })
  const unknown = await tryStep(district, 'sharedDatabase.addMember', {
    actor: provider,
    caseId,
    input: { entryId, keyColumns: ['gone'] },
  })
  const member = {
    entryId,
    keyColumns: ['code'],
    lineage: [{ memberColumn: 'holder', sourceSystem: '许可系统', sourceColumn: 'person_name' }],
  }
  const added = await take(district, 'sharedDatabase.addMember', { actor: provider, caseId, input: member })
  const twice = await tryStep(district, 'sharedDatabase.addMember', { actor: provider, caseId, input: { entryId } })
  const early = await tryStep(district, 'sharedDatabase.complete', { actor: authority, caseId })
  await collect(district, entryId)
  const done = await take(district, 'sharedDatabase.complete', { actor: authority, caseId })

  assert.deepEqual(untitled, { refused: 'field_missing', field: 'themeDatabase', duty: 'CM-12' })
  assert.deepEqual(empty, { refused: 'field_missing', field: 'entryId', duty: 'CM-12' })
  assert.deepEqual([added.state, 'refused' in twice && twice.refused], ['building', 'already_exists'])
  assert.deepEqual(early, { refused: 'not_collected', field: 'entryId', duty: 'CM-12' })
  assert.equal(done.state, 'inUse')
  assert.deepEqual((await recordOf(district, caseId)).members, [
    { ...member, entry: input.name, unitId: provider.unitId },
  ])
  assert.deepEqual(unknown, { refused: 'invalid_input', field: 'keyColumns', duty: null })
  const [facts] = await memberFacts(district.platform.db, [entryId])
  assert.ok(facts)
  const view = memberView(member, facts)
  assert.deepEqual(
    [view.keys, view.rows, view.score, view.lineage],
    [[{ column: 'code', name: '代码', filled: 100 }], 3, 100, member.lineage],
  )
})

test('ZH-6.2: a new version of the working rules is told to all, and the old one stays readable', async () => {
  const district = await districtOf('zhenhai')
  const { operator } = district
  const first = { title: '目录编制规范', normVersion: '1.0', normText: '第一版内容', inForceFrom: '2026-03-02' }
  const { caseId } = await take(district, 'workingNorm.publish', { actor: operator, input: first })

  const replaced = await take(district, 'workingNorm.replace', {
    actor: operator,
    caseId,
    input: { ...first, normVersion: '2.0', normText: '第二版内容' },
  })
  const foreign = await tryStep(district, 'workingNorm.publish', { actor: district.provider, input: first })

  assert.deepEqual([replaced.state, replaced.duties], ['superseded', ['ZH-6.2']])
  assert.equal((await recordOf(district, caseId)).normText, '第一版内容')
  assert.deepEqual(await normsInForce(district), ['第二版内容'])
  assert.deepEqual((await noticesOfCase(district, caseId)).map(notice => notice.role).toSorted(), [
    'consumer',
    'provider',
  ])
  assert.equal('refused' in foreign && foreign.refused, 'role_missing')
})

test('CM-5.1: the file of a unit names aims, duties, body and people, and misses all at once', async () => {
  const district = await districtOf('chongming')
  const { provider: actor } = district
  const caseId = actor.unitId ?? ''
  const file = { governanceGoals: '数据应归尽归', governanceDuties: '各科室分工', implementingBody: '信息科' }

  const bare = await tryStep(district, 'unit.recordGovernance', { actor, caseId, input: file })
  const whole = await take(district, 'unit.recordGovernance', {
    actor,
    caseId,
    input: { ...file, implementingStaff: '张三、李四' },
  })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'implementingStaff', duty: 'CM-5.1' })
  assert.deepEqual([whole.state, whole.duties], ['registered', ['CM-5.1']])
  assert.equal((await lastEvent(district, caseId)).step, 'unit.recordGovernance')
})

test('ZH-14, ZH-25.1: a unit hands in its procedure for data and its rules of security', async () => {
  const district = await districtOf('zhenhai')
  const { provider: actor } = district
  const caseId = actor.unitId ?? ''
  const [procedure, rules] = [await handIn(district, actor), await handIn(district, actor)]

  const without = await tryStep(district, 'unit.recordGovernance', { actor, caseId, input: { securityRules: [rules] } })
  const whole = await take(district, 'unit.recordGovernance', {
    actor,
    caseId,
    input: { dataProcedure: [procedure], securityRules: [rules] },
  })
  const later = await take(district, 'unit.recordGovernance', { actor, caseId, input: { securityOfficer: '王五' } })

  assert.deepEqual(without, { refused: 'field_missing', field: 'dataProcedure', duty: 'ZH-14' })
  assert.deepEqual([whole.duties, later.state], [['ZH-14', 'ZH-25.1'], 'registered'])
})

test('a plan to collect is no matter where no text knows it', async () => {
  const district = await openDistrict()
  await publishEntry(district)

  const answer = await tryStep(district, 'capturePlan.submit', { actor: district.provider, input: plan })

  assert.equal('refused' in answer && answer.refused, 'not_in_this_law')
})

async function normsInForce({ platform }: District): Promise<string[]> {
  const { rows } = await platform.database.raw(
    `select content->>'normText' as text from matter_case join case_record on case_id = id
     where type = 'workingNorm' and state = 'inForce'`,
  )
  return (rows as { text: string }[]).map(row => row.text)
}
