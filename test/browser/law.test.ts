import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import type { RunningServer } from '../../server/start.ts'
import { openTestAccount, startTestServer, TEST_PASSWORD } from '../../server/test-server.ts'
import { launchChromium, shoot, skip } from './workbench-browser.ts'

let server: RunningServer
let browser: Browser

before(async () => {
  if (skip) return
  server = await startTestServer('2026-03-02', { jurisdiction: 'chongming' })
  browser = await launchChromium()
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const looked = [
  {
    language: 'zh',
    width: 390,
    paths: ['/law', '/law?q=%E6%9C%89%E6%95%88%E6%9C%9F', '/law/CM-35', '/law/texts/cm', '/law/lifecycles'],
  },
  { language: 'en', width: 1280, paths: ['/law/CM-8', '/law/readings', '/law/lifecycles/demand'] },
] as const

test('the pages of the law read on desktop and phone, in both languages, without a fault', { skip }, async () => {
  for (const { language, width, paths } of looked) {
    const page = await openPage({ language, width })
    for (const path of paths) {
      await page.goto(path)
      await shoot(page, `law-${language}-${width}-${path.replace(/\W+/g, '-')}`)

      assert.deepEqual(await faultsOf(page), [], `${path} ${language} ${width}`)
    }
    await page.context().close()
  }
})

test('a drawing scrolls by itself and is told to who cannot see it', { skip }, async () => {
  const page = await openPage({ width: 390 })
  await page.goto('/law/lifecycles/demand')

  const scrolls = await page.evaluate(
    "(([box]) => box.scrollWidth > box.clientWidth)(document.querySelectorAll('.diagram'))",
  )

  assert.equal(scrolls, true)
  assert.match((await page.locator('.diagram svg').getAttribute('aria-label')) ?? '', /流程图/)
  await page.context().close()
})

test('CM-35: an authority confirms the day of issue on the page of the text, and the banner goes', {
  skip,
}, async () => {
  await openTestAccount(server, 'authority', { unitId: null, roles: ['authority'] })
  const page = await openPage({ width: 1280 })
  await page.goto('/law/texts/cm')
  assert.equal(await page.locator('#confirm form').count(), 0)

  await page.goto('/work/')
  await page.locator('#login').fill('authority')
  await page.locator('#password').fill(TEST_PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.locator('main#content').waitFor()
  const before = await page.locator('.drafts p').count()
  await page.goto('/law/texts/cm')
  await page.getByLabel('印发日期').fill('2026-01-01')
  await page.locator('#confirm').getByRole('button', { name: '确认施行' }).click()
  await page.getByText('2027-12-31').waitFor()

  assert.equal(before, 2)
  assert.equal(await page.locator('.drafts p').count(), 1)
  assert.equal(await page.locator('h1').textContent(), '崇明区公共数据管理办法(试行)')
  await page.context().close()
})

async function openPage({ language = 'zh', width }: { language?: string; width: number }): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width, height: 900 } })
  await context.addCookies([{ name: 'gongshu_language', value: language, url: server.url }])
  return context.newPage()
}

async function faultsOf(page: Page): Promise<string[]> {
  // Evaluated, not added as an element: the content policy of the pages lets no foreign script in.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
  const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  const told = violations.flatMap(({ id, nodes }) => nodes.slice(0, 2).map(node => `${id}: ${node.html.slice(0, 160)}`))
  return Number(wider) > 0 ? [...told, `the page is ${wider} px wider than the screen`] : told
}
