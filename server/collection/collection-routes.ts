import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { findUpload, ownUploads, receiveUpload, uploadsIn } from '../files/uploads.ts'
import { preview } from '../lake/query.ts'
import { actorOfRequest, unitSeen } from '../people/request-session.ts'
import { collectionOfEntry, currentVersion, listCollections, versionsOfEntry } from './collection-queries.ts'
import type { LoadDesk } from './load-jobs.ts'

const closed = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** Uploads, loads with progress, what was collected, and a look at one's own data. */
export function collectionRoutes(app: App, platform: Platform, desk: LoadDesk): void {
  const { db } = platform
  const dir = uploadsIn(platform.dataDir)

  app.register(async scope => {
    // The body is a file and goes straight to disk, never into memory.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.post('/api/uploads', { bodyLimit: Number.MAX_SAFE_INTEGER }, async request => {
      return receiveUpload(ownUploads(dir, actorOfRequest(request).accountId), request.raw)
    })
  })

  const Load = Type.Object(
    {
      uploadId: Type.String(),
      fileName: Type.String({ minLength: 1, maxLength: 255 }),
      format: Type.Enum(['csv', 'xlsx', 'json', 'auto']),
      encoding: Type.Optional(Type.Enum(['auto', 'utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'])),
      jsonPath: Type.Optional(Type.String({ maxLength: 200 })),
    },
    closed,
  )
  app.post('/api/collections/:id/loads', { schema: { params: Id, body: Load } }, async (request, reply) => {
    const actor = actorOfRequest(request)
    const { uploadId, ...file } = request.body
    const path = await findUpload(ownUploads(dir, actor.accountId), uploadId)
    const load = await desk.order(actor, { ...file, uploadId, path, collectionId: request.params.id })
    return reply.code(202).send({ loadId: load })
  })

  app.get('/api/loads/:id', { schema: { params: Id } }, async request => {
    return desk.progress(request.params.id, actorOfRequest(request).accountId)
  })

  app.get('/api/collections', async request => {
    return { collections: await listCollections(db, unitSeen(request)) }
  })

  app.get('/api/catalog-entries/:id/versions', { schema: { params: Id } }, async request => {
    actorOfRequest(request)
    return { versions: await versionsOfEntry(db, request.params.id) }
  })

  const Rows = Type.Object({
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
    offset: Type.Integer({ minimum: 0, default: 0 }),
  })
  app.get('/api/catalog-entries/:id/rows', { schema: { params: Id, querystring: Rows } }, async request => {
    const actor = actorOfRequest(request)
    const collection = await collectionOfEntry(db, request.params.id)
    // Everyone finds the entry; its rows are for the unit whose data it is. Others use services.
    if (!collection || collection.unit_id !== actor.unitId) throw new Refusal('data_not_granted')
    const version = await currentVersion(db, request.params.id)
    if (!version) throw new Refusal('not_collected', { field: 'id' })
    return preview(platform.lake, { resource: request.params.id, version: version.id }, request.query)
  })
}
