import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createApp } from '../http/app.ts'
import { logRoutes } from '../log/log-routes.ts'
import { openRoutes } from '../open-data/open-routes.ts'
import type { OpenPlatform } from '../open-platform.ts'
import { openTestPlatform } from '../test-platform.ts'
import { portalRoutes } from './portal-routes.ts'
import { openTestProvider, openTestSet, publishTestEntry } from './test-open-set.ts'

let platform: OpenPlatform
let app: Awaited<ReturnType<typeof createApp>>

before(async () => {
  platform = await openTestPlatform('2026-03-02')
  app = await createApp(platform)
  openRoutes(app, platform)
  logRoutes(app, platform)
  portalRoutes(app, platform)
})
after(async () => {
  await app.close()
  await platform.close()
})

async function get(url: string, headers: Record<string, string> = {}) {
  const answer = await app.inject({ url, headers: { accept: 'text/html', ...headers } })
  return { status: answer.statusCode, body: answer.body, headers: answer.headers }
}

const english = { cookie: 'gongshu_language=en' }
const fixed = ['/', '/open', '/catalog', '/law', '/log', '/search', '/search?q=x', '/law/PT-20', '/law/SH-10']

test('with no data every page stands and says so', async () => {
  for (const path of fixed) {
    const zh = await get(path)
    const en = await get(path, english)

    assert.deepEqual([path, zh.status, en.status], [path, 200, 200])
    assert.match(zh.body, /<html lang="zh-CN">[\s\S]*演练模式/)
    assert.match(en.body, /<html lang="en">[\s\S]*Rehearsal mode/)
    assert.doesNotMatch(zh.body + en.body, /portal\.\w+|undefined|\[object|NaN/)
  }
  assert.match((await get('/')).body, /目前还没有开放的数据集/)
  assert.match((await get('/catalog')).body, /目前还没有已发布的公共数据目录/)
  assert.match((await get('/log')).body, /日志中还没有记录/)
  assert.match((await get('/search?q=停车场')).body, /没有找到与“停车场”相符的/)
})

test('an open set is shown with its files, fields, rows, quality and proof', async () => {
  const provider = await openTestProvider(platform, '测试局一')
  const { id, entryId } = await openTestSet(platform, provider, { title: '公共停车场', rows: 45 })
  await platform.sequencer.flush()

  const { status, body } = await get(`/sets/${id}`)

  assert.equal(status, 200)
  for (const format of ['csv', 'xlsx', 'json', 'parquet']) assert.ok(body.includes(`/api/open/${id}/files/${format}`))
  assert.match(body, /本页 20 行，共 45 行/)
  assert.match(body, /“代码”不重复/)
  assert.match(body, /2026-04-02 \(周四\)/)
  assert.match(body, /\[DS\/OL\]/)
  assert.match(body, /\/api\/events\/[0-9a-f-]{36}\/proof/)
  assert.ok(body.includes(`/entries/${entryId}`))
  const last = await get(`/sets/${id}?page=3`)
  assert.match(last.body, /本页 5 行，共 45 行/)
  assert.match(last.body, /C000044/)
})

test('of a field that is not opened the page of a set says nothing', async () => {
  const provider = await openTestProvider(platform, '测试局二')
  const { id } = await openTestSet(platform, provider, { title: '只开放部分字段' })

  const { body } = await get(`/sets/${id}`)

  assert.doesNotMatch(body, /联系人|<code>holder|张三/)
})

test('names, values and questions are never markup', async () => {
  const evil = '<script>alert(1)</script>"\'&'
  const provider = await openTestProvider(platform, `局${evil}`)
  const { id, entryId } = await openTestSet(platform, provider, {
    title: `名${evil}`,
    name: () => evil,
    changes: { abstract: evil },
  })
  const question = encodeURIComponent(`名${evil}`)

  const paths = ['/', '/open', '/catalog', `/sets/${id}`, `/entries/${entryId}`, '/log', `/search?q=${question}`]

  for (const path of [...paths, `/open?unit=${question}&class=${question}`, `/${question}`, '/feed.xml']) {
    const { body } = await get(path)
    assert.doesNotMatch(body, /<script>|alert\(1\)"/, path)
  }
  assert.match((await get(`/sets/${id}`)).body, /&lt;script&gt;/)
})

test('what does not exist or is not public is a page that says so', async () => {
  const provider = await openTestProvider(platform, '测试局三')
  const { id: hidden } = await openTestSet(platform, provider, {
    title: '不开放的清单条目',
    changes: { openingClass: 'notOpen' },
  })
  const gone = ['/sets/..%2F..%2Fetc%2Fpasswd', '/sets/00000000-0000-7000-8000-000000000000', '/entries/x', '/law/XX-1']

  for (const path of [...gone, `/sets/${hidden}`, '/law/__proto__', '/nowhere', '//nowhere']) {
    const { status, body } = await get(path)
    assert.deepEqual([path, status, body.includes('没有找到这个页面')], [path, 404, true])
  }
  assert.match((await get('/search?q=不开放的清单条目&kind=openListEntry')).body, /没有找到与/)
})

test('programs get the one error shape, also beside the portal', async () => {
  const api = await get('/api/nowhere')
  const program = await get('/nowhere', { accept: 'application/json' })

  for (const { status, body } of [api, program]) {
    assert.deepEqual([status, JSON.parse(body).error.code], [404, 'not_found'])
  }
})

test('a set under conditions shows them and gives no data', async () => {
  const provider = await openTestProvider(platform, '测试局四')
  const { id } = await openTestSet(platform, provider, {
    title: '有条件的数据集',
    changes: { openingClass: 'conditional', conditions: '具备数据安全能力', supervision: '每季度抽查利用情况' },
  })

  const { body } = await get(`/sets/${id}`)

  assert.match(body, /具备数据安全能力/)
  assert.doesNotMatch(body, /\/api\/open\/|C000000/)
})

test('a catalog entry shows its items and no data', async () => {
  const provider = await openTestProvider(platform, '测试局五')
  const id = await publishTestEntry(platform, provider, { name: '婚姻登记目录' })

  const { status, body } = await get(`/entries/${id}`)
  const found = await get('/search?q=婚姻登记')

  assert.equal(status, 200)
  assert.match(body, /联系人[\s\S]*PT-20/)
  assert.match(body, /数据仅限公共管理和服务机构/)
  assert.match(found.body, /<mark>婚姻登记<\/mark>目录[\s\S]*数据仅限公共管理和服务机构/)
})

test('lists are paged and filtered in the address', async () => {
  const provider = await openTestProvider(platform, '多目录局')
  for (let n = 0; n < 23; n++) await publishTestEntry(platform, provider, { name: `批量目录${n}号` })

  const first = await get(`/catalog?unit=${provider.unitId}&sharing=shared`)
  const second = await get(`/catalog?unit=${provider.unitId}&sharing=shared&page=2`)
  const none = await get(`/catalog?unit=${provider.unitId}&sharing=notShared`)

  const names = (body: string) => body.match(/>批量目录\d+号</g)?.length ?? 0
  assert.deepEqual([names(first.body), names(second.body), names(none.body)], [20, 3, 0])
  assert.match(
    first.body,
    /共 23 条目录[\s\S]*rel="next" href="\/catalog\?unit=[0-9a-f-]+&amp;sharing=shared&amp;page=2"/,
  )
  assert.match(none.body, /没有符合筛选条件的内容/)
})

test('the language is a cookie, and switching leads back to the page', async () => {
  const switched = await get('/law/PT-20?lang=en')
  const abroad = await get('//example.org/?lang=en')

  assert.equal(switched.status, 303)
  assert.equal(switched.headers.location, '/law/PT-20')
  assert.match(String(switched.headers['set-cookie']), /gongshu_language=en; .*Path=\/; SameSite=Lax/)
  assert.equal(abroad.headers.location, '/example.org/')
  assert.match((await get('/law/PT-20', { 'accept-language': 'en' })).body, /<html lang="zh-CN">/)
})

test('an article stands word for word, with its duties and what runs; a draft says so', async () => {
  const article = await get('/law/PT-20')
  const draft = await get('/law/SH-10')

  assert.match(article.body, /第二十条 对不属于第十九条规定情形的公共数据共享需求申请/)
  assert.match(
    article.body,
    /id="PT-20b"[\s\S]*区级责任单位[\s\S]*5 个工作日[\s\S]*逾期后果[\s\S]*逾期未反馈的，视作审核通过/,
  )
  assert.match(article.body, /<main[\s\S]*class="tag">现行有效（试行）/)
  assert.match(draft.body, /class="drafts"[\s\S]*征求意见稿[\s\S]*<main[\s\S]*class="tag">草案/)
  assert.match((await get('/law/PT-15')).body, /计时中/)
})

test('the style is kept for ever and named by its content', async () => {
  const { body } = await get('/')
  const path = /href="(\/assets\/portal-[0-9a-f]{16}\.css)"/.exec(body)?.[1] ?? ''

  const style = await get(path)

  assert.equal(style.status, 200)
  assert.equal(style.headers['cache-control'], 'public, max-age=31536000, immutable')
  assert.doesNotMatch(body, /<style|style="|<script(?! type="module" src="\/)/)
})

test('feed, site map and robots name what is public', async () => {
  const feed = await get('/feed.xml')
  const map = await get('/sitemap.xml')
  const robots = await get('/robots.txt')

  assert.match(feed.body, /^<\?xml [\s\S]*<title>公共停车场<\/title>[\s\S]*urn:uuid:/)
  assert.match(map.body, /<loc>http:\/\/[^<]+\/sets\/[0-9a-f-]+<\/loc><lastmod>2026-03-02/)
  assert.match(map.body, /\/law\/PT-20</)
  assert.match(robots.body, /Sitemap: http:\/\//)
  assert.doesNotMatch(feed.body + map.body, /不开放的清单条目/)
})
