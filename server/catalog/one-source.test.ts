import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry, openTestPlatform, registerTestUnit, testActor } from '../test-platform.ts'
import { conflictingSources } from './one-source-queries.ts'

test('entries of two units with the same telling items conflict; one unit’s own two and entries with little in common do not', async t => {
  const platform = await openTestPlatform('2026-03-02', 'zhenhai')
  t.after(() => platform.close())
  const unit = async (name: string) => testActor(await registerTestUnit(platform, name, ['provider']), 'provider')
  const [first, second, third] = [await unit('甲局'), await unit('乙局'), await unit('丙局')]
  const [item] = buildEntry().items
  const ids: string[] = []
  const publish = async (actor: typeof first, name: string, names: readonly string[]) => {
    const items = names.map((label, i) => ({ ...item, column: `c${i}`, name: label, description: `${label}的说明` }))
    const elements = { formats: 'CSV', businessName: '登记', provisionMode: 'cityApi', sharingPeriod: '长期' }
    const input = buildEntry({ name, items, ...elements })
    const { caseId } = await platform.acts.act({ step: 'catalogEntry.submit', actor, input })
    const reviewer = testActor(actor.unitId, 'provider')
    await platform.acts.act({ step: 'catalogEntry.reviewInUnit', actor: reviewer, caseId, input: {} })
    await platform.acts.act({ step: 'catalogEntry.pass', actor: testActor(null, 'operator'), caseId, input: {} })
    ids.push(caseId)
  }
  await publish(first, '住址登记', ['门牌 号', '入住日期', '房屋用途'])
  await publish(second, '房屋台账', ['门牌号', '入住日期'])
  await publish(first, '房屋抽查', ['房屋用途', '抽查日期'])
  await publish(third, '企业名录', ['企业名称', '门牌号', '注册资本', '法定代表人', '成立日期'])

  const found = await conflictingSources(platform.db, { unitId: null, limit: 10 })
  const ofThird = await conflictingSources(platform.db, { unitId: third.unitId, limit: 10 })
  const input = {
    title: '住址的唯一来源',
    description: '两个单位都在登记',
    candidateUnits: [first.unitId, second.unitId],
    contestedEntries: [ids[0], ids[1]],
    reason: '一数一源',
  }
  const asked = await platform.acts.act({ step: 'catalogEntry.requestDesignation', actor: first, input })
  const pair = [ids[1] ?? '', ids[0] ?? ''] as const
  const [afterwards] = await conflictingSources(platform.db, { unitId: null, pair, limit: 10 })

  assert.deepEqual(
    found.map(({ first: one, second: two, items, share }) => [one, two, [...items].toSorted(), share]),
    [['住址登记', '房屋台账', ['入住日期', '门牌号'].toSorted(), 100]],
  )
  assert.deepEqual(ofThird, [])
  assert.deepEqual([afterwards?.designationId, afterwards?.designationState], [asked.caseId, 'awaitingDesignation'])
})
