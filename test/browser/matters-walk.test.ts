import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openTestSet } from '../../server/portal/test-open-set.ts'
import { testActor } from '../../server/test-platform.ts'
import {
  closeBoth,
  enter,
  launchChromium,
  newPage,
  noViolations,
  openBuiltGround,
  openTask,
  shoot,
  signedIn,
  skip,
} from './workbench-browser.ts'
import { type Ground, PASSWORD } from './workbench-ground.ts'

let ground: Ground
let browser: Browser

before(async () => {
  if (skip) return
  ground = await openBuiltGround()
  browser = await launchChromium()
})

after(() => closeBoth(browser, ground))

const evidence = { name: '材料.txt', mimeType: 'text/plain', buffer: Buffer.from('（虚构）材料内容') }

/** Takes a step on the case page that stands open: its button, what it asks for, its confirmation. */
async function takeStep(page: Page, step: string, fill: () => Promise<unknown>): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).click()
  await fill()
  await page.getByRole('button', { name: `确认：${step}` }).click()
  await page.getByRole('button', { name: `确认：${step}` }).waitFor({ state: 'detached' })
}

function inState(page: Page, state: string): Promise<void> {
  return page.locator('.page-head').getByText(state, { exact: true }).waitFor()
}

test('an incident goes from its discovery to its closing by the forms of its table', { skip }, async () => {
  const provider = await signedIn(browser, ground, 'minzheng')
  await provider.getByRole('link', { name: '全部事项' }).click()
  await provider.getByRole('link', { name: '发起：登记安全事件' }).click()
  await provider.getByLabel('标题').fill('名单误发')
  await provider.getByLabel('事件类型').selectOption('leak')
  await provider.getByLabel('发现日期').fill('2026-03-02')
  await provider.getByLabel('事件情况').fill('一份名单误发至外部邮箱')
  await provider.getByRole('button', { name: '提交' }).click()
  await provider.getByRole('heading', { level: 1, name: '名单误发' }).waitFor()

  await takeStep(provider, '启动应急预案', () => provider.getByLabel('说明').fill('已启动本单位预案'))
  await takeStep(provider, '采取处置措施', () => provider.getByLabel('采取的处置措施').fill('收回邮件\n停用账号'))
  await takeStep(provider, '报告', async () => {
    for (const office of await provider.locator('#step-recipients input').all()) await office.check()
    await provider.getByLabel('报告内容').fill('已收回，影响一人')
    await noViolations(provider, 'form of a report')
    await shoot(provider, 'incident-report')
  })
  await inState(provider, '已报告')

  // What is missing stands at the top and at its field.
  await provider.getByRole('button', { name: '封存记录', exact: true }).click()
  await provider.getByRole('button', { name: '确认：封存记录' }).click()
  await provider.locator('.faults', { hasText: '封存的记录' }).waitFor()
  await noViolations(provider, 'form with a fault')
  await provider.getByRole('button', { name: '取消' }).click()

  await takeStep(provider, '封存记录', () => provider.getByLabel('封存的记录').fill('邮件日志与账号日志'))
  await takeStep(provider, '办结', () => provider.getByLabel('办理结果').fill('已处置'))
  await inState(provider, '已办结')
  await noViolations(provider, 'closed incident')
  await shoot(provider, 'incident-closed')
})

test('somebody of the public registers, applies for data under conditions, and the operator takes the application in', {
  skip,
}, async () => {
  const owner = testActor(ground.units.minzheng ?? '', 'provider')
  const conditions = { openingClass: 'conditional', conditions: '仅限科研使用', supervision: '定期检查利用情况' }
  const conditionRows = [{ conditionFamily: 'scenario', condition: '仅限科研使用', forbiddenScenario: '商业推销' }]
  const changes = { ...conditions, conditionRows }
  const { id } = await openTestSet(ground.server.platform, owner, { title: '养老机构床位', changes })

  const visitor = await newPage(browser, ground)
  await visitor.goto(`${ground.server.url}/sets/${id}`)
  await visitor.getByRole('link', { name: '尚未注册？先注册' }).click()
  await noViolations(visitor, 'registration')
  await visitor.getByLabel('申请主体类型').selectOption('person')
  await visitor.getByLabel('名称或者姓名').fill('吴研究')
  await visitor.getByLabel('证件类型').selectOption('passport')
  await visitor.getByLabel('统一社会信用代码或者证件号码').fill('E00000001')
  await visitor.getByLabel('登录名').fill('wu-yanjiu')
  await visitor.getByLabel('密码').fill(PASSWORD)
  await visitor.getByRole('button', { name: '注册' }).click()
  await visitor.getByText('已注册，登录名：wu-yanjiu').waitFor()

  await visitor.goto(`${ground.server.url}/sets/${id}`)
  await visitor.getByRole('link', { name: '提交开放申请' }).click()
  await enter(visitor, 'wu-yanjiu')
  // The set and the names of the materials come with the address: nobody has to look them up.
  await visitor.locator('.chosen', { hasText: '养老机构床位' }).waitFor()
  const materials = await visitor
    .getByLabel('材料名称')
    .evaluateAll(all => all.map(one => (one as unknown as { value: string }).value))
  assert.deepEqual(materials, ['相关资质与能力证明', '数据安全管理措施', '应用场景说明'])
  for (const statement of await visitor.locator('[id^="step-materialList."][id$=".statement"]').all()) {
    await statement.fill('见所附材料')
  }
  await visitor.locator('#step-scenario').fill('统计研究')
  await visitor.locator('#step-purpose').fill('分析床位分布')
  await visitor.locator('#step-deliveryMode').selectOption('file')
  await visitor.locator('#step-materials').setInputFiles(evidence)
  await visitor.locator('.chosen', { hasText: '材料.txt' }).waitFor()
  await noViolations(visitor, 'application')
  await shoot(visitor, 'application')
  await visitor.getByRole('button', { name: '提交' }).click()
  await inState(visitor, '已提交，待受理')
  await shoot(visitor, 'application-sent')

  const operator = await signedIn(browser, ground, 'yunxing')
  await openTask(operator, ground, '养老机构床位')
  await takeStep(operator, '受理并移交数据开放主体', async () => {})
  await inState(operator, '已受理，审核中')
  await noViolations(operator, 'application under review')
  await shoot(operator, 'application-accepted')
})
