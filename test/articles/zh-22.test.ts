import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zhenhai } from '@gongshu/regulations'
import { buildEntry } from '../../server/test-platform.ts'
import { buildDemand, signDemand, testItems, tryStep } from './article-fixture.ts'
import { elements, openDistrictOf, publishReviewed } from './other-districts.ts'

const entry = { ...elements, items: testItems, openingAttribute: 'notOpen' }

test('ZH-22.1: exactly three modes are offered, for an entry as for a demand', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const entryId = await publishReviewed(district, buildEntry(entry))
  const asking = async (useMode: 'api' | 'match' | 'cityApi' | 'cityExchange' | 'centralAnalysis') => {
    const content = buildDemand([entryId], { useMode })
    const input = await signDemand(district, { content, actor: district.consumer })
    return tryStep(district, 'demand.submit', { actor: district.consumer, input })
  }

  assert.deepEqual(Object.values(zhenhai.words.provisionModes), [
    '市级接口共享',
    '市级交换共享',
    '市大数据中心平台集中分析处理',
  ])
  for (const mode of ['cityApi', 'cityExchange', 'centralAnalysis'] as const) {
    const answer = await asking(mode)
    assert.ok('duties' in answer && answer.duties.includes('ZH-22.1'), mode)
  }
  for (const mode of ['api', 'match'] as const) {
    assert.deepEqual(await asking(mode), { refused: 'mode_not_offered', field: 'useMode', duty: 'ZH-22.1' })
  }
  const other = await tryStep(district, 'catalogEntry.submit', {
    actor: district.provider,
    input: buildEntry({ ...entry, provisionMode: '线下交换' }),
  })
  assert.deepEqual(other, { refused: 'invalid_input', field: 'provisionMode', duty: 'ZH-22.1' })
})

test('ZH-22.2a: no data is demanded for an exchange off line', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const entryId = await publishReviewed(district, buildEntry(entry))
  const content = buildDemand([entryId], { useMode: 'offline' })

  const answer = await tryStep(district, 'demand.submit', {
    actor: district.consumer,
    input: await signDemand(district, { content, actor: district.consumer }),
  })

  assert.deepEqual(answer, { refused: 'mode_not_offered', field: 'useMode', duty: 'ZH-22.2a' })
})
