import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
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
let folder: string

before(async () => {
  if (skip) return
  folder = await mkdtemp(join(tmpdir(), 'gongshu-catalog-files-'))
  ground = await openBuiltGround()
  browser = await launchChromium()
})

after(async () => {
  await closeBoth(browser, ground)
  if (folder) await rm(folder, { recursive: true })
})

const headings = [
  ...[
    '资源名称',
    '资源摘要',
    '提供单位',
    '资源分类',
    '更新周期',
    '共享类型',
    '开放属性',
    '数据分级',
    '来源',
    '覆盖范围',
  ],
  ...['业务管理机构', '数据项', '类型', '列名'],
]

/** A table in a form of its own: two good entries, one without a description, one of another unit. */
const table = [
  headings,
  [
    '低保救助信息',
    '城乡低保对象',
    '示例区民政局',
    '部门类',
    '每月',
    '无条件',
    '无条件',
    '一般1级',
    '社会救助系统',
    '全区',
    '救助科',
    '对象编号',
    '字符型',
    'code',
  ],
  ['低保救助信息', '', '示例区民政局', '', '', '', '', '', '', '', '', '救助金额', 'decimal(10)', 'amount'],
  [
    '殡葬服务机构',
    '殡葬机构名录',
    '示例区民政局',
    '部门类',
    '每年',
    '无条件',
    '无条件',
    '一般1级',
    '殡葬系统',
    '全区',
    '事务科',
    '机构名称',
    'varchar',
    'name',
  ],
  [
    '养老机构',
    '',
    '示例区民政局',
    '部门类',
    '每年',
    '无条件',
    '无条件',
    '一般1级',
    '养老系统',
    '全区',
    '养老科',
    '机构名称',
    'varchar',
    'name',
  ],
  [
    '职业培训',
    '培训名录',
    '示例区人社局',
    '部门类',
    '每年',
    '无条件',
    '无条件',
    '一般1级',
    '培训系统',
    '全区',
    '培训科',
    '名称',
    'varchar',
    'name',
  ],
]

async function chooseTable(page: Page, name: string): Promise<void> {
  const path = join(folder, name)
  await writeFile(path, `\uFEFF${table.map(cells => cells.join(',')).join('\r\n')}\r\n`)
  await page.getByLabel('目录文件').setInputFiles(path)
}

test('a table in a form of its own is mapped, tried out, confirmed and imported', { skip }, async () => {
  const page = await signedIn(browser, ground, 'minzheng')
  await page.goto(`${ground.server.url}/work/catalog`)
  await page.getByRole('button', { name: '批量导入' }).click()
  await chooseTable(page, 'catalog.csv')
  await page.getByText('读到 4 条目录').waitFor()
  await page.getByLabel('列名').selectOption('item.column')
  await noViolations(page, 'mapping')
  await shoot(page, 'import-mapping')
  await page.getByRole('button', { name: '试导入' }).click()
  await page.getByRole('button', { name: '新增 2' }).waitFor()
  await shoot(page, 'import-dry-run')
  await page.getByRole('button', { name: '有问题 2' }).click()
  await page.getByText('“示例区人社局”的目录只能由该单位或者').waitFor()
  await noViolations(page, 'dry run')
  await shoot(page, 'import-faults')
  await page.getByLabel('有问题的条目如何处理').selectOption('whole')
  await page.getByRole('button', { name: '确认提交 2 条' }).click()
  await page.getByRole('alert').getByText('有 2 条存在问题').waitFor()
  await page.getByLabel('有问题的条目如何处理').selectOption('each')
  await page.getByRole('button', { name: '确认提交 2 条' }).click()
  await page.getByText('导入完成：已提交 2 条').waitFor()
  await noViolations(page, 'result')
  await shoot(page, 'import-result')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载逐条结果' }).click()
  const result = await readFile(await (await download).path(), 'utf8')
  assert.match(result, /殡葬服务机构,,新增,已提交/)

  await page.getByRole('link', { name: '导入另一个文件' }).click()
  await chooseTable(page, 'again.csv')
  await page.getByText('已套用上次导入同样表头时的对应关系').waitFor()
  await page.getByRole('button', { name: '试导入' }).click()
  await page.getByRole('button', { name: '未变 2' }).waitFor()
})

test('what the operator prepares for units waits for their word, also in English and on a small screen', {
  skip,
}, async () => {
  const page = await signedIn(browser, ground, 'yunxing')
  await page.goto(`${ground.server.url}/work/catalog/import`)
  await chooseTable(page, 'units.csv')
  await page.getByRole('button', { name: '试导入' }).click()
  await page.getByText('分属 2 个单位').waitFor()
  await noViolations(page, 'by unit')
  await shoot(page, 'import-units')

  const renshe = await newPage(browser, ground, { language: 'en', width: 390 })
  await renshe.goto(`${ground.server.url}/work/`)
  await enter(renshe, 'renshe')
  await renshe.getByRole('link', { name: 'units.csv' }).first().click()
  await renshe.getByRole('heading', { level: 1, name: 'units.csv' }).waitFor()
  await renshe.getByText('职业培训').waitFor()
  await noViolations(renshe, 'case of an import')
  await shoot(renshe, 'import-case-en')
  const tooWide = await renshe.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
  assert.equal(tooWide, false)
})
