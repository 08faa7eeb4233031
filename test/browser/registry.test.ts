import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { unitHeadings } from '../../server/registry/unit-import-words.ts'
import { usccCheckCharacter } from '../../server/registry/uscc.ts'
import { buildEntry, testActor } from '../../server/test-platform.ts'
import { closeBoth, launchChromium, noViolations, openBuiltGround, shoot, signedIn, skip } from './workbench-browser.ts'
import type { Ground } from './workbench-ground.ts'

let ground: Ground
let browser: Browser
let folder: string

before(async () => {
  if (skip) return
  folder = await mkdtemp(join(tmpdir(), 'gongshu-units-'))
  ground = await openBuiltGround()
  await publishTwice()
  browser = await launchChromium()
})

after(async () => {
  await closeBoth(browser, ground)
  if (folder) await rm(folder, { recursive: true })
})

/** Two units publish entries with the same two items. */
async function publishTwice(): Promise<void> {
  const { acts } = ground.server.platform
  const [item] = buildEntry().items
  const items = ['床位数', '入住人数'].map((name, i) => ({
    ...item,
    column: `c${i}`,
    name,
    description: `${name}合计`,
  }))
  for (const [login, name] of [
    ['minzheng', '养老机构床位'],
    ['renshe', '机构床位登记'],
  ] as const) {
    const actor = testActor(ground.units[login] ?? null, 'provider')
    const { caseId } = await acts.act({ step: 'catalogEntry.submit', actor, input: buildEntry({ name, items }) })
    await acts.act({ step: 'catalogEntry.pass', actor: testActor(null, 'operator'), caseId, input: {} })
  }
}

const body = '113101079000000015'.slice(0, 17)
const lines = [
  ['示例区档案馆', '档案馆', `${body}${usccCheckCharacter(body)}`, '310107', '党政机关', '数据提供单位', '', '', ''],
  ['示例区图书馆', '图书馆', '11310107900000002X', '330211', '馆', '数据提供单位', '', '', ''],
]

test('units come from a file: a trial names what is wrong, one confirmation takes the others in', {
  skip,
}, async () => {
  const path = join(folder, 'units.csv')
  await writeFile(path, [unitHeadings('zh'), ...lines].map(line => line.join(',')).join('\n'))
  const page = await signedIn(browser, ground, 'yunxing')
  await page.getByRole('link', { name: '单位与负责人员' }).click()
  await page.getByRole('button', { name: '导入单位' }).click()
  await page.getByLabel('单位文件（CSV、XLSX）').setInputFiles(path)
  await page.getByText('共 2 行：新增 1，变更 0，无变化 0，有误 1。').waitFor()
  await noViolations(page, 'trial of an import')
  await shoot(page, 'unit-import')
  await page.getByLabel(/跳过有误的 1 行/).check()
  await page.getByRole('button', { name: '确认导入' }).click()
  await page.getByRole('link', { name: '示例区档案馆' }).first().waitFor()
  await shoot(page, 'units')
})

test('a unit links its three lists and locks them; the gaps lead there, and the log has the proof', {
  skip,
}, async () => {
  const page = await signedIn(browser, ground, 'minzheng')
  await page.getByRole('link', { name: '登记补正' }).click()
  await page.locator('.tag', { hasText: '未登记职责' }).first().waitFor()
  await noViolations(page, 'gaps')
  await shoot(page, 'registry-gaps')
  await page.getByRole('row').filter({ hasText: '未登记职责' }).getByRole('link', { name: '前往补正' }).click()
  await page.getByRole('button', { name: '建立三个清单' }).click()
  await page.getByRole('button', { name: '登记职责' }).click()
  await page.locator('#step-code').fill('MZ-01')
  await page.locator('#step-name').fill('养老服务管理')
  await page.locator('#step-basis').fill('（虚构）养老服务条例第五条')
  await page.getByRole('button', { name: '确认：登记职责' }).click()
  await page.getByRole('button', { name: '登记信息系统', exact: true }).click()
  await page.locator('#step-name').fill('养老服务平台')
  await page.getByRole('button', { name: '确认：登记信息系统' }).click()
  await page.getByText('无系统的职责（1）').waitFor()

  await page.getByLabel('职责', { exact: true }).selectOption('MZ-01')
  await page.getByLabel('信息系统', { exact: true }).selectOption('养老服务平台')
  await page.getByLabel(/养老机构床位/).check()
  await page.getByRole('button', { name: '添加关联' }).click()
  await noViolations(page, 'three lists while edited')
  await shoot(page, 'three-lists-edited')
  await page.getByRole('button', { name: '保存：新增 1 条，取消 0 条' }).click()
  await page.getByText('三个清单均已关联。').waitFor()
  await page.getByRole('button', { name: '上链锁定三个清单' }).click()
  await page.getByRole('button', { name: '确认：上链锁定三个清单' }).click()
  await page.getByText('已上链锁定').waitFor()
  await page.getByText(/职责 1 项、系统 1 个、目录 1 条、关联 1 条/).waitFor()
  await noViolations(page, 'three lists locked')
  await shoot(page, 'three-lists-locked')

  const own = ground.units.minzheng
  const locked = await page.request.get(`${ground.server.url}/api/units/${own}/three-lists/locked`)
  const xlsx = await page.request.get(`${ground.server.url}/api/units/${own}/three-lists/file?format=xlsx`)
  const foreign = await page.request.get(`${ground.server.url}/api/units/${ground.units.renshe}/three-lists`)
  assert.deepEqual([locked.status(), xlsx.status(), foreign.status()], [200, 200, 404])

  await page.goto(`${ground.server.url}/work/units/${own}`)
  await page.getByRole('heading', { level: 2, name: '目标、责任与制度' }).waitFor()
  await noViolations(page, 'governance file')
  await shoot(page, 'governance')
})

test('two claims to one source are compared side by side, and the authority designates the one that stays', {
  skip,
}, async () => {
  const page = await signedIn(browser, ground, 'yunxing')
  await page.getByRole('link', { name: '一数一源' }).click()
  await page.getByRole('row').filter({ hasText: '床位数' }).waitFor()
  await shoot(page, 'one-source')
  await page.getByRole('link', { name: '比对' }).click()
  await page.getByText('两者都有').first().waitFor()
  await noViolations(page, 'two entries side by side')
  await shoot(page, 'one-source-pair')
  await page.getByRole('link', { name: '提请指定责任单位' }).click()
  await page.locator('.chosen', { hasText: '示例区人社局' }).waitFor()
  await noViolations(page, 'request of a designation')
  await shoot(page, 'one-source-request')
  await page.getByRole('button', { name: '提交' }).click()
  await page.locator('.page-head').getByText('待指定').first().waitFor()

  const authority = await signedIn(browser, ground, 'zhuguan')
  await authority.getByRole('link', { name: '一数一源' }).click()
  await authority.getByRole('link', { name: '比对' }).click()
  await authority.getByRole('link', { name: '前往指定事项' }).waitFor()
  await shoot(authority, 'one-source-authority')
})
