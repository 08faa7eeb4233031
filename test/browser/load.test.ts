import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { publishTestEntry } from '../../server/portal/test-open-set.ts'
import { testActor } from '../../server/test-platform.ts'
import { closeBoth, launchChromium, noViolations, openBuiltGround, shoot, signedIn, skip } from './workbench-browser.ts'
import type { Ground } from './workbench-ground.ts'

let ground: Ground
let browser: Browser
before(async () => {
  if (skip) return
  ground = await openBuiltGround()
  browser = await launchChromium()
})
after(() => closeBoth(browser, ground))

test('a file is sent, looked at, loaded by key, and its faults are downloaded', { skip }, async () => {
  const { platform } = ground.server
  const provider = testActor(ground.units.minzheng ?? '', 'provider')
  const entryId = await publishTestEntry(platform, provider, { name: '婚姻登记' })
  const { rows } = await platform.database.raw('select id from collection where entry_id = $1', [entryId])
  const page = await signedIn(browser, ground, 'minzheng')
  await page.goto(`${ground.server.url}/work/cases/${(rows[0] as { id: string }).id}`)
  const choose = async (name: string, text: string) => {
    await page.getByLabel('数据文件').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
    await page.getByRole('button', { name: '上传并预览' }).click()
    await page.getByRole('button', { name: '确认归集' }).waitFor()
  }

  await choose('登记.xls', 'code\tname\tamount\tholder\n001\t甲\t1\t张三\n002\t乙\t2\t李四\n')
  await page.getByText('文件名为 XLS，内容实为 CSV，按内容读取。').waitFor()
  await page.getByRole('cell', { name: '001' }).waitFor()
  await noViolations(page, 'look at a file')
  await shoot(page, 'load-look')
  await page.getByRole('button', { name: '确认归集' }).click()
  await page.getByText('新增 2 行，修改 0 行，删除 0 行，不变 0 行。').waitFor()

  await choose('更正.json', '[{"code":"002","name":"丙","amount":3},{"code":"003","name":"丁","amount":4}]')
  await page.getByLabel('归集方式').selectOption('upsert')
  await shoot(page, 'load-mode')
  await page.getByRole('button', { name: '确认归集' }).click()
  await page.getByText('新增 1 行，修改 1 行，删除 0 行，不变 1 行。').waitFor()

  await choose('错误.csv', 'code,name,amount,holder\n004,甲,x,张三\n')
  await page.getByRole('button', { name: '确认归集' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载全部错误（CSV）' }).click()
  assert.equal((await download).suggestedFilename(), '错误.csv.csv')
  await noViolations(page, 'refused load')
  await shoot(page, 'load-refused')
})
