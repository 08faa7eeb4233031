import Type from 'typebox'
import { findCase } from '../acts/case-queries.ts'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest } from '../people/request-session.ts'
import { findEntry, listEntries, versionsOf } from './catalog-entry-queries.ts'
import { resourceCode } from './resource-code.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Paging = {
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  offset: Type.Integer({ minimum: 0, default: 0 }),
}

export function catalogRoutes(app: App, { db }: Platform): void {
  const Listing = Type.Object({
    ...Paging,
    state: Type.Optional(Type.String()),
    unitId: Type.Optional(Type.String({ format: 'uuid' })),
  })
  app.get('/api/catalog-entries', { schema: { querystring: Listing } }, async request => {
    actorOfRequest(request)
    const { limit, offset, state, unitId } = request.query
    const entries = await listEntries(db, {
      limit,
      offset,
      ...(state ? { states: state.split(',') } : {}),
      ...(unitId ? { unitId } : {}),
    })
    return { entries }
  })

  app.get('/api/catalog-entries/:id', { schema: { params: Id } }, async request => {
    actorOfRequest(request)
    const entry = await findEntry(db, request.params.id)
    const found = await findCase(db, request.params.id)
    if (!entry || !found) throw new Refusal('unknown_case')
    return {
      entry: {
        ...entry,
        name: found.title,
        state: found.state,
        number: found.number,
        revision: found.revision,
        code: resourceCode(entry.content.classification, found.number),
      },
      versions: await versionsOf(db, entry.id),
    }
  })
}
