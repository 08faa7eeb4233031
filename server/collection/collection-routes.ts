import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { findUpload, ownUploads, uploadsIn } from '../files/uploads.ts'
import { lookAtFile } from '../lake/look-at-file.ts'
import { LOAD_MODES } from '../lake/merge-version.ts'
import { preview } from '../lake/query.ts'
import { ENCODINGS } from '../lake/source-encoding.ts'
import { SOURCE_FORMATS } from '../lake/source-format.ts'
import { actorOfRequest, unitSeen } from '../people/request-session.ts'
import { columnsOf } from './collection.ts'
import { collectionOfEntry, currentVersion, listCollections, versionsOfEntry } from './collection-queries.ts'
import { entryToLoad } from './load-file.ts'
import type { LoadDesk } from './load-jobs.ts'

const closed = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** How a file is to be read; found out where nobody says. */
const reading = {
  format: Type.Enum([...SOURCE_FORMATS, 'auto']),
  encoding: Type.Optional(Type.Enum([...ENCODINGS, 'auto'])),
  jsonPath: Type.Optional(Type.String({ maxLength: 200 })),
}

/** Loads with progress, a look at a file before it is loaded, what was collected, and a look at one's own data. */
export function collectionRoutes(app: App, platform: Platform, desk: LoadDesk): void {
  const { db } = platform
  const dir = uploadsIn(platform.dataDir)

  const Load = Type.Object(
    {
      uploadId: Type.String(),
      fileName: Type.String({ minLength: 1, maxLength: 255 }),
      ...reading,
      mode: Type.Optional(Type.Enum([...LOAD_MODES])),
      keyColumns: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 20 })),
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

  const Look = Type.Object({ fileName: Type.String({ minLength: 1, maxLength: 255 }), ...reading }, closed)
  const LookAt = Type.Object({ id: Type.String({ format: 'uuid' }), uploadId: Type.String({ format: 'uuid' }) })
  app.post('/api/collections/:id/looks/:uploadId', { schema: { params: LookAt, body: Look } }, async request => {
    const actor = actorOfRequest(request)
    const { entry } = await entryToLoad(db, request.params.id, actor)
    const file = await findUpload(ownUploads(dir, actor.accountId), request.params.uploadId)
    return lookAtFile(platform.lake, { ...request.body, file, columns: columnsOf(entry.items) })
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
