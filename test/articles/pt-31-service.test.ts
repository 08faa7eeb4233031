import assert from 'node:assert/strict'
import { test } from 'node:test'
import { take, tryStep } from './article-fixture.ts'
import { calledService, openServedDistrict, query } from './article-server.ts'

test('PT-31b: a service that is ended for a risk answers no call from that moment and is never resumed', async () => {
  const district = await openServedDistrict()
  const service = await calledService(district)
  const asked = { scenario: '高龄津贴发放', where: { code: 'K-1' }, limit: 1 }
  const before = await query(district, service, asked)
  const input = { reason: '密钥泄露' }

  const ended = await take(district, 'sharingService.terminateRisk', {
    actor: district.operator,
    caseId: service.serviceId,
    input,
  })
  await district.server.gateway.sync()
  const after = await query(district, service, asked)
  const again = await tryStep(district, 'sharingService.clearRisk', {
    actor: district.operator,
    caseId: service.serviceId,
    input,
  })

  assert.deepEqual([before.status, after.status, after.body.error?.code], [200, 403, 'service_stopped'])
  assert.deepEqual([ended.state, ended.duties, after.body.error?.duty], ['terminatedRisk', ['PT-31b'], 'PT-31b'])
  assert.deepEqual(again, { refused: 'step_not_possible', field: null, duty: 'PT-31b' })
})

test('PT-31b: only the operator ends a service for a risk', async () => {
  const district = await openServedDistrict()
  const service = await calledService(district)

  const refused = await tryStep(district, 'sharingService.terminateRisk', {
    actor: district.consumer,
    caseId: service.serviceId,
    input: { reason: '不再需要' },
  })

  assert.deepEqual(refused, { refused: 'role_missing', field: null, duty: 'PT-31b' })
})
