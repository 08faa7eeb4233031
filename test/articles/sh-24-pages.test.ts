import assert from 'node:assert/strict'
import { test } from 'node:test'
import { system } from '../../server/acts/act-types.ts'
import { testActor } from '../../server/test-platform.ts'
import { take, tryStep } from './article-fixture.ts'
import { openServedDistrict, type ServedDistrict } from './article-server.ts'
import { listedSet } from './open-fixture.ts'
import { newApplicant } from './opening-fixture.ts'

async function pageOf({ server }: ServedDistrict, path: string): Promise<string> {
  const answer = await fetch(`${server.url}${path}`, { headers: { accept: 'text/html' } })
  assert.equal(answer.status, 200)
  return answer.text()
}

const rules = (version: string) => ({
  title: `（虚构）开放平台管理制度${version}`,
  clauses: [{ clause: '第一条', clauseText: `本制度第${version}版，用户不得转让账号。` }],
})

test('SH-24.4: rules show on the first page and on that of policies once published, and go when they are replaced', async () => {
  const district = await openServedDistrict()
  const actor = district.operator
  const publish = async (version: string) => {
    const { caseId } = await take(district, 'platformRules.draft', { actor, input: rules(version) })
    const before = await pageOf(district, '/policies')
    await take(district, 'platformRules.publish', { actor, caseId })
    return before
  }

  const drafted = await publish('甲')
  const [home, first] = [await pageOf(district, '/'), await pageOf(district, '/policies')]
  await publish('乙')
  const [homeAfter, second] = [await pageOf(district, '/'), await pageOf(district, '/policies')]

  assert.ok(!drafted.includes('管理制度甲'))
  assert.ok(home.includes('管理制度甲') && first.includes('本制度第甲版'))
  assert.ok(homeAfter.includes('管理制度乙') && !homeAfter.includes('管理制度甲'))
  assert.ok(second.includes('本制度第乙版') && !second.includes('管理制度甲'))
  assert.match(second, /上海市公共数据开放实施细则/)
})

test('SH-24.4: what is newly open is news, and is gone while it is suspended', async () => {
  const district = await openServedDistrict()
  const title = `（虚构）新闻数据集 ${Math.trunc(performance.now())}`
  const { openId } = await listedSet(district, { title })

  const news = await pageOf(district, '/policies')
  await take(district, 'openListEntry.suspend', {
    actor: system,
    caseId: openId,
    input: { reason: '核查', cause: '投诉' },
  })

  assert.ok(news.includes(`新开放：${title}`))
  assert.ok(!(await pageOf(district, '/policies')).includes(title))
})

test('SH-28.2: a demonstration application is shown to everybody once it is promoted', async () => {
  const district = await openServedDistrict()
  const office = testActor(null, 'openingAuthority')
  const applicant = await newApplicant(district)
  const title = `（虚构）停车引导示范 ${Math.trunc(performance.now())}`
  const guide = { title: '示范项目申报指南', guideText: '面向社会征集', closesOn: '2026-06-30' }
  const { caseId: guideId } = await take(district, 'demoGuide.publish', { actor: office, input: guide })
  const apply = { guideId, title, plan: '接入泊位数据' }
  const { caseId } = await take(district, 'demoProject.apply', { actor: applicant, input: apply })
  const as = { actor: office, caseId }
  await take(district, 'demoProject.review', { ...as, input: { score: 90, opinion: '可行' } })
  await take(district, 'demoProject.select', { ...as, input: { isSelected: true, reason: '示范性强' } })
  await take(district, 'demoProject.startBuilding', { ...as, input: { buildUntil: '2026-12-31' } })
  const publicText = '市民出行前可查空余泊位，做法已向各区开放。'
  const early = await tryStep(district, 'demoProject.promote', { ...as, input: { publicText } })
  await take(district, 'demoProject.selectResult', { ...as, input: { result: '平均找位时间减半' } })
  const before = await pageOf(district, '/showcase')
  await take(district, 'demoProject.promote', { ...as, input: { publicText } })
  const shown = await pageOf(district, '/showcase')
  await take(district, 'demoProject.end', { ...as, input: { reason: '到期' } })

  assert.equal('refused' in early && early.refused, 'step_not_possible')
  assert.ok(!before.includes(title))
  assert.ok(shown.includes(title) && shown.includes(publicText))
  assert.ok(!(await pageOf(district, '/showcase')).includes(title))
})
