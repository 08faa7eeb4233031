import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import type { RunningServer } from '../start.ts'
import { registerTestUnit } from '../test-platform.ts'
import { openTestAccount, signInAs, startTestServer } from '../test-server.ts'

const folder = join(import.meta.dirname, '..', '..', 'examples', 'catalog-zhejiang')

let server: RunningServer
let operator: Awaited<ReturnType<typeof signInAs>>

before(async () => {
  server = await startTestServer()
  const unitId = await registerTestUnit(server.platform, '示例区大数据中心', ['operator'])
  await openTestAccount(server, 'yunxing', { unitId, roles: ['operator'] })
  operator = await signInAs(server, 'yunxing')
})

after(() => server.stop())

type Counts = { seen: number; added: number; changed: number; same: number; removed: number; failed: number }

async function newSource(title: string): Promise<string> {
  const input = { title, portalKind: 'json', address: 'https://data.example.gov.cn/' }
  const { body } = await operator.post('/api/foreign-sources/steps/register', input)
  return String(body.caseId)
}

async function upload(rows: unknown): Promise<string> {
  const { body } = await operator.upload(typeof rows === 'string' ? rows : JSON.stringify(rows))
  return String(body.id)
}

async function proposed(sourceId: string, rows: unknown) {
  const answer = await operator.post(`/api/foreign-sources/${sourceId}/preview`, { uploadId: await upload(rows) })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body as { mapping: object; unread: { field: string; spelling: string }[] }
}

async function imported(sourceId: string, rows: unknown, more: object = {}): Promise<Counts> {
  const { mapping } = await proposed(sourceId, rows)
  const wanted = { uploadId: await upload(rows), fileName: 'listing.json', mapping, ...more }
  const answer = await operator.post(`/api/foreign-sources/${sourceId}/imports`, wanted)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  const { rows: events } = await server.platform.database.raw(
    'select detail from event where case_id = $1 order by seq desc limit 1',
    [sourceId],
  )
  const { seen, added, changed, same, removed, failed } = (events[0] as { detail: Counts }).detail
  return { seen, added, changed, same, removed, failed }
}

function portal(name: string): Record<string, unknown>[] {
  return JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString('utf8'))
}

// Two portals list two of their sets twice, word for word.
const repeated: { readonly [name: string]: number } = {
  'zhejiang_jinhua.json.gz': 2,
  'zhejiang_wenzhou.json.gz': 2,
}

test('all eleven portals import with a balanced run, and a second run changes nothing', {
  timeout: 300_000,
}, async t => {
  const files = readdirSync(folder).filter(name => name.endsWith('.json.gz'))
  assert.equal(files.length, 11)
  for (const name of files) {
    await t.test(name, async () => {
      const rows = portal(name)
      const failed = repeated[name] ?? 0
      const source = await newSource(name)

      const first = await imported(source, rows)
      const second = await imported(source, rows)

      const size = rows.length
      const [added, none] = [size - failed, 0]
      assert.deepEqual(first, { seen: size, added, changed: none, same: none, removed: none, failed })
      assert.deepEqual(second, { seen: size, added: none, changed: none, same: added, removed: none, failed })
    })
  }
})

test('the columns of each portal are mapped by their names to the same fields', async () => {
  const source = await newSource('各地字段')
  const jiaxing = await proposed(source, portal('zhejiang_jiaxing.json.gz'))
  const hangzhou = await proposed(source, portal('zhejiang_hangzhou.json.gz'))
  const zhoushan = await proposed(source, portal('zhejiang_zhoushan.json.gz'))

  assert.deepEqual(jiaxing.mapping, {
    标题: 'title',
    摘要: 'description',
    标签: 'tags',
    更新周期: 'updateFrequency',
    资源格式: 'formats',
    数源单位: 'department',
    联系方式: 'contact',
    数据领域: 'domain',
    行业分类: 'industry',
    开放条件: 'openness',
    更新日期: 'updatedOn',
    发布日期: 'publishedOn',
    数据容量: 'volume',
    详情页网址: 'url',
  })
  assert.deepEqual(hangzhou.mapping, {
    资源名称: 'title',
    发布部门: 'department',
    所属区县: 'region',
    摘要: 'description',
    发布时间: 'publishedOn',
    更新时间: 'updatedOn',
    更新周期: 'updateFrequency',
    开放等级: 'openness',
    联系电话: 'contact',
    数据量: 'volume',
    详情页网址: 'url',
    数据格式: 'formats',
  })
  assert.deepEqual(zhoushan.mapping, {
    资源名称: 'title',
    摘要: 'description',
    数据领域: 'domain',
    数据量: 'volume',
    资源提供方: 'department',
    资源格式: 'formats',
    上线日期: 'publishedOn',
    更新日期: 'updatedOn',
    详情页网址: 'url',
  })
})

