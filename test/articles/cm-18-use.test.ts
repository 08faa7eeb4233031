import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { provisionWaiting } from '../../server/sharing/provision.ts'
import { APP_SECRET } from '../../server/sharing/sharing-service-actions.ts'
import { findService, systemsOf } from '../../server/sharing/sharing-service-queries.ts'
import type { RunningServer } from '../../server/start.ts'
import { startTestServer } from '../../server/test-server.ts'
import {
  buildDemand,
  collectedEntry,
  districtOn,
  newUnit,
  partsOfDemand,
  servicesOf,
  submitDemand,
  take,
} from './article-fixture.ts'
import { query, type ServedDistrict } from './article-server.ts'
import { lastEvent } from './case-views.ts'
import { elements } from './other-districts.ts'

let server: RunningServer
before(async () => {
  server = await startTestServer('2026-03-02', { jurisdiction: 'chongming' })
})
after(() => server.stop())

async function served() {
  const district: ServedDistrict = { ...(await districtOn(server.platform)), server }
  const entryId = await collectedEntry(district, { changes: elements })
  const entries = [{ entryId, columns: [{ column: 'code', clear: true }] }]
  const { caseId: demandId } = await submitDemand(district, buildDemand([entryId], { entries }))
  await take(district, 'demand.forward', { actor: district.operator, caseId: demandId })
  const [part] = await partsOfDemand(district, demandId)
  const caseId = part?.id ?? ''
  await take(district, 'demandPart.decide', { actor: district.provider, caseId, input: { decision: 'approve' } })
  await provisionWaiting(server.platform)
  await server.settle()
  const [serviceId = ''] = await servicesOf(district, demandId)
  const service = await findService(server.platform.db, serviceId)
  const systems = await systemsOf(server.platform.db, district.consumer.unitId ?? '')
  const system = systems.find(one => one.id === service?.system_id)
  if (!system) throw new Error(`the service ${serviceId} has no calling system`)
  const appSecret = Buffer.from(server.platform.keys.unseal(system.secret_sealed, APP_SECRET)).toString('hex')
  return { district, service: { serviceId, demandId, appKey: system.app_key, appSecret } }
}

test('CM-18b: shared data is used for its own purpose only; a call for another is refused', async () => {
  const { district, service } = await served()
  const where = { code: 'K-1' }

  const own = await query(district, service, { scenario: '高龄津贴发放', where, limit: 1 })
  const other = await query(district, service, { scenario: '商业营销', where, limit: 1 })

  assert.ok((await lastEvent(district, service.serviceId)).duties.includes('CM-18b'))
  assert.equal(own.status, 200)
  assert.deepEqual([other.status, other.body.error?.code, other.body.error?.duty], [403, 'scenario_mismatch', 'CM-18b'])
})

test('CM-18b: no third unit calls a service with a key of its own', async () => {
  const [first, second] = [await served(), await served()]
  const foreign = { ...second.service, serviceId: first.service.serviceId }
  const stranger = await newUnit(server.platform, 'consumer')

  const answer = await query(first.district, foreign, { scenario: '高龄津贴发放', where: { code: 'K-1' }, limit: 1 })

  assert.deepEqual([answer.status, answer.body.error?.code], [403, 'not_granted'])
  assert.deepEqual(await systemsOf(server.platform.db, stranger.unitId ?? ''), [])
})
