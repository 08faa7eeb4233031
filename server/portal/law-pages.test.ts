import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { caseTypeOf } from '@gongshu/regulations'
import { createApp } from '../http/app.ts'
import type { OpenPlatform } from '../open-platform.ts'
import { buildEntry, openTestPlatform, registerTestUnit, testActor } from '../test-platform.ts'
import { layOut } from './layered-layout.ts'
import { portalRoutes } from './portal-routes.ts'

let platform: OpenPlatform
let app: Awaited<ReturnType<typeof createApp>>

before(async () => {
  platform = await openTestPlatform('2026-03-02')
  app = await createApp(platform)
  portalRoutes(app, platform)
})
after(async () => {
  await app.close()
  await platform.close()
})

async function get(url: string, language = 'zh') {
  const headers = { accept: 'text/html', cookie: `gongshu_language=${language}` }
  const answer = await app.inject({ url, headers })
  return { status: answer.statusCode, body: answer.body, main: answer.body.slice(answer.body.indexOf('<main')) }
}

test('every page of the law stands in both languages, with its words', async () => {
  const { texts } = platform.jurisdiction
  const types = [...new Set([...platform.acts.door.rows.keys()].map(caseTypeOf))]
  const articles = platform.versions
    .filter(({ text }) => texts.includes(text))
    .flatMap(one => Object.keys(one.articles))
  const paths = [
    ...['/law', '/law/readings', '/law/lifecycles', ...texts.map(text => `/law/texts/${text}`)],
    ...types.map(type => `/law/lifecycles/${type}`),
    ...articles.map(id => `/law/${id}`),
  ]
  for (const path of paths) {
    for (const language of ['zh', 'en']) {
      const { status, body } = await get(path, language)

      assert.equal(status, 200, path)
      assert.doesNotMatch(body, />[^<]*\b(law|portal|choice|choiceValue)\.\w+|undefined|\[object|NaN/, path)
    }
  }
  for (const path of ['/law/texts/zh', '/law/lifecycles/nothing', '/law/XX-1'])
    assert.equal((await get(path)).status, 404)
})

test('the articles stand under their chapters, and the whole text on one page', async () => {
  const { main } = await get('/law')
  const whole = await get('/law/texts/pt')

  assert.match(main, /第三章 公共数据需求管理和共享应用[\s\S]*href="\/law\/PT-17"[\s\S]*第四章/)
  assert.match(
    whole.main,
    /普委办发〔2023〕16号[\s\S]*2023-06-09[\s\S]*第一条[\s\S]*第三十四条 本实施办法自印发之日起施行/,
  )
})

test('a search finds words, ids and duties, whatever their width, and says when there is nothing', async () => {
  const words = await get(`/law?q=${encodeURIComponent('视作审核通过')}`)
  const duty = await get('/law?q=pt-26.2b')
  const nothing = await get(`/law?q=${encodeURIComponent('<b>区块链钱包')}`)

  assert.match(words.main, /“视作审核通过”：1 条[\s\S]*href="\/law\/PT-20"[\s\S]*<mark>视作审核通过<\/mark>/)
  assert.match(duty.main, /：1 条[\s\S]*href="\/law\/PT-26"/)
  assert.match(nothing.main, /没有条文载有“&lt;b&gt;区块链钱包”/)
})

test('an article shows what runs, falls due this week, is overdue and was done in time', async () => {
  const provider = testActor(await registerTestUnit(platform, '测试局甲', ['provider']), 'provider')
  const operator = testActor(null, 'operator')
  const { caseId } = await platform.acts.act({ step: 'catalogEntry.submit', actor: provider, input: buildEntry() })
  await platform.acts.act({ step: 'catalogEntry.pass', actor: operator, caseId, input: {} })

  const { main } = await get('/law/PT-15')

  assert.match(main, /<strong>1<\/strong> 计时中/)
  assert.match(main, /<strong>0<\/strong> 逾期未办/)
  assert.match(main, /href="\/work\/collections">前往办理/)
  assert.match(main, /PT-15<\/strong> 编目完成指目录审核通过/)
})

test('a duty of each year says whether the work of this year is done, and until when', async () => {
  const open = await get('/law/SH-6')
  const actor = testActor(null, 'authority')
  const task = [{ task: '开放交通数据', taskOwner: '交通主管单位' }]
  const input = { openingPriorities: task, keyProjects: task, qualityRequirements: task, industryTasks: task }
  const plan = { planYear: 2026, cityPlan: '市年度计划' }
  const { caseId } = await platform.acts.act({ step: 'openingPlan.draft', actor, input: plan })
  await platform.acts.act({ step: 'openingPlan.publish', actor, caseId, input })
  const done = await get('/law/SH-6')

  assert.match(open.main, /本年度办理情况[\s\S]*2026 年度尚未完成，最后一日为[\s\S]*2026-12-31/)
  assert.match(done.main, /2026 年度已完成 1 件/)
  assert.doesNotMatch(done.main, /年度尚未完成|没有完成记录/)
})

test('a lifecycle is drawn with every state and step, and tells each step’s articles', async () => {
  const { main } = await get('/law/lifecycles/demandPart')

  const drawing = main.slice(main.indexOf('<svg'), main.indexOf('</svg>'))
  for (const words of ['待区级责任单位审核', '视作审核通过', '作出审核决定', '区级责任单位'])
    assert.ok(drawing.includes(words), words)
  assert.match(main, /href="\/law\/PT-20#PT-20b"/)
})

test('the choices of the place stand with their reasons, the readings with their articles', async () => {
  const { main } = await get('/law/readings')

  assert.match(main, /<section[^>]*id="everywhere"[\s\S]*各地通用的理解[\s\S]*id="choices"/)
  assert.match(main, /逾期后果由单位采取措施的，平台是否代行<\/td><td>是<\/td><td>第二十六条要求/)
  assert.match(main, /href="\/law\/PT-20#PT-20b">PT-20b/)
})

test('who is not signed in confirms nothing', async () => {
  const post = (payload: object) =>
    app.inject({ method: 'POST', url: '/law/confirmations', headers: { accept: 'text/html' }, payload })

  const refused = await post({ version: 'sh@draft-2022' })

  assert.equal(refused.statusCode, 401)
  assert.match(refused.body, /请先登录/)
})

test('no two boxes of a drawing overlap, and arrows lead onwards except those that go back', () => {
  const boxes = ['a', 'b', 'c', 'd', 'e', 'f'].map(id => ({ id, width: 80, height: 40 }))
  const arrows = ['ab', 'ac', 'bd', 'cd', 'da', 'ae', 'ef', 'af'].map(([from = '', to = '']) => ({ from, to }))

  const drawing = layOut(boxes, arrows)

  for (const [index, one] of drawing.boxes.entries()) {
    for (const other of drawing.boxes.slice(index + 1)) {
      const apart = Math.abs(one.x - other.x) >= 80 || Math.abs(one.y - other.y) >= 40
      assert.ok(apart, `${one.id} and ${other.id} overlap`)
    }
  }
  const back = drawing.arrows.filter(arrow => arrow.back).map(({ from, to }) => from + to)
  assert.deepEqual(
    drawing.arrows.filter(({ points, back }) => !back && (points[0]?.x ?? 0) >= (points.at(-1)?.x ?? 0)),
    [],
  )
  assert.ok(back.length > 0)
  assert.ok(
    drawing.boxes.every(
      ({ x, y, width, height }) => x >= 0 && y >= 0 && x + width <= drawing.width && y + height <= drawing.height,
    ),
  )
})
