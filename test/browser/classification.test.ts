import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { buildEntry, testActor } from '../../server/test-platform.ts'
import {
  closeBoth,
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
let entryId: string

before(async () => {
  if (skip) return
  ground = await openBuiltGround()
  entryId = await publishedEntry(ground)
  browser = await launchChromium()
})

after(() => closeBoth(browser, ground))

async function publishedEntry({ server, units }: Ground): Promise<string> {
  const { acts } = server.platform
  const provider = testActor(units.minzheng ?? null, 'provider')
  const entry = await acts.act({ step: 'catalogEntry.submit', actor: provider, input: buildEntry() })
  await acts.act({ step: 'catalogEntry.pass', actor: testActor(null, 'operator'), caseId: entry.caseId, input: {} })
  return entry.caseId
}

test('a class is proposed from the levels with its reasons, taken over, and a laxer one is refused', {
  skip,
}, async () => {
  const page = await signedIn(browser, ground, 'minzheng')
  await page.goto(`${ground.server.url}/work/open/new?entry=${entryId}`)
  await page.getByText('这是随软件提供的示例，待主管部门确认').waitFor()
  await page.getByText('建议类别：无条件开放类').waitFor()

  await page.getByLabel('个人维度的级别').selectOption('A1')
  await page.getByLabel('组织维度的级别').selectOption('B2')
  await page.getByLabel('客体维度的级别').selectOption('C1')
  await page.getByText('建议类别：有条件开放类').waitFor()
  const decisive = page.locator('.proposal li', { hasText: '起决定作用' })
  assert.match((await decisive.textContent()) ?? '', /组织维度 B2 级 → 有条件开放类\s+SH-14/)
  await page.getByLabel(/^开放类型/).selectOption('unconditional')
  await page.getByText('所选类别宽于建议类别').waitFor()
  await page.getByLabel(/^更新频率/).selectOption('monthly')
  await page.getByLabel(/^许可|^使用许可|^开放许可/).fill('无条件开放许可')
  await page.getByLabel(/^理由|^原因|^申请理由/).fill('企业需求')
  await page.getByRole('button', { name: /提交/ }).click()
  await page.getByRole('alert').getByText('所选类别宽于按分级分类得出的类别（B2）').waitFor()
  await noViolations(page, 'work order with a proposal')
  await shoot(page, 'class-refused')

  await page.getByRole('button', { name: '采用建议' }).click()
  assert.match(await page.getByLabel(/^开放条件/).inputValue(), /使用场景要求（B2）/)
  assert.equal(await page.getByLabel(/^监管措施/).inputValue(), '协议约定用途，抽查利用情况')
  await page.getByRole('button', { name: /提交/ }).click()
  await page.locator('.page-head').getByText('审核中').waitFor()
  await shoot(page, 'class-submitted')
})

test('closed data asks for what opens it', { skip }, async () => {
  const page = await signedIn(browser, ground, 'minzheng')
  await page.goto(`${ground.server.url}/work/open/new?entry=${entryId}`)
  await page.getByLabel('涉及商业秘密').check()
  await page.getByText('建议类别：非开放类').waitFor()
  await page.getByLabel(/^开放类型/).selectOption('unconditional')

  await page.getByLabel('列入开放类的依据').selectOption('consent')

  await page.getByLabel('同意的凭证').waitFor()
  await noViolations(page, 'work order of closed data')
  await shoot(page, 'class-unlock')
})

test('an office reads the example, drafts a guide from it and publishes it in its place', { skip }, async () => {
  const page = await signedIn(browser, ground, 'zhuguan')
  await page.getByRole('link', { name: '分级分类', exact: true }).click()
  await page.getByText('待主管部门确认：级别、类别和条件').waitFor()
  await noViolations(page, 'classification')
  await shoot(page, 'classification')

  await page.getByRole('button', { name: '以此为底稿拟定指南' }).click()
  await page.getByRole('heading', { level: 1, name: '修改草案' }).waitFor()
  await shoot(page, 'guide-edit')
  await noViolations(page, 'draft of a guide')
  await page.getByRole('button', { name: '修改草案' }).click()
  await page.getByRole('button', { name: '发布指南' }).click()
  await page.getByRole('button', { name: '确认：发布指南' }).click()
  await page.locator('.page-head').getByText('现行有效').waitFor()

  await page.goto(`${ground.server.url}/work/classification`)
  await page.getByText('由主管部门发布').waitFor()
  await page.getByText('待重新分级分类的开放清单').waitFor()
  await page.getByText('按其他指南').first().waitFor()
  await shoot(page, 'classification-published')
})

test('the entry takes the highest grade of its items', { skip }, async () => {
  const page = await signedIn(browser, ground, 'minzheng')
  await page.goto(`${ground.server.url}/work/catalog/new`)
  await page.getByLabel('第 1 行 字段名').fill('place')
  await page.getByLabel('第 1 行 数据分级').selectOption('important')

  await page.getByRole('button', { name: '采用建议' }).click()

  assert.equal(await page.locator('#field-grade').inputValue(), 'important')
  await noViolations(page, 'entry with graded items')
  await shoot(page, 'entry-grades')
})

test('classification is read in English and on a small screen', { skip }, async () => {
  const page = await newPage(browser, ground, { language: 'en', width: 390 })
  await page.goto(`${ground.server.url}/work/classification`)
  await enter(page, 'yunxing')
  await page.getByRole('heading', { level: 1, name: 'Classification of open data' }).waitFor()
  await page.waitForLoadState('networkidle')
  await noViolations(page, 'classification en')
  await shoot(page, 'classification-en')
  const tooWide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')

  assert.equal(tooWide, false)
})
