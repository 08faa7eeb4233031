import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { testActor } from '../../server/test-platform.ts'
import { collect, collectedEntry, type District, testItems } from '../articles/article-fixture.ts'
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

before(async () => {
  if (skip) return
  ground = await openBuiltGround()
  browser = await launchChromium()
})

after(() => closeBoth(browser, ground))

const amount = {
  ...testItems[0],
  column: 'amount',
  name: '补贴金额',
  type: 'decimal',
  length: null,
  required: false,
  lookup: false,
}
const csv = (bad: number) =>
  `code,holder,amount\n${Array.from({ length: 60 }, (_, i) => `${i < bad ? 'X' : 'K'}-${i},张${'一二三四五六七'[i % 7]}丰,${i}`).join('\n')}\n`

/** An entry with two versions, the second worse than the first. */
async function collectTwice(): Promise<string> {
  const { platform } = ground.server
  const provider = testActor(ground.units.minzheng ?? '', 'provider')
  const district: District = {
    platform,
    provider,
    consumer: provider,
    operator: testActor(null, 'operator'),
    authority: testActor(null, 'authority'),
  }
  const changes = { name: '高龄津贴发放名单', items: [...testItems, amount] }
  const entryId = await collectedEntry(district, { changes, csv: csv(0) })
  await collect(district, entryId, { csv: csv(3) })
  return entryId
}

test('rules are proposed, tried out, approved and run; the failing rows are shown, masked for the operator; sides are reconciled', {
  skip,
}, async () => {
  const entryId = await collectTwice()
  const provider = await signedIn(browser, ground, 'minzheng')
  await provider.getByRole('link', { name: '数据质量', exact: true }).click()
  await provider.getByRole('heading', { level: 1, name: '数据质量' }).waitFor()
  await provider.getByText('仅基本规则').waitFor()
  await noViolations(provider, 'quality of all')
  await shoot(provider, 'quality')
  await provider.getByRole('link', { name: '高龄津贴发放名单' }).click()
  await provider.getByRole('button', { name: '编辑规则' }).click()
  await provider.getByRole('button', { name: '提出建议' }).click()
  await provider.getByLabel('第 1 条 规则类型').waitFor()
  await provider.getByRole('button', { name: '增加一条' }).click()
  const kinds = provider.getByLabel(/第 \d+ 条 规则类型/)
  const last = await kinds.count()
  await provider.getByLabel(`第 ${last} 条 规则类型`).selectOption('pattern')
  await provider.getByLabel(`第 ${last} 条 正则表达式`).fill('(?=K)')
  await provider.getByRole('button', { name: '抽样试运行' }).click()
  await provider.getByText('正则表达式无法执行').waitFor()
  await shoot(provider, 'quality-rules-fault')
  await provider.getByLabel(`第 ${last} 条 正则表达式`).fill('K-[0-9]+')
  await provider.getByRole('button', { name: '抽样试运行' }).click()
  await provider.getByText('60 行中 3 行不符合').waitFor()
  await noViolations(provider, 'editor of rules')
  await shoot(provider, 'quality-rules')
  await provider.getByRole('button', { name: '保存为草稿' }).click()
  await provider.getByRole('button', { name: '提交审定' }).click()
  await provider.getByRole('button', { name: /^确认/ }).click()
  await provider.locator('.page-head').getByText('待审定').waitFor()
  const ruleCase = provider.url()

  const operator = await signedIn(browser, ground, 'yunxing')
  await operator.goto(ruleCase)
  await operator.getByRole('button', { name: '审定生效' }).click()
  await operator.getByRole('button', { name: /^确认/ }).click()
  await operator.locator('.page-head').getByText('生效', { exact: true }).waitFor()
  await noViolations(operator, 'case of rules')
  await shoot(operator, 'quality-rules-case')
  await ground.server.settle()
  await operator.goto(`${ground.server.url}/work/quality/${entryId}`)
  await operator.getByRole('link', { name: '查看 3 行' }).click()
  await operator.getByText('涉及个人的数据项已脱敏').waitFor()
  await operator.getByRole('cell', { name: '张**' }).first().waitFor()
  await operator.locator('.score-charts svg').first().waitFor()
  await noViolations(operator, 'quality of an entry')
  await shoot(operator, 'quality-entry')
  await operator.getByRole('button', { name: '数据对账' }).click()
  await operator.getByRole('button', { name: '立即对账' }).click()
  await operator.getByText('文件与归集时一致').waitFor()
  await noViolations(operator, 'reconciliation')
  await shoot(operator, 'reconciliation')
})

test('the pages stand in English and on a narrow screen', { skip }, async () => {
  const page = await newPage(browser, ground, { language: 'en', width: 390 })
  await page.goto(`${ground.server.url}/work/`)
  await enter(page, 'yunxing')
  for (const [path, heading] of [
    ['quality', 'Quality of data'],
    ['reconciliations', 'Reconciliation'],
  ] as const) {
    await page.goto(`${ground.server.url}/work/${path}`)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await noViolations(page, path)
    await shoot(page, `en-${path}`)
  }
})
