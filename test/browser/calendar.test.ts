import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { day } from '@gongshu/deadlines'
import type { Browser, Page } from 'playwright-core'
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
let folder: string

before(async () => {
  if (skip) return
  folder = await mkdtemp(join(tmpdir(), 'gongshu-schedules-'))
  ground = await openBuiltGround()
  await ground.server.platform.moveToday(day('2026-12-28'))
  await startCollection(ground)
  browser = await launchChromium()
})

after(async () => {
  await closeBoth(browser, ground)
  if (folder) await rm(folder, { recursive: true })
})

/** A made-up schedule: three days off at New Year, the Sunday after is worked. */
const schedule2027 = {
  $schema: 'https://example.org/holiday-schema.json',
  year: 2027,
  papers: ['made-up-notice'],
  days: [
    ...['01', '02', '03'].map(date => ({ name: '元旦', date: `2027-01-${date}`, isOffDay: true })),
    { name: '元旦', date: '2027-01-10', isOffDay: false },
  ],
}

/** A published entry, whose collection is due in January of the year without a schedule. */
async function startCollection({ server, units }: Ground): Promise<void> {
  const { acts } = server.platform
  const provider = testActor(units.minzheng ?? null, 'provider')
  const entry = await acts.act({ step: 'catalogEntry.submit', actor: provider, input: buildEntry() })
  const operator = testActor(null, 'operator')
  await acts.act({ step: 'catalogEntry.pass', actor: operator, caseId: entry.caseId, input: {} })
}

async function chooseFile(page: Page, name: string, content: string): Promise<void> {
  const path = join(folder, name)
  await writeFile(path, content)
  await page.getByLabel('放假安排文件').setInputFiles(path)
}

test('a missing year is warned of, its schedule previewed, refused where it is wrong, imported once', {
  skip,
}, async () => {
  const page = await signedIn(browser, ground, 'zhuguan')
  await page.getByText('2027 年放假安排尚未导入：1 项在办期限将跨入该年').waitFor()
  await shoot(page, 'calendar-warning')
  await page.getByRole('link', { name: '前往工作日历' }).click()
  await page.getByText('以下仅按周末推算').waitFor()

  await chooseFile(page, 'large.json', JSON.stringify({ ...schedule2027, papers: ['x'.repeat(1024 * 1024)] }))
  await page.getByText('放假安排文件超过 1 MB').first().waitFor()
  await chooseFile(page, 'broken.json', '{"year":')
  await page.getByText('放假安排文件不是 JSON').first().waitFor()
  const foreign = { ...schedule2027, days: [{ name: '元旦', date: '2029-01-01', isOffDay: true }] }
  await chooseFile(page, 'foreign.json', JSON.stringify(foreign))
  await page.getByRole('button', { name: '预览受影响的期限' }).click()
  await page.getByRole('alert').getByText('第 1 天（days）').waitFor()
  await chooseFile(page, 'no-papers.json', JSON.stringify({ ...schedule2027, papers: [] }))
  await page.getByRole('button', { name: '预览受影响的期限' }).click()
  await page.getByRole('alert').getByText('“发文依据”不符合要求').waitFor()
  await noViolations(page, 'calendar with a fault')

  await chooseFile(page, '2027.json', JSON.stringify(schedule2027))
  await page.getByRole('button', { name: '预览受影响的期限' }).click()
  await page.getByText('1 项在办期限将变动，其中 1 项由暂定转为确定').waitFor()
  const row = page.getByRole('region', { name: '预览受影响的期限' }).getByRole('row').nth(1)
  assert.match((await row.textContent()) ?? '', /^L-2026-\d+PT-152027-01-11 \(周一\)\s+暂定2027-01-11 \(周一\)\s*$/)
  await noViolations(page, 'calendar preview')
  await shoot(page, 'calendar-preview')
  await page.getByRole('button', { name: '确认导入，重新计算期限' }).click()
  await page.getByText('本平台导入').waitFor()
  assert.equal(await page.getByText('2027 年放假安排尚未导入').count(), 0)
  await shoot(page, 'calendar-imported')
})

test('an emergency change inside the year is made by the form, and the operator only looks', { skip }, async () => {
  const page = await signedIn(browser, ground, 'zhuguan')
  await page.goto(`${ground.server.url}/work/calendar?year=2027`)
  await page.getByLabel('方式').selectOption('form')
  assert.equal(await page.getByLabel('第 1 段：止').inputValue(), '2027-01-03')

  await page.getByRole('button', { name: '增加一段放假' }).click()
  await page.getByLabel('第 2 段：名称').fill('临时延长')
  await page.getByLabel('第 2 段：起').fill('2027-01-03')
  await page.getByLabel('第 2 段：止').fill('2027-01-05')
  await page.getByRole('button', { name: '预览受影响的期限' }).click()
  await page.getByRole('alert').getByText('第 2 段放假').waitFor()
  await shoot(page, 'calendar-overlap')
  await page.getByLabel('第 2 段：起').fill('2027-01-04')
  await page.getByLabel('第 1 个调休上班日：日期').fill('2027-01-05')
  await page.getByRole('button', { name: '预览受影响的期限' }).click()
  await page.getByRole('alert').getByText('调休上班日 2027-01-05 落在放假区间之内').waitFor()
  await page.getByLabel('第 1 个调休上班日：日期').fill('2027-01-10')
  await page.getByRole('button', { name: '预览受影响的期限' }).click()
  await page.getByText('1 项在办期限将变动').waitFor()
  await noViolations(page, 'calendar form')
  await shoot(page, 'calendar-form')
  await page.getByRole('button', { name: '确认导入，重新计算期限' }).click()
  await page.getByText('2027 年放假安排已生效').waitFor()
  const { rows } = await ground.server.platform.database.raw(
    `select due_on, provisional from running_duty where ended_on is null and duty = 'PT-15'`,
  )
  assert.deepEqual(rows, [{ due_on: '2027-01-13', provisional: false }])

  const operator = await signedIn(browser, ground, 'yunxing')
  await operator.getByRole('link', { name: '工作日历' }).click()
  await operator.getByText('放假安排由主管部门导入或调整').waitFor()
  assert.equal(await operator.getByLabel('放假安排文件').count(), 0)
})

test('the calendar is read in English and on a small screen', { skip }, async () => {
  const page = await newPage(browser, ground, { language: 'en', width: 390 })
  await page.goto(`${ground.server.url}/work/calendar?year=2026`)
  await enter(page, 'zhuguan')
  await page.getByRole('heading', { level: 1, name: 'Calendar of working days' }).waitFor()
  await page.getByText('came with the software').waitFor()
  await noViolations(page, 'calendar en')
  await shoot(page, 'calendar-en')
  const tooWide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')

  assert.equal(tooWide, false)
})