test('spellings are normalised, what nobody could read is reported, and dates of any kind become days', async () => {
  const source = await newSource('写法')
  const rows = [
    {
      标题: '甲',
      更新周期: '不定期(更新说明:暂无)',
      开放条件: '登录开放',
      资源格式: '电子表格:xlsx;数据库:greenplum',
      更新日期: 1624612929000,
    },
    { 标题: '乙', 更新周期: '每半年', 开放条件: '无条件开放', 资源格式: '03,0310', 更新日期: '2023年4月7日' },
    { 标题: '丙', 更新周期: '随缘', 开放条件: '禁止开放', 资源格式: '', 更新日期: '2023-02-30' },
  ]

  const { unread } = await proposed(source, rows)
  await imported(source, rows)
  const { body } = await operator.get(`/api/foreign-sources/${source}/records`)

  assert.deepEqual(unread.map(({ field, spelling }) => `${field} ${spelling}`).toSorted(), [
    'formats 03,0310',
    'updateFrequency 随缘',
    'updatedOn 2023-02-30',
  ])
  const read = (body.records as { title: string; content: Record<string, unknown> }[]).map(({ title, content }) => {
    const { updateFrequency = null, openness = null, formats = null, updatedOn = null } = content
    return [title, updateFrequency, openness, formats, updatedOn]
  })
  assert.deepEqual(
    new Map(read.map(([title, ...rest]) => [title, rest])),
    new Map([
      ['甲', ['irregular', 'conditional', ['xlsx', 'database'], '2021-06-25']],
      ['乙', ['halfYearly', 'unconditional', null, '2023-04-07']],
      ['丙', [null, 'notOpen', null, null]],
    ]),
  )
})

test('what changes is changed, what vanishes stays as a tombstone, and a listing that lost most is refused', async () => {
  const source = await newSource('舟山')
  const rows = portal('zhejiang_zhoushan.json.gz').slice(0, 10)
  await imported(source, rows)

  const next = [{ ...rows[0], 摘要: '改写' }, ...rows.slice(2), { 资源名称: '' }, 7]
  const counts = await imported(source, next)
  const cut = await proposed(source, rows.slice(0, 2))
  const refused = await operator.post(`/api/foreign-sources/${source}/imports`, {
    uploadId: await upload(rows.slice(0, 2)),
    fileName: 'cut.json',
    mapping: cut.mapping,
  })
  const { body } = await operator.get(`/api/foreign-sources/${source}/records`)

  assert.deepEqual(counts, { seen: 12, added: 0, changed: 1, same: 8, removed: 1, failed: 2 })
  assert.equal(refused.status, 409)
  const listed = body.records as { gone: boolean }[]
  assert.deepEqual([listed.length, listed.filter(record => record.gone).length], [10, 1])
})

test('a file that is no listing is refused in words, and only the district’s offices import', async () => {
  const source = await newSource('坏文件')
  const unitId = await registerTestUnit(server.platform, '示例区民政局', ['provider'])
  await openTestAccount(server, 'minzheng', { unitId, roles: ['provider'] })
  const provider = await signInAs(server, 'minzheng')

  const broken = await operator.post(`/api/foreign-sources/${source}/preview`, { uploadId: await upload('{"a":1') })
  const object = await operator.post(`/api/foreign-sources/${source}/preview`, { uploadId: await upload('[') })
  const { body } = await provider.upload('[]')
  const other = await provider.post(`/api/foreign-sources/${source}/imports`, {
    uploadId: String(body.id),
    fileName: 'a.json',
    mapping: {},
  })

  assert.deepEqual([broken.status, object.status, other.status], [422, 422, 403])
})

test('a mapping that was corrected is proposed again, until the portal lists other columns', async () => {
  const source = await newSource('更正过的字段')
  const rows = [{ 名称: '公园名录', 别名: '公园', 网址: 'https://data.example.gov.cn/1' }]
  const mapping = { 别名: 'title', 网址: 'url' }
  const wanted = { uploadId: await upload(rows), fileName: 'listing.json', mapping }
  const answer = await operator.post(`/api/foreign-sources/${source}/imports`, wanted)
  assert.equal(answer.status, 200)

  const again = await proposed(source, rows)
  const others = await proposed(source, [{ 名称: '公园名录', 链接: 'https://data.example.gov.cn/1' }])

  assert.deepEqual(again.mapping, mapping)
  assert.deepEqual(others.mapping, { 名称: 'title', 链接: 'url' })
})
