import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findOpenEntry } from '../../server/open-data/open-list-queries.ts'
import { brokenOpenLinks } from '../../server/open-data/opening-figure-queries.ts'
import { materialsOf } from '../../server/open-data/opening-terms.ts'
import { usccCheckCharacter } from '../../server/registry/uscc.ts'
import { collectedEntry, openDistrict, take, testCsv, tryStep, without } from './article-fixture.ts'
import { buildOpenSet, listedSet, submitOpenSet, tryOpenSet } from './open-fixture.ts'
import { conditional } from './opening-fixture.ts'

test('SH-9.2.4, SH-15a: a conditional set without conditions is refused, and its act cites what makes them public', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)

  const bare = await tryOpenSet(district, without(buildOpenSet(entryId, conditional), 'conditions'))
  const stated = await submitOpenSet(district, buildOpenSet(entryId, conditional))
  const free = await submitOpenSet(district, buildOpenSet(entryId))

  assert.equal('refused' in bare && bare.field, 'conditions')
  assert.deepEqual(
    ['SH-9.2.4', 'SH-15a'].map(id => stated.duties.includes(id)),
    [true, true],
  )
  assert.ok(!free.duties.includes('SH-15a'))
})

test('SH-9.2.5: data is called static only with a reason', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const input = buildOpenSet(entryId, { updateFrequency: 'static' })

  const bare = await tryOpenSet(district, input)
  const explained = await submitOpenSet(district, { ...input, staticReason: '普查数据，不再更新' })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'staticReason', duty: 'SH-9.2.5' })
  assert.ok(explained.duties.includes('SH-9.2.5'))
})

test('SH-9.2.6, SH-9.2.7: relations in time, place or key and other explanations are kept with the set', async () => {
  const district = await openDistrict()
  const relations = [{ relationKind: 'time' as const, relatedSet: '2025年代码清单', relationNote: '上一年度' }]

  const { openId } = await listedSet(district, { relations, notes: '代码含义见说明文件' })

  const set = await findOpenEntry(district.platform.db, openId)
  assert.deepEqual([set?.content.relations, set?.content.notes], [relations, '代码含义见说明文件'])
})

test('SH-9.3: every open item comes from an item of the catalog, and a link that breaks is reported to its provider', async () => {
  const district = await openDistrict()
  const { openId, entryId } = await listedSet(district)
  const unknown = await tryOpenSet(district, buildOpenSet(entryId, { items: ['nowhere'] }))
  const before = await brokenOpenLinks(district.platform.db)
  // As after a change of the catalog that takes the item away.
  await district.platform.database.raw(
    `update catalog_entry set items = (select jsonb_agg(item) from jsonb_array_elements(items) item where item->>'column' <> 'code')
     where id = $1`,
    [entryId],
  )

  const after = await brokenOpenLinks(district.platform.db)

  assert.deepEqual('refused' in unknown && [unknown.refused, unknown.field], ['unknown_thing', 'items.nowhere'])
  assert.ok(!before.some(one => one.setId === openId))
  const found = after.find(one => one.setId === openId)
  assert.deepEqual([found?.unitId, found?.columns], [district.provider.unitId, ['code']])
})

test('SH-15b: a condition stricter than the guide needs a reason', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const row = { conditionFamily: 'security' as const, condition: '须通过三级等保', stricter: true }
  const input = buildOpenSet(entryId, { ...conditional, conditionRows: [row] })

  const bare = await tryOpenSet(district, input)
  const conditionRows = [{ ...row, conditionReason: '含精确位置' }]
  const explained = await submitOpenSet(district, { ...input, conditionRows })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'conditionRows.0.conditionReason', duty: 'SH-15b' })
  assert.ok(explained.duties.includes('SH-15b'))
})

test('SH-15.1, SH-15.2, SH-15.3, SH-15.4, SH-15.5: each kind of condition is cited, asks for its proof, and another kind for a reason', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const kinds = { scenario: '1', security: '2', feedback: '3', ability: '4' } as const
  for (const [conditionFamily, part] of Object.entries(kinds)) {
    const proofMaterial = `证明材料${part}`
    const conditionRows = [{ conditionFamily: conditionFamily as keyof typeof kinds, condition: '条件', proofMaterial }]
    const { duties, caseId } = await submitOpenSet(district, buildOpenSet(entryId, { ...conditional, conditionRows }))
    const set = await findOpenEntry(district.platform.db, caseId)
    assert.deepEqual(
      ['1', '2', '3', '4', '5'].filter(one => duties.includes(`SH-15.${one}`)),
      [part],
    )
    assert.ok(materialsOf(set?.content ?? {}).some(one => one.material === proofMaterial))
  }
  const other = { conditionFamily: 'other' as const, condition: '仅限本市单位' }
  const bare = await tryOpenSet(district, buildOpenSet(entryId, { ...conditional, conditionRows: [other] }))
  const conditionRows = [{ ...other, conditionReason: '本市试点' }]
  const explained = await submitOpenSet(district, buildOpenSet(entryId, { ...conditional, conditionRows }))

  assert.deepEqual(bare, { refused: 'field_missing', field: 'conditionRows.0.conditionReason', duty: 'SH-15.5' })
  assert.ok(explained.duties.includes('SH-15.5'))
})

test('SH-16.1.1: data in which rows stand twice is not opened, unless it is said why', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district, { csv: `${testCsv}K-1,欧阳明月\n` })
  const { caseId } = await submitOpenSet(district, buildOpenSet(entryId))
  const accept = (input: object) =>
    tryStep(district, 'openListEntry.accept', { actor: district.operator, caseId, input })

  const faulty = await accept({})
  const excepted = await accept({ qualityException: '原始登记确有两次' })

  assert.deepEqual(faulty, { refused: 'quality_gate', field: null, duty: 'SH-16.1.1' })
  assert.deepEqual('duties' in excepted && [excepted.state, excepted.duties.includes('SH-16.1.1')], ['open', true])
})

test('SH-3.2: what is opened is data that a machine reads, as it was collected, under words that allow its reuse', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)

  const scanned = await tryOpenSet(district, { ...buildOpenSet(entryId), formats: ['pdf'] })
  const { caseId } = await submitOpenSet(district, buildOpenSet(entryId))
  const { duties } = await take(district, 'openListEntry.accept', { actor: district.operator, caseId })

  assert.equal('refused' in scanned && scanned.refused, 'invalid_input')
  assert.ok(duties.includes('SH-3.2'))
})

test('SH-3.1: an enterprise is no opening body', async () => {
  const body = '91310107MA1G0AAAA'
  const district = await openDistrict()

  const refused = await tryStep(district, 'unit.register', {
    actor: district.authority,
    input: {
      name: '（虚构）某公司',
      shortName: '某公司',
      kind: 'other',
      uscc: `${body}${usccCheckCharacter(body)}`,
      regionCode: '310107',
      offices: ['provider'],
    },
  })

  assert.deepEqual('refused' in refused && [refused.refused, refused.field], ['unit_out_of_scope', 'kind'])
})

test('SH-5.6: a provider acts on its own sets and no other', async () => {
  const district = await openDistrict()
  const other = await openDistrict()
  const { openId } = await listedSet(other)

  const refused = await tryStep(district, 'openListChange.submit', {
    actor: district.provider,
    input: { openListEntryId: openId, changeKind: 'delete', reason: '删除' },
  })

  assert.deepEqual(refused, { refused: 'unit_not_party', field: null, duty: null })
})
