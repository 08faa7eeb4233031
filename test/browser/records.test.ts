import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import {
  closeBoth,
  isInvalid,
  launchChromium,
  newPage,
  noViolations,
  openBuiltGround,
  openTask,
  shoot,
  signedIn,
  skip,
} from './workbench-browser.ts'
import type { Ground } from './workbench-ground.ts'

let ground: Ground
let browser: Browser

before(async () => {
  if (skip) return
  ground = await openBuiltGround()
  browser = await launchChromium()
})

after(() => closeBoth(browser, ground))

test('a channel is registered by the form of its table, planned by the operator and merged with a file', {
  skip,
}, async () => {
  const provider = await signedIn(browser, ground, 'minzheng')
  const operator = await signedIn(browser, ground, 'yunxing')

  await provider.getByRole('link', { name: '全部事项' }).click()
  await provider.getByRole('heading', { level: 1, name: '全部事项' }).waitFor()
  await noViolations(provider, 'all matters')
  await shoot(provider, 'matters')
  await provider.getByRole('link', { name: '发起：登记共享交换渠道' }).click()
  await provider.getByRole('button', { name: '提交' }).click()
  await isInvalid(provider.getByLabel('标题'))
  await noViolations(provider, 'form with faults')
  await shoot(provider, 'record-form')
  await provider.getByLabel('标题').fill('部门间前置交换')
  await provider.getByLabel('渠道类型').selectOption('sharing')
  await provider.getByLabel('说明').fill('二〇一五年建设')
  await provider.getByLabel('建设情况').selectOption('new')
  await provider.getByRole('button', { name: '提交' }).click()
  // A new channel needs the law itself: the refusal stands at the ground, with its article.
  await provider.locator('.error', { hasText: 'PT-8' }).first().waitFor()
  await provider.getByLabel('建设情况').selectOption('existing')
  await provider.getByRole('button', { name: '提交' }).click()
  await provider.getByRole('heading', { level: 1, name: '部门间前置交换' }).waitFor()
  await provider.getByText('共享交换渠道', { exact: true }).first().waitFor()
  await noViolations(provider, 'case of a record')
  await shoot(provider, 'record-case')

  await openTask(operator, ground, '部门间前置交换')
  await operator.getByRole('button', { name: '列入整合' }).click()
  await operator.getByLabel('计划完成整合的日期').fill('2026-06-30')
  await operator.getByLabel('理由').fill('由统一平台承接')
  await operator.getByRole('button', { name: '确认：列入整合' }).click()
  await operator.locator('.page-head').getByText('待整合').waitFor()

  await openTask(provider, ground, '部门间前置交换')
  await provider.getByRole('button', { name: '完成整合' }).click()
  await provider.getByLabel('办理结果').fill('已停用')
  const file = { name: '停用证明.txt', mimeType: 'text/plain', buffer: Buffer.from('已停用') }
  await provider.getByLabel('附件').setInputFiles(file)
  await provider.locator('.chosen', { hasText: '停用证明.txt' }).waitFor()
  await provider.getByRole('button', { name: '确认：完成整合' }).click()
  await provider.locator('.page-head').getByText('已整合').waitFor()
  await provider.getByRole('link', { name: '停用证明.txt' }).first().waitFor()
  await shoot(provider, 'record-done')
})

test('the list of a kind and its form stand in English and on a narrow page', { skip }, async () => {
  const page = await newPage(browser, ground, { language: 'en', width: 390 })
  await page.goto(`${ground.server.url}/work/`)
  await page.locator('#login').fill('yunxing')
  await page.locator('#password').fill('rehearsal-password-1')
  await page.locator('button[type=submit]').click()
  await page.locator('main#content').waitFor()

  await page.goto(`${ground.server.url}/work/records/channel`)
  await page.getByRole('heading', { level: 1, name: /channel/i }).waitFor()
  await noViolations(page, 'list of records in English')
  await shoot(page, 'records-en')
})

test('the listing of another portal is matched, corrected and imported, and its spellings are told', {
  skip,
}, async () => {
  const operator = await signedIn(browser, ground, 'yunxing')
  await operator.goto(`${ground.server.url}/work/records/foreignSource/new/register`)
  await operator.getByLabel('标题').fill('某市数据开放网')
  await operator.getByLabel('门户类型').selectOption('json')
  await operator.getByLabel('网址').fill('https://data.example.gov.cn')
  await operator.getByRole('button', { name: '提交' }).click()
  await operator.getByRole('heading', { level: 1, name: '某市数据开放网' }).waitFor()
  const rows = [
    { 资源名称: '公交线路', 数源单位: '交通局', 更新周期: '每月', 开放条件: '无条件开放', 资源格式: '03,0310' },
    { 资源名称: '公厕分布', 数源单位: '城管局', 更新周期: '随缘', 开放条件: '登录开放', 资源格式: 'xlsx' },
  ]
  const buffer = Buffer.from(JSON.stringify(rows))
  await operator.getByLabel('清单文件').setInputFiles({ name: '清单.json', mimeType: 'application/json', buffer })
  await operator.getByText('共 2 条，可读入 2 条').waitFor()
  assert.equal(await operator.getByLabel('更新周期').inputValue(), 'updateFrequency')
  await operator.getByText('无法归一的写法（2）').click()
  await operator.getByRole('cell', { name: '随缘' }).waitFor()
  await noViolations(operator, 'import of a listing')
  await shoot(operator, 'listing-import')
  await operator.getByRole('button', { name: '导入', exact: true }).click()
  await operator.getByRole('cell', { name: '公厕分布' }).waitFor()
  await shoot(operator, 'listing-imported')
})
