import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest } from '../people/request-session.ts'
import { dutiesAndSystems, findUnit, listUnits } from './unit-queries.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

export function unitRoutes(app: App, { db }: Platform): void {
  app.get('/api/units', async request => {
    actorOfRequest(request)
    return { units: await listUnits(db) }
  })

  app.get('/api/units/:id', { schema: { params: Id } }, async request => {
    actorOfRequest(request)
    const unit = await findUnit(db, request.params.id)
    if (!unit) throw new Refusal('unknown_thing', { field: 'id' })
    return { unit, ...(await dutiesAndSystems(db, unit.id)) }
  })
}
