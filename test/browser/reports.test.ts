import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
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

test('a report is found by its article, shows its figures, leads to the case of a row and comes as a file', {
  skip,
}, async () => {
  const operator = await signedIn(browser, ground, 'yunxing')

  await operator.getByRole('link', { name: '报表', exact: true }).click()
  await operator.getByRole('heading', { level: 1, name: '报表' }).waitFor()
  await noViolations(operator, 'all reports')
  await shoot(operator, 'reports')
  await operator.getByRole('link', { name: '公共数据工作统筹监督情况' }).click()
  await operator.getByRole('link', { name: 'PT-4.1' }).waitFor()
  await operator.getByText('归集率').first().waitFor()
  await noViolations(operator, 'a report')
  await shoot(operator, 'report')
  const download = operator.waitForEvent('download')
  await operator.getByRole('link', { name: '下载 CSV' }).click()
  assert.match((await download).suggestedFilename(), /^公共数据工作统筹监督情况 .*\.csv$/)
  await operator.getByRole('button', { name: 'English' }).click()
  await operator.getByRole('heading', { level: 1, name: 'How each unit stands' }).waitFor()
  await shoot(operator, 'report-en')
  await operator.locator('tbody a').first().click()
  await operator.waitForURL(/\/work\/cases\//)
})
