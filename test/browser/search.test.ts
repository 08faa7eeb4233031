import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { newId } from '../../server/base/ids.ts'
import { buildEntry, testActor } from '../../server/test-platform.ts'
import {
  closeBoth,
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

before(async () => {
  if (skip) return
  ground = await openBuiltGround()
  browser = await launchChromium()
  await publish('renshe', { name: '城镇职工养老保险参保人员信息', updateFrequency: 'daily', formats: 'CSV、XLSX' })
  await publish('renshe', { name: '养老保险缴费记录', grade: 'general3', sharingAttribute: 'conditional' })
  await publish('minzheng', { name: '养老机构名录', domain: '民生服务', formats: 'JSON' })
  await link(await publish('minzheng', { name: '最低生活保障对象信息', domain: '民生服务' }))
})

after(() => closeBoth(browser, ground))

test('an official finds entries by pinyin, narrows, keeps the search, and asks for several at once', {
  skip,
}, async () => {
  const page = await signedIn(browser, ground, 'jiedao')
  await page.getByRole('link', { name: '资源检索', exact: true }).click()
  const field = page.getByRole('combobox', { name: '输入名称、数据项或者单位' })
  await field.fill('yanglaob')
  await page.getByRole('option', { name: '养老保险缴费记录' }).waitFor()
  await shoot(page, 'search-suggestions')
  await field.fill('养老')
  await field.press('Enter')
  await page.getByText('找到 3 条').waitFor()
  await noViolations(page, 'search with results')
  await shoot(page, 'search-results')

  await page.getByRole('group', { name: '数据格式' }).getByLabel('XLSX').check()
  await page.getByText('找到 1 条').waitFor()
  await page.getByRole('button', { name: '清除条件' }).click()
  await page.getByText('找到 3 条').waitFor()
  await page.getByRole('button', { name: '保存检索' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /保\s?存/ })
    .click()
  await page.getByRole('region', { name: '我的检索与关注' }).getByRole('link', { name: '养老' }).waitFor()

  for (const name of ['养老保险缴费记录', '养老机构名录']) {
    await page.getByRole('button', { name: `加入清单：“${name}”` }).click()
    await page.getByRole('button', { name: `已在清单：“${name}”` }).waitFor()
  }
  await shoot(page, 'search-cart')
  await page.getByRole('link', { name: '申请清单（2）' }).click()
  await page.getByText('共 2 项').waitFor()
  await noViolations(page, 'cart')
  await shoot(page, 'cart')
  await page.getByRole('button', { name: '一并申请' }).click()
  await page.getByRole('group', { name: '养老保险缴费记录' }).waitFor()
  await page.getByRole('group', { name: '养老机构名录' }).waitFor()
})

test('the graph leads from an entry to its system and duty, by mouse, keyboard and as a table', { skip }, async () => {
  const page = await signedIn(browser, ground, 'minzheng')
  await page.goto(`${ground.server.url}/work/search?q=${encodeURIComponent('低保')}`)
  await page.getByRole('link', { name: '最低生活保障对象信息' }).click()
  await page.getByRole('button', { name: '关注', exact: true }).click()
  await page.getByRole('button', { name: '取消关注' }).waitFor()
  await page.getByRole('button', { name: '预览数据' }).click()
  await page.getByText('数据尚未归集，没有可以预览的内容。').waitFor()
  await noViolations(page, 'entry')
  await shoot(page, 'entry-tools')
  await page.getByRole('link', { name: '资源图谱' }).first().click()
  const drawing = page.getByRole('region', { name: '资源图谱' })
  await drawing.getByRole('link', { name: '目录，最低生活保障对象信息，示例区民政局' }).focus()
  await page.keyboard.press('ArrowLeft')
  await noViolations(page, 'graph')
  await shoot(page, 'graph')
  assert.equal(
    await page.evaluate('document.activeElement.getAttribute("aria-label")'),
    '信息系统，救助系统，示例区民政局',
  )
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name: '救助系统' }).waitFor()
  await page.getByRole('cell', { name: '低保审核', exact: true }).waitFor()
})

test('the search reads on a narrow screen, in English, and where nothing is found', { skip }, async () => {
  const page = await newPage(browser, ground, { language: 'en', width: 390 })
  await page.goto(`${ground.server.url}/search?q=${encodeURIComponent('养老保显')}&lang=en`)
  await page.getByText('Nothing matches “养老保显”').waitFor()
  await noViolations(page, 'public search')
  await shoot(page, 'portal-search')
  await page.goto(`${ground.server.url}/search?q=${encodeURIComponent('养老')}&frequency=daily`)
  await page.getByRole('heading', { name: '城镇职工养老保险参保人员信息' }).waitFor()
})

async function publish(login: 'renshe' | 'minzheng', changes: object): Promise<string> {
  const { acts } = ground.server.platform
  const actor = testActor(ground.units[login] ?? '', 'provider')
  const { caseId } = await acts.act({ step: 'catalogEntry.submit', actor, input: buildEntry(changes) })
  await acts.act({ step: 'catalogEntry.pass', actor: testActor(null, 'operator'), caseId, input: {} })
  return caseId
}

async function link(entryId: string): Promise<void> {
  const { raw } = ground.server.platform.database
  const [unit, duty, system] = [ground.units.minzheng, newId(), newId()]
  await raw(`insert into unit_duty (id, unit_id, code, name, basis) values ($1, $2, 'M-1', '低保审核', '')`, [
    duty,
    unit,
  ])
  await raw(`insert into information_system (id, unit_id, name) values ($1, $2, '救助系统')`, [system, unit])
  const line = [newId(), unit, duty, system, entryId]
  await raw('insert into list_link (id, unit_id, duty_id, system_id, entry_id) values ($1, $2, $3, $4, $5)', line)
}
