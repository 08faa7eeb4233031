import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest, seesDistrict, unitSeen } from '../people/request-session.ts'
import { commitmentRoutes } from './commitment-routes.ts'
import { findDemand, findPart, listDemands, partsOf } from './demand-queries.ts'
import { readableDemand } from './readable-demand.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** Demands: compose the commitment, sign and submit it; read what was submitted. */
export function demandRoutes(app: App, platform: Platform): void {
  const { db } = platform
  commitmentRoutes(app, platform)

  const Page = Type.Object({
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
    offset: Type.Integer({ minimum: 0, default: 0 }),
  })
  app.get('/api/demands', { schema: { querystring: Page } }, async request => {
    const unitId = unitSeen(request)
    return { demands: await listDemands(db, { ...request.query, ...(unitId ? { unitId } : {}) }) }
  })

  app.get('/api/demands/:id', { schema: { params: Id } }, async request => {
    const demand = await readableDemand(platform, request, request.params.id)
    return { demand, parts: await partsOf(db, demand.id) }
  })

  app.get('/api/demand-parts/:id', { schema: { params: Id } }, async request => {
    const part = await findPart(db, request.params.id)
    const actor = actorOfRequest(request)
    if (!part || (part.provider_id !== actor.unitId && !seesDistrict(request))) throw new Refusal('unknown_case')
    return { part, demand: await findDemand(db, part.demand_id) }
  })
}
