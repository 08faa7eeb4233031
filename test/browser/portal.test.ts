import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { findChromium, repositoryRoot } from '../../cli/machine.ts'
import { openTestProvider, openTestSet, publishTestEntry } from '../../server/portal/test-open-set.ts'
import type { RunningServer } from '../../server/start.ts'
import { startTestServer } from '../../server/test-server.ts'

const chromiumPath = findChromium()
const skip = chromiumPath ? false : 'no Chromium on this machine'

let server: RunningServer
let browser: Browser
let set: { id: string; entryId: string }

before(async () => {
  if (!chromiumPath) return
  await build({ configFile: join(repositoryRoot, 'web/islands/vite.config.ts'), logLevel: 'error' })
  server = await startTestServer()
  // Chromium's own sandbox refuses to run as root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  browser = await chromium.launch({ executablePath: chromiumPath, args })
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, ...options })
  return context.newPage()
}

async function faultsOf(page: Page): Promise<string[]> {
  // Evaluated, not added as an element: the content policy of the pages lets no foreign script in.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
  const width = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  const told = violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 160)}`))
  return Number(width) > 0 ? [...told, `the page is ${width} px wider than the screen`] : told
}

type Screen = { readonly language: 'zh' | 'en'; readonly width: number }

const screens: readonly Screen[] = [
  { language: 'zh', width: 390 },
  { language: 'en', width: 1280 },
  { language: 'zh', width: 1280 },
  { language: 'en', width: 390 },
]

async function checkPages(paths: readonly string[], on: readonly Screen[]): Promise<void> {
  for (const { language, width } of on) {
    const page = await openPage({ viewport: { width, height: 900 } })
    const errors: string[] = []
    page.on('pageerror', error => errors.push(String(error)))
    page.on('console', message => message.type() === 'error' && errors.push(message.text()))
    for (const path of paths) {
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
      assert.deepEqual([path, language, width, await faultsOf(page)], [path, language, width, []])
    }
    assert.deepEqual(errors, [])
    await page.context().close()
  }
}

const fixed = ['/', '/open', '/catalog', '/law', '/law/PT-20', '/law/SH-10', '/log', '/search?q=停车']

test('without data no page has a fault, narrow or wide, in both languages', { skip }, async () => {
  await checkPages(fixed, screens.slice(0, 2))
})

test('with data no page has a fault, narrow or wide, in both languages', { skip }, async () => {
  const provider = await openTestProvider(server.platform, '测试交通委')
  set = await openTestSet(server.platform, provider, { title: '公共停车场信息', rows: 10_000 })
  for (let n = 1; n <= 25; n++) await publishTestEntry(server.platform, provider, { name: `停车管理目录${n}号` })
  await server.settle()

  await checkPages([...fixed, `/sets/${set.id}?page=500`, `/entries/${set.entryId}`, '/catalog?page=2'], screens)
})

test('without scripts one finds a set, turns its pages and downloads it', { skip }, async () => {
  const page = await openPage({ javaScriptEnabled: false, acceptDownloads: true })
  await page.goto('/')

  await page.getByLabel('输入数据名称').fill('停车场')
  await page.getByRole('button', { name: '搜索' }).click()
  await page.getByRole('link', { name: '公共停车场信息', exact: true }).click()
  await page.getByRole('link', { name: '下一页' }).click()
  const rows = await page.getByRole('region', { name: '数据预览' }).textContent()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV', exact: true }).click(),
  ])

  assert.match(rows ?? '', /C000020/)
  assert.equal(download.suggestedFilename(), '公共停车场信息.csv')
  const content = await readFile(await download.path(), 'utf8')
  assert.equal(content.trimEnd().split(/\r?\n/).length, 10_001)
  assert.doesNotMatch(content, /张三/)
})

test('a proof is verified in the browser, and without scripts on the server', { skip }, async () => {
  const page = await openPage({ acceptDownloads: true })
  const posted: string[] = []
  page.on('request', request => request.method() === 'POST' && posted.push(request.url()))
  await page.goto(`/sets/${set.id}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载证明文件' }).click(),
  ])
  const proof = await readFile(await download.path(), 'utf8')

  await page.goto('/log')
  await page.getByLabel('证明文件', { exact: true }).setInputFiles(await download.path())
  await page.getByRole('button', { name: '核验' }).click()
  await page.getByText('本次核验在您的浏览器中完成').waitFor()
  const verified = await page.getByRole('status').textContent()
  await page.goto('/log')
  await page.getByLabel('或者粘贴证明文件内容').fill(proof.replace('"open"', '"opem"'))
  await page.getByRole('button', { name: '核验' }).click()
  await page.getByText('核验不通过').waitFor()
  const plain = await openPage({ javaScriptEnabled: false })
  await plain.goto('/log')
  await plain.getByLabel('或者粘贴证明文件内容').fill(proof)
  await plain.getByRole('button', { name: '核验' }).click()

  assert.match(verified ?? '', /核验通过[\s\S]*O-2026-000001[\s\S]*审核通过并开放/)
  assert.deepEqual(posted, [])
  assert.match((await plain.getByRole('status').textContent()) ?? '', /核验通过[\s\S]*由本平台的服务器完成/)
})

test('the language is switched where one is, and stays', { skip }, async () => {
  const page = await openPage({ locale: 'en-GB' })
  await page.goto('/catalog?page=2')

  await page.getByRole('link', { name: 'English' }).click()
  const heading = await page.getByRole('heading', { level: 1 }).textContent()
  const address = new URL(page.url())
  await page.getByRole('link', { name: 'Law and duties' }).first().click()

  assert.deepEqual([heading, address.pathname + address.search], ['Data catalog', '/catalog?page=2'])
  assert.equal(await page.getByRole('link', { name: '中文' }).count(), 1)
})

test('with the keyboard alone one skips to the content and reaches the search', { skip }, async () => {
  const page = await openPage()
  await page.goto('/')

  await page.keyboard.press('Tab')
  const first = await page.evaluate('document.activeElement.textContent')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')

  assert.equal(first, '跳到正文')
  assert.equal(await page.evaluate('document.activeElement.name'), 'q')
})
