import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { actorOfRequest, unitSeen } from '../people/request-session.ts'
import { entryRead } from './entry-read.ts'
import { maskKeys, reconcileEntry, type SourceOfEntry } from './reconcile-entry.ts'
import { lastReconciliations, reconciliationsOf } from './reconciliation-queries.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** Source, lake and serving files held against each other: the last runs, and one on demand. */
export function reconciliationRoutes(app: App, platform: Platform, sourceOf: SourceOfEntry): void {
  const { db } = platform

  app.get('/api/reconciliations', async request => ({ entries: await lastReconciliations(db, unitSeen(request)) }))

  app.get('/api/quality/:id/reconciliations', { schema: { params: Id } }, async request => {
    const entry = await entryRead(platform, request)
    const { title, number, unitId } = entry
    return {
      entry: { id: request.params.id, title, number, unitId },
      runs: await reconciliationsOf(db, request.params.id),
    }
  })

  app.post('/api/quality/:id/reconciliations', { schema: { params: Id } }, async request => {
    const entry = await entryRead(platform, request)
    const found = await reconcileEntry(platform, request.params.id, { nightly: false, sourceOf })
    return isOwn(request, entry) ? found : maskKeys(found, entry)
  })
}

function isOwn(request: FastifyRequest, entry: { unitId: string }): boolean {
  return actorOfRequest(request).unitId === entry.unitId
}
