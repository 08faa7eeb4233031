import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calledService, openServedDistrict, query } from './article-server.ts'

test('PT-25: a call for another scenario than the promised one is refused, cites the duty and is on record', async () => {
  const district = await openServedDistrict()
  const service = await calledService(district)

  const promised = await query(district, service, { scenario: '高龄津贴发放', where: { code: 'K-1' }, limit: 1 })
  const other = await query(district, service, { scenario: '商业推广', where: { code: 'K-1' }, limit: 1 })

  assert.equal(promised.status, 200)
  assert.deepEqual([other.status, other.body.error?.code, other.body.error?.duty], [403, 'scenario_mismatch', 'PT-25'])
  assert.equal(other.text.includes('欧阳'), false)
  await district.server.settle()
  const { rows } = await district.platform.database.raw(
    'select result, calls from service_use where service_id = $1 order by result',
    [service.serviceId],
  )
  assert.deepEqual(rows, [
    { result: 'ok', calls: 1 },
    { result: 'scenario_mismatch', calls: 1 },
  ])
})

test('PT-25: a call that names no scenario is not answered', async () => {
  const district = await openServedDistrict()
  const service = await calledService(district)

  const unnamed = await query(district, service, { where: { code: 'K-1' }, limit: 1 })

  assert.equal(unnamed.status, 400)
  assert.equal(unnamed.body.rows, undefined)
})
