import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { actorOfRequest, unitSeen } from '../people/request-session.ts'
import { conflictingSources } from './one-source-queries.ts'

const MOST_CONFLICTS = 500
const Id = Type.String({ format: 'uuid' })

/** Entries of two units that claim the same items: of all units for the offices, else those that concern the own. */
export function oneSourceRoutes(app: App, { db }: Platform): void {
  const Pair = Type.Object({ first: Type.Optional(Id), second: Type.Optional(Id) })
  app.get('/api/one-source-conflicts', { schema: { querystring: Pair } }, async request => {
    actorOfRequest(request)
    const { first, second } = request.query
    const pair = first && second ? { pair: [first, second] as const } : {}
    const conflicts = await conflictingSources(db, { unitId: unitSeen(request), limit: MOST_CONFLICTS + 1, ...pair })
    return { conflicts: conflicts.slice(0, MOST_CONFLICTS), cut: conflicts.length > MOST_CONFLICTS }
  })
}
