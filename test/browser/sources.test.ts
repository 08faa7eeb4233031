import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { json, openTestInterface } from '../../server/sources/test-interface.ts'
import { buildEntry, testActor } from '../../server/test-platform.ts'
import {
  enter,
  launchChromium,
  newPage,
  noViolations,
  openBuiltGround,
  shoot,
  signedIn,
  skip,
} from './workbench-browser.ts'
import type { Ground } from './workbench-ground.ts'

let ground: Ground
let browser: Browser
let remote: Awaited<ReturnType<typeof openTestInterface>>
let answer: 'good' | 'faulty' | 'slow' = 'good'

const item = { description: '说明', length: 30, required: false, lookup: false, type: 'text' }
const items = [
  { ...item, column: 'code', name: '编号', required: true, personal: false, lookup: true, mask: 'none' },
  { ...item, column: 'person', name: '姓名', personal: true, mask: 'name_surname' },
]

before(async () => {
  if (skip) return
  ground = await openBuiltGround()
  const { acts } = ground.server.platform
  const provider = testActor(ground.units.minzheng ?? null, 'provider')
  const input = buildEntry({ name: '婚姻登记', items, grade: 'general3' })
  const entry = await acts.act({ step: 'catalogEntry.submit', actor: provider, input })
  await acts.act({
    step: 'catalogEntry.pass',
    actor: testActor(null, 'operator'),
    caseId: entry.caseId,
    input: {},
  })
  remote = await openTestInterface((_url, reply) => {
    if (answer === 'slow') return
    const code = answer === 'faulty' ? 'x'.repeat(40) : 'HY-0001'
    json(reply, { data: [{ code, xm: '欧阳小明', memo: '内部' }] })
  })
  browser = await launchChromium()
})

after(async () => {
  await browser?.close()
  await remote?.close()
  await ground?.close()
})

test('a provider sets up an interface, looks at it, fetches it, and sees why a run failed', { skip }, async () => {
  const page = await signedIn(browser, ground, 'minzheng')
  await page.getByRole('link', { name: '数据源', exact: true }).click()
  await page.getByText('还没有数据源').waitFor()
  await shoot(page, 'sources-empty')
  await page.getByRole('button', { name: '新建数据源' }).click()

  await page.getByLabel('归集任务').selectOption({ index: 1 })
  await page.getByLabel('来源').selectOption('http')
  await page.getByLabel('接口网址').fill('http://169.254.169.254/latest')
  await page.getByRole('button', { name: '测试连接' }).click()
  await page.getByRole('alert').getByText('位于本单位网络或本机').waitFor()
  await page.getByLabel('接口网址').fill(`${remote.url}/rows`)
  await page.getByLabel('数据所在位置').fill('data')
  await page.getByLabel('密钥', { exact: true }).fill('very-secret')
  await page.getByLabel('密钥所在的请求头').fill('X-Key')
  await page.getByRole('button', { name: '测试连接' }).click()
  await page.getByText('有 3 列，读取了 1 行作为样例').waitFor()
  assert.equal(await page.getByLabel('“编号”对应的列').inputValue(), 'code')
  await page.getByLabel('“姓名”对应的列').selectOption('xm')
  await page.getByLabel('入库方式').selectOption('append')
  await page.getByRole('button', { name: '保存并启用' }).click()
  await page.getByRole('alert').getByText('“名称”没有填写或不符合要求').waitFor()
  await page.locator('#field-name').fill('婚姻登记接口')
  await page.getByRole('button', { name: '保存并启用' }).click()
  await page.getByRole('alert').getByText('追加方式须指定增量列').waitFor()
  await noViolations(page, 'source form')
  await shoot(page, 'source-form')
  await page.getByLabel('入库方式').selectOption('replace')
  await page.getByRole('button', { name: '保存并启用' }).click()
  await page.getByRole('heading', { level: 1, name: '婚姻登记接口' }).waitFor()

  await page.getByRole('button', { name: '立即采集' }).click()
  await page.getByRole('row').getByText('成功', { exact: true }).waitFor()
  answer = 'faulty'
  await page.getByRole('button', { name: '立即采集' }).click()
  await page.getByRole('row').getByText('数据有误').waitFor()
  await page.getByText('前 1 处错误').click()
  await noViolations(page, 'source page')
  await shoot(page, 'source-page')
  answer = 'slow'
  await page.getByRole('button', { name: '立即采集' }).click()
  await page.getByText('已读取 0 行').waitFor()
  await shoot(page, 'source-running')
  await page.getByRole('button', { name: '停止', exact: true }).click()
  await page.getByRole('row').getByText('已停止').waitFor()
  assert.equal((await page.content()).includes('very-secret'), false)
})

test('the list is read in English and on a small screen; others’ sources are not there', { skip }, async () => {
  const page = await newPage(browser, ground, { language: 'en', width: 390 })
  await page.goto(`${ground.server.url}/work/sources`)
  await enter(page, 'yunxing')
  await page.getByRole('link', { name: '婚姻登记接口' }).waitFor()
  await noViolations(page, 'sources en')
  await shoot(page, 'sources-en')
  const tooWide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
  const other = await signedIn(browser, ground, 'renshe')
  await other.goto(`${ground.server.url}/work/sources`)
  await other.getByText('还没有数据源').waitFor()

  assert.equal(tooWide, false)
})
