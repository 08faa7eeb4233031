import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDuplicates } from '../../server/catalog/entry-candidates.ts'
import { buildEntry } from '../../server/test-platform.ts'
import { type Account, type District, newUnit, openDistrict, publishEntry, take, tryStep } from './article-fixture.ts'
import { colleagueOf } from './other-districts.ts'

const items = ['补贴对象代码', '发放月份', '发放网点', '补贴档次'].map((name, index) => ({
  ...buildEntry().items[0],
  column: `c${index}`,
  name,
}))

test('PT-13a: an entry that another unit already has under nearly its name, or with its items, is found with the reasons', async () => {
  const district = await openDistrict()
  const { provider, platform } = district
  const submit = (actor: Account, changes: object) =>
    take(district, 'catalogEntry.submit', { actor, input: buildEntry(changes) })
  const name = '困难残疾人生活补贴发放信息'
  const first = await submit(provider, { name, items, source: '残疾人补贴系统' })
  await submit(provider, { name: '公共厕所点位信息', source: '残疾人补贴系统' })

  const find = async (wanted: { name: string; source: string; items: object[] }, except: string | null = null) => {
    const { name: named, items: wantedItems, source } = wanted
    const entry = { name: named, content: { source }, items: wantedItems as never }
    const { candidates } = await findDuplicates(platform.db, { law: platform.acts.door.lawOf(null), entry, except })
    return candidates.filter(one => one.id === first.caseId).map(one => one.reasons)
  }
  const like = await find({ name: '困难残疾人生活补贴发放情况信息', source: '补贴系统', items: [] })
  const sameItems = await find({ name: '两项津贴名册', source: '残疾人补贴系统', items: items.slice(1) })
  const itself = await find({ name, source: '', items }, first.caseId)
  const other = await find({ name: '道路养护巡查记录', source: '残疾人补贴系统', items: [] })

  assert.deepEqual(like, [['likeName']])
  assert.deepEqual(sameItems, [['sameItems', 'sameSystem']])
  assert.deepEqual([itself, other], [[], []])
})

test('PT-13a: the copy is laid beside the entry, element by element and item by item', async () => {
  const district = await openDistrict()
  const { provider, platform } = district
  const content = { name: '临时救助发放台账', items: items.slice(0, 3), source: '救助系统' }
  await take(district, 'catalogEntry.submit', { actor: provider, input: buildEntry(content) })

  const { candidates } = await findDuplicates(platform.db, {
    law: platform.acts.door.lawOf(null),
    entry: { name: '临时救助、发放台账', content: { source: '民政救助系统' }, items: items.slice(1) as never },
    except: null,
  })
  const comparison = candidates.find(one => one.reasons.includes('sameName'))?.comparison
  const field = (name: string) => comparison?.fields.find(one => one.field === name)

  assert.deepEqual([field('name')?.equal, field('source')?.equal], [true, false])
  assert.deepEqual([field('source')?.mine, field('source')?.theirs], ['民政救助系统', '救助系统'])
  assert.deepEqual(
    comparison?.items.map(({ mine, theirs, equal }) => [mine?.name ?? null, theirs?.name ?? null, equal]),
    [
      ['发放月份', '发放月份', true],
      ['发放网点', '发放网点', true],
      ['补贴档次', null, false],
      [null, '补贴对象代码', false],
    ],
  )
})

test('PT-13b: of two people who correct the same entry the second is told what the first changed, and nothing is lost', async () => {
  const district = await openDistrict()
  const { provider, operator } = district
  const input = buildEntry()
  const { caseId } = await take(district, 'catalogEntry.submit', { actor: provider, input })
  await take(district, 'catalogEntry.return', { actor: operator, caseId, input: { reason: '覆盖范围不明确' } })
  const seen = await revisionOf(district, caseId)

  const resubmit = (actor: Account, changes: object) =>
    act(district, 'catalogEntry.resubmit', { actor, caseId, seen, input: { ...input, ...changes } })
  const first = await resubmit(provider, { coverage: '全区户籍居民' })
  const second = await resubmit(colleagueOf(provider), { coverage: '全区常住居民' })

  assert.equal(first.state, 'underReview')
  assert.equal(second.refused, 'stale_revision')
  assert.deepEqual(second.changes, [
    {
      field: 'coverage',
      before: '全区',
      after: '全区户籍居民',
      parts: [
        { kind: 'same', text: '全区' },
        { kind: 'added', text: '户籍居民' },
      ],
    },
  ])
})

test('PT-14a: a second request to change an entry meets what the first asks for, also once that has been carried out', async () => {
  const district = await openDistrict()
  const { provider, operator } = district
  const input = buildEntry()
  const caseId = await publishEntry(district, { changes: input })
  const seen = await revisionOf(district, caseId)
  const ask = (entry: object) =>
    act(district, 'catalogEntry.requestChange', {
      actor: provider,
      caseId,
      seen,
      input: { changeKind: 'change', changeReason: 'business', reason: '业务调整', entry },
    })

  await ask({ ...input, description: '按月更新的测试目录' })
  const during = await ask({ ...input, coverage: '全市' })
  await take(district, 'catalogEntry.evaluateChange', { actor: operator, caseId, input: { evaluation: 'pass' } })
  await take(district, 'catalogEntry.executeChange', { actor: provider, caseId })
  const after = await ask({ ...input, coverage: '全市' })

  for (const answer of [during, after]) {
    assert.equal(answer.refused, 'stale_revision')
    assert.deepEqual(
      answer.changes?.map(({ field, after: text }) => [field, text]),
      [['description', '按月更新的测试目录']],
    )
  }
})

test('PT-3.2: what touches work secrets is refused like state secrets, and leaves no case behind', async () => {
  const district = await openDistrict()
  const stranger = await newUnit(district.platform, 'provider')

  const input = buildEntry({ name: '工作秘密试验目录', workSecret: true })
  const refused = await tryStep(district, 'catalogEntry.submit', { actor: stranger, input })
  const { rows } = await district.platform.database.raw(
    `select 1 from matter_case where title = $1 union all select 1 from catalog_likeness where folded_name = $1
     union all select 1 from event where detail::text like '%' || $1 || '%'`,
    ['工作秘密试验目录'],
  )

  assert.deepEqual(refused, { refused: 'work_secret', field: 'workSecret', duty: null })
  assert.deepEqual(rows, [])
})

type Wanted = { actor: Account; caseId: string; seen: number; input: object }
type Answer = { state?: string; refused?: string; changes?: { field: string; after: unknown }[] }

async function act(
  { platform }: District,
  step: 'catalogEntry.resubmit' | 'catalogEntry.requestChange',
  wanted: Wanted,
) {
  const { seen: seenRevision, ...request } = wanted
  return platform.acts.act({ step, ...request, seenRevision }).then(
    ({ state }): Answer => ({ state }),
    (error): Answer => ({ refused: error.code, changes: error.details?.changes }),
  )
}

async function revisionOf({ platform }: District, id: string): Promise<number> {
  const { rows } = await platform.database.raw('select revision from matter_case where id = $1', [id])
  return (rows[0] as { revision: number }).revision
}
