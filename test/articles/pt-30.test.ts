import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { readJournal } from '../../server/gateway/journal-reader.ts'
import { newUnit } from './article-fixture.ts'
import {
  type CalledService,
  calledService,
  openServedDistrict,
  query,
  type ServedDistrict,
  signedIn,
} from './article-server.ts'

async function callsOf({ platform, server }: ServedDistrict, service: CalledService) {
  await server.settle()
  const found: { result: string; scenario: string | null; items: string[]; rows: number }[] = []
  for await (const { record } of readJournal(join(platform.dataDir, 'journal', 'local'))) {
    if (record.service !== service.serviceId) continue
    found.push({ result: record.result, scenario: record.scenario, items: record.items, rows: record.rows })
  }
  return found
}

test('PT-30.2a: every call is journaled with its result, a refused one too, and never what was looked up', async () => {
  const district = await openServedDistrict()
  const service = await calledService(district)

  for (const code of ['K-1', 'K-2', 'K-3', 'K-404']) {
    await query(district, service, { scenario: '高龄津贴发放', where: { code }, limit: 1 })
  }
  await query(district, service, { scenario: '其他场景', where: { code: 'K-1' }, limit: 1 })

  const calls = await callsOf(district, service)
  const ok = { result: 'ok', scenario: '高龄津贴发放', items: ['code', 'holder'] }
  assert.deepEqual(calls.slice(0, 4), [
    { ...ok, rows: 1 },
    { ...ok, rows: 1 },
    { ...ok, rows: 1 },
    { ...ok, rows: 0 },
  ])
  assert.deepEqual([calls.length, calls[4]?.result, calls[4]?.rows], [5, 'scenario_mismatch', 0])
  assert.doesNotMatch(JSON.stringify(calls), /K-404|欧阳/)
})

test('PT-30.2b: a provider sees the uses of its own data and of no other', async () => {
  const district = await openServedDistrict()
  const other = { ...district, provider: await newUnit(district.platform, 'provider') }
  const [mine, theirs] = [await calledService(district), await calledService(other)]
  for (const service of [mine, theirs]) {
    await query(district, service, { scenario: '高龄津贴发放', where: { code: 'K-1' }, limit: 1 })
  }
  await district.server.settle()
  const provider = await signedIn(district, district.provider.unitId, 'provider')

  const { status, body } = await provider.get('/api/usage')

  const uses = body.uses as { service_id: string; result: string; calls: number; scenario: string; consumer: string }[]
  assert.equal(status, 200)
  assert.deepEqual(
    uses.map(use => [use.service_id, use.result, use.calls, use.scenario]),
    [[mine.serviceId, 'ok', 1, '高龄津贴发放']],
  )
})

test('PT-30.2b: a third unit sees nothing of it, and nobody does without signing in', async () => {
  const district = await openServedDistrict()
  const service = await calledService(district)
  await query(district, service, { scenario: '高龄津贴发放', where: { code: 'K-1' }, limit: 1 })
  await district.server.settle()
  const strangerUnit = await newUnit(district.platform, 'provider')
  const stranger = await signedIn(district, strangerUnit.unitId, 'provider')

  const asStranger = await stranger.get('/api/usage')
  const anonymous = await fetch(`${district.server.url}/api/usage`)

  assert.deepEqual(asStranger.body.uses, [])
  assert.equal(anonymous.status, 401)
})
