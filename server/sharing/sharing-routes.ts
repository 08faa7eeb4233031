import { addMonths, isDay } from '@gongshu/deadlines'
import Type from 'typebox'
import { insertSecurityRecord } from '../acts/event-queries.ts'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest, seesDistrict, unitSeen } from '../people/request-session.ts'
import { usesOfProvider } from './service-use-queries.ts'
import { APP_SECRET } from './sharing-service-actions.ts'
import { findService, listServices, systemsOf } from './sharing-service-queries.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** Services of a unit, the keys of its calling systems, and who used what. */
export function sharingRoutes(app: App, platform: Platform): void {
  const { db } = platform

  const Page = Type.Object({
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
    offset: Type.Integer({ minimum: 0, default: 0 }),
  })
  app.get('/api/sharing-services', { schema: { querystring: Page } }, async request => {
    const unitId = unitSeen(request)
    return { services: await listServices(db, { ...request.query, ...(unitId ? { unitId } : {}) }) }
  })

  app.get('/api/sharing-services/:id', { schema: { params: Id } }, async request => {
    const service = await findService(db, request.params.id)
    const unitId = actorOfRequest(request).unitId
    const takesPart = service && [service.consumer_id, service.provider_id].includes(unitId ?? '')
    if (!service || !(takesPart || seesDistrict(request))) throw new Refusal('unknown_case')
    return { service }
  })

  app.get('/api/calling-systems', async request => {
    const unitId = actorOfRequest(request).unitId
    const systems = unitId ? await systemsOf(db, unitId) : []
    return { systems: systems.map(({ id, name, app_key }) => ({ id, name, appKey: app_key })) }
  })

  // The secret is shown to the unit itself only; every look at it is a security record.
  app.get('/api/calling-systems/:id/secret', { schema: { params: Id } }, async request => {
    const actor = actorOfRequest(request)
    const systems = actor.unitId ? await systemsOf(db, actor.unitId) : []
    const system = systems.find(candidate => candidate.id === request.params.id)
    if (!system || !actor.roles.includes('consumer')) throw new Refusal('unknown_thing', { field: 'id' })
    await recordLook(platform, actor, system.id)
    return {
      appKey: system.app_key,
      appSecret: Buffer.from(platform.keys.unseal(system.secret_sealed, APP_SECRET)).toString('hex'),
    }
  })

  const Range = Type.Object({ from: Type.Optional(Type.String()), to: Type.Optional(Type.String()) })
  app.get('/api/usage', { schema: { querystring: Range } }, async request => {
    const actor = actorOfRequest(request)
    const today = platform.clocks.today()
    const { from = addMonths(today, -12), to = today } = request.query
    if (!isDay(from) || !isDay(to)) throw new Refusal('invalid_input', { field: 'from' })
    const own = seesDistrict(request) ? { providerId: null, consumerId: null } : ownSide(actor)
    return { uses: await usesOfProvider(db, { ...own, from, to }) }
  })
}

function recordLook(platform: Platform, actor: ReturnType<typeof actorOfRequest>, systemId: string): Promise<void> {
  return insertSecurityRecord(platform.db, {
    id: newId(),
    at: platform.clocks.now(),
    account_id: actor.accountId,
    unit_id: actor.unitId,
    step: `callingSystem.${systemId}`,
    case_id: null,
    duty: null,
    code: 'secret_shown',
  })
}

function ownSide(actor: { unitId: string | null; roles: readonly string[] }) {
  if (!actor.unitId) throw new Refusal('role_missing', { params: { role: 'provider' } })
  return actor.roles.includes('provider')
    ? { providerId: actor.unitId, consumerId: null }
    : { providerId: null, consumerId: actor.unitId }
}
