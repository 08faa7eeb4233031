import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { codeAt, keyOfText } from '../../server/people/one-time-code.ts'
import { buildEntry, testActor } from '../../server/test-platform.ts'
import { fillDemand } from './demand-filling.ts'
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
import { type Ground, PASSWORD } from './workbench-ground.ts'

let ground: Ground
let browser: Browser

before(async () => {
  if (skip) return
  ground = await openBuiltGround()
  await publish(ground)
  browser = await launchChromium()
})

after(() => closeBoth(browser, ground))

async function publish({ server, units }: Ground): Promise<void> {
  const { acts } = server.platform
  const input = buildEntry({ name: '婚姻登记信息' })
  const entry = await acts.act({
    step: 'catalogEntry.submit',
    actor: testActor(units.minzheng ?? null, 'provider'),
    input,
  })
  await acts.act({ step: 'catalogEntry.pass', actor: testActor(null, 'operator'), caseId: entry.caseId, input: {} })
}

async function enrol(page: Page): Promise<Uint8Array> {
  await page.getByLabel('登录密码').fill(PASSWORD)
  await page.getByRole('button', { name: '开始设置' }).click()
  await page.getByRole('img', { name: '动态口令二维码' }).waitFor()
  const key = keyOfText((await page.locator('code').first().textContent()) ?? '')
  await noViolations(page, 'enrolment')
  await shoot(page, 'factor-enrolment')
  await page.getByLabel('动态口令', { exact: false }).last().fill('000000')
  await page.getByRole('button', { name: '确认设置' }).click()
  await page.getByText('动态口令不正确').waitFor()
  await page.locator('#one-time-code').fill(codeAt(key, new Date()))
  await page.getByRole('button', { name: '确认设置' }).click()
  await page.getByText('动态口令已设置').waitFor()
  return key
}

test('a person sets one-time codes up, and is asked for one where a demand is signed', { skip }, async () => {
  const page = await signedIn(browser, ground, 'jiedao')
  await page.getByRole('link', { name: '周街道' }).click()
  await page.getByRole('heading', { level: 1, name: '我的账户' }).waitFor()
  await noViolations(page, 'account')
  await shoot(page, 'account')
  const key = await enrol(page)
  assert.equal(await page.locator('li code').count(), 10)
  await noViolations(page, 'recovery codes')
  await shoot(page, 'factor-recovery-codes')
  await page.getByRole('button', { name: '我已抄录' }).click()
  await page.getByText('剩余备用码 10 个').waitFor()
  await noViolations(page, 'enrolled')
  await shoot(page, 'factor-enrolled')

  const { rows } = await ground.server.platform.database.raw('select id from catalog_entry')
  await page.goto(`${ground.server.url}/work/demands/new?entry=${(rows[0] as { id: string }).id}`)
  await fillDemand(page, { frequency: 'monthly' })
  await page.getByRole('button', { name: '下一步：阅读并签署承诺书' }).click()
  await page.locator('#sign-password').fill(PASSWORD)
  await page.locator('#one-time-code').fill('000000')
  await noViolations(page, 'commitment with a code')
  await shoot(page, 'commitment-code')
  await page.getByRole('button', { name: '签署并提交' }).click()
  await page.getByText('动态口令不正确').waitFor()
  await page.locator('#one-time-code').fill(codeAt(key, new Date(Date.now() + 30_000)))
  await page.getByRole('button', { name: '签署并提交' }).click()
  await page.getByRole('heading', { level: 1, name: '独居老人关爱' }).waitFor()
  await page.getByRole('link', { name: '签章承诺书（PDF）' }).waitFor()
  await shoot(page, 'demand-signed')
})

test('the account is read in English and on a small screen', { skip }, async () => {
  const page = await newPage(browser, ground, { language: 'en', width: 390 })
  await page.goto(`${ground.server.url}/work/account`)
  await enter(page, 'minzheng')
  await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
  await page.getByLabel('Your password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.getByRole('img', { name: 'QR code of the one-time codes' }).waitFor()
  await noViolations(page, 'account en')
  await shoot(page, 'account-en')
  const tooWide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')

  assert.equal(tooWide, false)
})

/** A webhook of the street with one notice that came through and one that did not. */
async function tellStreet({ server, units }: Ground): Promise<void> {
  const { database } = server.platform
  await database.raw(
    `insert into notice_target (id, kind, account_id, unit_id, address, created_at, confirmed_at)
     select gen_random_uuid(), 'webhook', id, unit_id, 'https://hook.example.test/notices', now(), now()
     from account where login = 'jiedao'`,
  )
  const params = JSON.stringify({ title: '独居老人关爱', number: 'D-2026-1', state: 'approved' })
  await database.raw(
    `insert into notice (id, unit_id, kind, params, sent_on, created_at)
     select gen_random_uuid(), $1, kind, $2, '2026-03-02', now() from unnest(array['demandDecided', 'demandInService']) kind`,
    [units.jiedao, params],
  )
  await database.raw(
    `insert into outgoing_notice (id, target_id, notice_id, state, attempts, next_try_at, fault, created_at)
     select gen_random_uuid(), t.id, n.id, case n.kind when 'demandDecided' then 'sent' else 'failed' end, 6, now(),
       case n.kind when 'demandDecided' then null else 'ECONNREFUSED' end, now()
     from notice_target t, notice n where n.unit_id = $1 and n.kind in ('demandDecided', 'demandInService')`,
    [units.jiedao],
  )
}

test('a unit sees where its notices went, sends one again, and cannot have them posted into the own network', {
  skip,
}, async () => {
  await tellStreet(ground)
  const page = await signedIn(browser, ground, 'jiedao')
  await page.goto(`${ground.server.url}/work/account`)
  await page.getByText('https://hook.example.test/notices').waitFor()
  await page.getByText('发送失败').waitFor()
  await page.getByLabel('推送地址（URL）').fill('http://127.0.0.1/hook')
  await page.getByRole('button', { name: '添加推送' }).click()
  await page.getByText('不能向该地址推送').waitFor()
  await noViolations(page, 'outgoing')
  await shoot(page, 'outgoing')
  await page.getByRole('button', { name: /^重新发送.*已开通/ }).click()
  await page.getByText('待发送').waitFor()
  await page.getByRole('button', { name: '停用 https://hook.example.test/notices' }).click()
  await page.getByText('尚无').waitFor()

  assert.equal(await page.getByText('https://hook.example.test/notices').count(), 0)
})
