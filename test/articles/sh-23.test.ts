import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDistrict, take, tryStep } from './article-fixture.ts'
import { lastEvent, noticesOfCase } from './case-views.ts'

const channel = {
  title: '（虚构）行业开放专栏',
  channelKind: 'opening',
  description: '在自有网站发布数据。',
  standing: 'new',
}

test('SH-23.2: a new channel of opening beside the platform is refused unless it is said why', async () => {
  const district = await openDistrict()
  const actor = district.provider

  const bare = await tryStep(district, 'channel.register', { actor, input: channel })
  const blank = await tryStep(district, 'channel.register', { actor, input: { ...channel, newReason: '\n ' } })
  const newReason = '上级部门统一要求在行业平台同步发布'
  const { caseId } = await take(district, 'channel.register', { actor, input: { ...channel, newReason } })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'newReason', duty: 'SH-23.2' })
  assert.equal('refused' in blank && blank.refused, 'invalid_input')
  assert.ok((await lastEvent(district, caseId)).duties.includes('SH-23.2'))
})

test('SH-23.2: the plan to merge a channel of opening and its merging cite the duty; one of sharing does not', async () => {
  const district = await openDistrict()
  const plan = { integrateBy: '2026-06-30', reason: '由开放平台承接' }
  const cited = async (channelKind: string) => {
    const { provider: actor, operator } = district
    const input = { ...channel, channelKind, standing: 'existing' }
    const { caseId } = await take(district, 'channel.register', { actor, input })
    await take(district, 'channel.planIntegration', { actor: operator, caseId, input: plan })
    const planned = await lastEvent(district, caseId)
    await take(district, 'channel.integrate', { actor, caseId, input: { result: '已归并' } })
    const merged = await lastEvent(district, caseId)
    const told = (await noticesOfCase(district, caseId)).filter(({ unit_id }) => unit_id === actor.unitId)
    return [planned, merged].map(event => event.duties.includes('SH-23.2')).concat(told.length > 0)
  }

  assert.deepEqual(await cited('opening'), [true, true, true])
  assert.deepEqual(await cited('sharing'), [false, false, true])
})
