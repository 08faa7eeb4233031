import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDistrict, take, tryStep } from './article-fixture.ts'
import { lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'

const channel = {
  title: '部门间数据前置交换平台',
  channelKind: 'sharing',
  description: '二〇一五年建设，向三个部门提供批量数据。',
  standing: 'existing',
}

test('PT-8.2a: a new channel is refused unless a law or regulation provides for it', async () => {
  const district = await openDistrict()
  const actor = district.provider
  const fresh = { ...channel, standing: 'new' }
  const ground = { level: '规范性文件', title: '内部通知', article: '第一条' }

  const bare = await tryStep(district, 'channel.register', { actor, input: fresh })
  const low = await tryStep(district, 'channel.register', { actor, input: { ...fresh, ground } })
  const lawful = { ...ground, level: '法律', title: '（虚构）专网法' }
  const { caseId } = await take(district, 'channel.register', { actor, input: { ...fresh, ground: lawful } })

  assert.deepEqual(bare, { refused: 'ground_missing', field: 'ground', duty: 'PT-8.2a' })
  assert.deepEqual(low, { refused: 'ground_level', field: 'ground', duty: 'PT-8.2a' })
  assert.deepEqual((await lastEvent(district, caseId)).duties.includes('PT-8.2a'), true)
})

test('PT-8.2b: a channel that stands is listed for integration and followed until it is merged', async () => {
  const district = await openDistrict()
  const { caseId } = await take(district, 'channel.register', { actor: district.provider, input: channel })

  const early = await tryStep(district, 'channel.integrate', {
    actor: district.provider,
    caseId,
    input: { result: '已停用' },
  })
  const plan = { integrateBy: '2026-06-30', reason: '由统一平台承接' }
  await take(district, 'channel.planIntegration', { actor: district.operator, caseId, input: plan })
  const told = await noticesOfCase(district, caseId)
  await take(district, 'channel.integrate', { actor: district.provider, caseId, input: { result: '已停用并迁移' } })

  assert.deepEqual(early, { refused: 'step_not_possible', field: null, duty: 'PT-8.2b' })
  assert.deepEqual(told.map(notice => [notice.kind, notice.unit_id, notice.duty]).at(-1), [
    'channelToIntegrate',
    district.provider.unitId,
    'PT-8.2b',
  ])
  assert.equal((await stateOfCase(district, caseId))?.state, 'integrated')
})
