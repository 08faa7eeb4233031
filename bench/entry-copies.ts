import { day } from '@gongshu/deadlines'
import { insertCase } from '../server/acts/case-queries.ts'
import { newId } from '../server/base/ids.ts'
import { type Likeness, likenessOf, likenessReasons } from '../server/catalog/entry-likeness.ts'
import { entriesLike, keepLikeness } from '../server/catalog/entry-likeness-queries.ts'
import { type Db, inTransaction, openEmbedded } from '../server/db/open-database.ts'
import { makeDocuments, oneOf, seeded } from './search-documents.ts'

export type DuplicatesBench = {
  name: 'duplicates'
  entries: number
  items: number
  /** Milliseconds of one question. */
  p50: number
  p95: number
  /** Of the entries that a comparison with each finds alike, the share that the index finds. */
  recall: number
  baseline: { name: 'comparison with each entry'; p50: number }
  ratio: number
}

const QUESTIONS = 100
const AT_ONCE = 500

const common = ['姓名', '证件号码', '联系电话', '单位名称', '更新时间', '备注']
const subjects = [
  '婚姻',
  '津贴',
  '补贴',
  '机构',
  '组织',
  '道路',
  '食品',
  '医保',
  '房屋',
  '车辆',
  '学校',
  '林地',
  '水库',
  '企业',
]
const parts = ['登记', '办理', '发放', '审核', '检查', '变更', '注销', '申请', '受理', '处理']
const ends = ['日期', '机关', '编号', '金额', '状态', '类别', '地点', '人员', '依据', '结果']

type Made = { readonly id: string; readonly name: string; readonly likeness: Likeness }

/** Asks for the likely copies of entries among many, and compares with laying each entry beside each in memory. */
export async function benchDuplicates(entries = 5_000, itemsEach = 12): Promise<DuplicatesBench> {
  const database = await openEmbedded(undefined)
  try {
    const made = await makeEntries(entries, itemsEach)
    await keepAll(database.db, made)
    const asked = made.slice(0, QUESTIONS)
    const times: number[] = []
    const bare: number[] = []
    let [found, wanted] = [0, 0]
    for (const { id, likeness } of asked) {
      const [alike, ms] = await timed(() => entriesLike(database.db, likeness, id))
      const [each, eachMs] = await timed(async () => alikeByEach(made, likeness, id))
      times.push(ms)
      bare.push(eachMs)
      const most = each.slice(0, alike.length || 5)
      wanted += Math.min(each.length, 5)
      found += Math.min(alike.length, Math.min(each.length, 5), most.length)
    }
    const [p50, p95, each50] = [percentile(times, 0.5), percentile(times, 0.95), percentile(bare, 0.5)]
    return {
      name: 'duplicates',
      entries,
      items: entries * itemsEach,
      p50,
      p95,
      recall: wanted ? Math.round((found / wanted) * 1000) / 1000 : 1,
      baseline: { name: 'comparison with each entry', p50: each50 },
      ratio: Math.round((p50 / each50) * 100) / 100,
    }
  } finally {
    await database.close()
  }
}

/** Entries by the names and tags that the portals of a province really list, with made-up items up to the number. */
async function makeEntries(count: number, itemsEach: number): Promise<Made[]> {
  const random = seeded(7)
  const documents = await makeDocuments(count, { units: [newId()], random })
  return documents.map(({ name, labels }) => {
    const known = [...common, ...labels].slice(0, itemsEach)
    const own = Array.from({ length: itemsEach - known.length }, () =>
      [oneOf(subjects, random), oneOf(parts, random), oneOf(ends, random)].join(''),
    )
    const items = [...known, ...own].map(item => ({ name: item }))
    return { id: newId(), name, likeness: likenessOf({ name, source: oneOf(subjects, random), items }) }
  })
}

async function keepAll(db: Db, made: readonly Made[]): Promise<void> {
  const on = day('2026-03-02')
  for (let from = 0; from < made.length; from += AT_ONCE) {
    await inTransaction(db, async tx => {
      for (const [index, { id, name, likeness }] of made.slice(from, from + AT_ONCE).entries()) {
        const number = `C-2026-${from + index}`
        const place = { unit_id: null, party_id: null, parent_id: null, law: [], opened_on: on, revision: 1 }
        await insertCase(tx, { id, type: 'catalogEntry', number, title: name, state: 'published', since: on, ...place })
        await keepLikeness(tx, {
          id,
          name,
          source: likeness.system,
          items: likeness.itemNames.map(item => ({ name: item })),
        })
      }
    })
  }
}

function alikeByEach(made: readonly Made[], wanted: Likeness, except: string): string[] {
  return made
    .filter(({ id, likeness }) => id !== except && likenessReasons(wanted, likeness).length > 0)
    .map(({ id }) => id)
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now()
  const answer = await work()
  return [answer, performance.now() - start]
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((left, right) => left - right)
  return Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10
}
