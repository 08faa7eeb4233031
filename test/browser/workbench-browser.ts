import assert from 'node:assert/strict'
import { join } from 'node:path'
import axe from 'axe-core'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { findChromium, repositoryRoot } from '../../cli/machine.ts'
import { buildWeb } from '../../cli/web-build.ts'
import { type Ground, openGround, PASSWORD } from './workbench-ground.ts'

const program = findChromium()

/** Why the tests in a browser do not run here; false where they do. */
export const skip = program ? false : 'no Chromium on this machine'

const args = [
  ...['--headless', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  // Chromium's own sandbox refuses to run as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** The pages as they are now, and a platform that serves them. */
export async function openBuiltGround(): Promise<Ground> {
  assert.ok(buildWeb(repositoryRoot), 'the pages must build')
  return openGround()
}

/** Either may be missing, where the tests were skipped or their setting up failed. */
export async function closeBoth(browser: Browser | undefined, ground: Ground | undefined): Promise<void> {
  await browser?.close()
  await ground?.close()
}

export function launchChromium(): Promise<Browser> {
  if (!program) throw new Error('no Chromium on this machine')
  return chromium.launch({ executablePath: program, args })
}

export async function newPage(browser: Browser, ground: Ground, { language = 'zh', width = 1280 } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  await context.addCookies([{ name: 'gongshu_language', value: language, url: ground.server.url }])
  const page = await context.newPage()
  page.on('pageerror', error => {
    throw error
  })
  return page
}

export async function signedIn(browser: Browser, ground: Ground, login: string): Promise<Page> {
  const page = await newPage(browser, ground)
  await page.goto(`${ground.server.url}/work/`)
  await enter(page, login)
  await page.getByRole('heading', { level: 1, name: '我的工作' }).waitFor()
  return page
}

export async function enter(page: Page, login: string): Promise<void> {
  await page.locator('#login').fill(login)
  await page.locator('#password').fill(PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.locator('main#content').waitFor()
}

export async function openTask(page: Page, ground: Ground, title: string): Promise<void> {
  await page.goto(`${ground.server.url}/work/`)
  await page.locator('.task').getByRole('link', { name: title, exact: true }).first().click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** Waits until a field is marked as wrong: the answer of the server comes when it comes. */
export async function isInvalid(field: Locator): Promise<void> {
  await field.and(field.page().locator('[aria-invalid="true"]')).waitFor()
}

type Violation = { id: string; nodes: { html: string }[] }

export async function noViolations(page: Page, place: string): Promise<void> {
  // Evaluated, not added as an element: the content policy of the pages lets no foreign script in.
  await page.evaluate(axe.source)
  const found = (await page.evaluate('axe.run().then(result => result.violations)')) as Violation[]
  assert.deepEqual(
    found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`),
    [],
    place,
  )
}

/** A picture for whoever wants to look: only where GONGSHU_SHOTS names a folder. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.GONGSHU_SHOTS
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
