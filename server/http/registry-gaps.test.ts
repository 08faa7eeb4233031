import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { RunningServer } from '../start.ts'
import { registerTestUnit, testActor } from '../test-platform.ts'
import { openTestAccount, signInAs, startTestServer } from '../test-server.ts'

let server: RunningServer
let unitId: string
let otherId: string

before(async () => {
  server = await startTestServer('2026-03-02', { jurisdiction: 'chongming' })
  unitId = await registerTestUnit(server.platform, '示例区水务局', ['provider'])
  otherId = await registerTestUnit(server.platform, '示例区农业局', ['provider'])
  const officeId = await registerTestUnit(server.platform, '示例区数据局', ['authority'])
  await openTestAccount(server, 'water', { unitId, roles: ['provider'] })
  await openTestAccount(server, 'office', { unitId: officeId, roles: ['authority'] })
})

after(() => server.stop())

type Gaps = { gaps: { kind: string; unitId: string; subject: string | null; duty: string | null }[]; cut: boolean }

test('CM-5.1, CM-7: gaps name what is missing with its article, of the own unit or of all, and go as they are filled', async () => {
  const water = await signInAs(server, 'water')
  const office = await signInAs(server, 'office')
  const gapsOf = async (who: typeof water) => (await who.get('/api/registry-gaps')).body as Gaps

  const before = await gapsOf(water)
  const all = await gapsOf(office)
  const step = (verb: string, body: object) => water.post(`/api/units/${unitId}/steps/${verb}`, body)
  await step('recordDuty', { code: 'S-1', name: '河道管理', basis: '（虚构）条例' })
  await step('recordSystem', { name: '河道系统' })
  const goals = { governanceGoals: '一数一源', governanceDuties: '局办公室负责' }
  await step('recordGovernance', { ...goals, implementingBody: '办公室', implementingStaff: '一名专员' })
  const afterwards = await gapsOf(water)

  const kinds = ({ gaps }: Gaps) => gaps.map(gap => `${gap.kind} ${gap.subject ?? ''} ${gap.duty ?? ''}`.trim())
  assert.ok(kinds(before).includes('field.governanceGoals  CM-5.1') && kinds(before).includes('unitWithoutDuty'))
  assert.deepEqual([...new Set(before.gaps.map(gap => gap.unitId))], [unitId])
  assert.ok(all.gaps.some(gap => gap.unitId === otherId))
  assert.deepEqual(
    kinds(afterwards).filter(kind => !kind.startsWith('officer.')),
    ['dutyWithoutSystem S-1 河道管理', 'listsNotLocked', 'systemWithoutEntry 河道系统'],
  )
})

test('CM-5.1: the governance file of a unit is one page, for the unit and the offices alone', async () => {
  const { acts } = server.platform
  const title = '河道数据平台'
  const channel = { title, channelKind: 'dataCentre', description: '自建机房', standing: 'existing' }
  await acts.act({ step: 'channel.register', actor: testActor(unitId, 'provider'), input: channel })
  const water = await signInAs(server, 'water')

  const own = await water.get(`/api/units/${unitId}/governance`)
  const foreign = await water.get(`/api/units/${otherId}/governance`)

  const { record, cases, officers } = own.body as {
    record: { governanceGoals: string }
    cases: { title: string; state: string }[]
    officers: object[]
  }
  assert.deepEqual(
    [record.governanceGoals, cases.map(one => [one.title, one.state]), officers],
    ['一数一源', [[title, 'existing']], []],
  )
  assert.equal(foreign.status, 404)
})
