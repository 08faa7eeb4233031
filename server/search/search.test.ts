import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inTransaction } from '../db/open-database.ts'
import { search, searchFacets } from './search-answer.ts'
import { suggestNames } from './suggest-queries.ts'
import { closedFacets, openIndex, type TestIndex } from './test-index.ts'

let index: TestIndex

before(async () => {
  index = await openIndex([
    { name: '城镇职工养老保险参保人员信息', labels: ['姓名', '缴费基数'], texts: ['按月汇总'] },
    {
      name: '养老保险',
      labels: ['单位名称'],
      facets: { ...closedFacets, frequency: 'daily', formats: ['CSV', 'XLSX'] },
    },
    { name: '养老保险经办机构名录', labels: ['机构'], updatedOn: '2026-02-01' },
    { name: '街道户籍人口', labels: ['养老保险缴费年限'] },
    { name: '社区工作者名册', texts: ['含养老保险登记情况'] },
    { name: '基本医疗保险定点机构', labels: ['机构名称'] },
    { name: '重庆银行网点', labels: ['GIS坐标'] },
    { name: '审核中的目录', state: 'underReview' },
    { name: '退役的养老保险目录', state: 'retired' },
  ])
})

after(() => index.close())

const names = async (words: string, filters = {}) => {
  const asked = { words, kinds: ['catalogEntry'] as const, filters }
  return (await search(index.db, asked, { sort: 'relevance', limit: 20, offset: 0 })).hits.map(hit => hit.name)
}

test('the name itself comes first, then what begins with it, has it, has it in its items, in its description', async () => {
  assert.deepEqual(await names('养老保险'), [
    '养老保险',
    '养老保险经办机构名录',
    '城镇职工养老保险参保人员信息',
    '街道户籍人口',
    '社区工作者名册',
  ])
})

test('a word finds what means the same, what sounds like it, and what it was mistyped for', async () => {
  const found = await search(
    index.db,
    { words: '养老保显', kinds: ['catalogEntry'], filters: {} },
    { sort: 'relevance', limit: 1, offset: 0 },
  )

  assert.deepEqual(await names('医保定点'), ['基本医疗保险定点机构'])
  assert.deepEqual(await names('yhwd'), ['重庆银行网点'])
  assert.deepEqual(await names('chongqingyinhang'), ['重庆银行网点'])
  assert.deepEqual(await names('gis'), ['重庆银行网点'])
  assert.deepEqual(found.corrections, [{ typed: '养老保显', meant: ['养老保险'] }])
  assert.deepEqual(found.hits[0]?.marked, { text: '养老保险', marks: [[0, 4]] })
})

test('what is not in force is not found, neither by its name nor among suggestions or counts', async () => {
  const kinds = ['catalogEntry'] as const

  assert.deepEqual(await names('审核中的目录'), [])
  assert.deepEqual(await names('退役'), [])
  assert.deepEqual(await suggestNames(index.db, { typed: '审核', kinds, limit: 8 }), [])
  assert.deepEqual(await suggestNames(index.db, { typed: 'shz', kinds, limit: 8 }), [])
  assert.deepEqual(await searchFacets(index.db, { words: '审核中的目录', kinds, filters: {} }), [])
})

test('a document follows the state of its case in the same transaction', async () => {
  await inTransaction(index.db, async tx => {
    await tx.updateTable('matter_case').set({ state: 'retired' }).where('title', '=', '重庆银行网点').execute()
  })
  const gone = await names('重庆')
  await index.db.updateTable('matter_case').set({ state: 'published' }).where('title', '=', '重庆银行网点').execute()

  assert.deepEqual(gone, [])
  assert.deepEqual(await names('重庆'), ['重庆银行网点'])
})

test('filters narrow, and each facet counts without its own choice', async () => {
  const asked = { words: '养老保险', kinds: ['catalogEntry'] as const, filters: { frequency: ['daily'] } }
  const facets = await searchFacets(index.db, asked)
  const counts = (name: string) =>
    facets.filter(({ facet }) => facet === name).map(({ value, count }) => [value, count])

  assert.deepEqual(await names('养老保险', { frequency: ['daily'] }), ['养老保险'])
  assert.deepEqual(await names('养老保险', { format: ['XLSX'], since: '2026-01-01' }), ['养老保险'])
  assert.deepEqual(await names('养老保险', { since: '2026-02-01' }), ['养老保险经办机构名录'])
  assert.deepEqual(counts('frequency'), [
    ['monthly', 4],
    ['daily', 1],
  ])
  assert.deepEqual(counts('format'), [
    ['CSV', 1],
    ['XLSX', 1],
  ])
  assert.deepEqual(counts('open'), [['no', 1]])
})

test('a page beyond the end is empty and still tells how many there are', async () => {
  const asked = { words: '养老保险', kinds: ['catalogEntry'] as const, filters: {} }
  const found = await search(index.db, asked, { sort: 'newest', limit: 20, offset: 1000 })

  assert.deepEqual(found, { total: 5, hits: [], corrections: [] })
})

test('suggestions begin with what was typed, by characters or by pinyin', async () => {
  const suggested = (typed: string) => suggestNames(index.db, { typed, kinds: ['catalogEntry'], limit: 2 })

  assert.deepEqual(await suggested('养老'), ['养老保险', '养老保险经办机构名录'])
  assert.deepEqual(await suggested('jbyl'), ['基本医疗保险定点机构'])
  assert.deepEqual(await suggested('jiedaohu'), ['街道户籍人口'])
  assert.deepEqual(await suggested('%'), [])
})

test('signs of SQL and of markup are words like others', async () => {
  for (const words of ["'; drop table unit --", '%_\\', '<script>alert(1)</script>', '养老%保险', '"'.repeat(200)]) {
    await names(words)
  }
  assert.deepEqual(await names('%'), [])
})
