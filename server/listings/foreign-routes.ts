import { readFile, stat } from 'node:fs/promises'
import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import { findRecord } from '../acts/record-queries.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { dropUpload, findUpload, ownUploads, uploadsIn } from '../files/uploads.ts'
import { actorOfRequest, seesDistrict } from '../people/request-session.ts'
import { type ForeignMapping, type ForeignRow, mappingThatFits, proposeMapping } from './foreign-fields.ts'
import { listRecords } from './foreign-queries.ts'
import { readForeign } from './foreign-reading.ts'
import { Mapping } from './foreign-source.ts'

const MOST_BYTES = 32 * 1024 ** 2
const MOST_ROWS = 50_000
const SAMPLE = 10

const closed = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const UploadId = Type.String({ pattern: '^[0-9a-f-]{36}$' })

/** The listing of another portal: looked at with a proposed mapping, imported under the corrected one, and read. */
export function foreignRoutes(app: App, { db, acts, dataDir }: Platform): void {
  const rowsOf = async (accountId: string, uploadId: string) => {
    const path = await findUpload(ownUploads(uploadsIn(dataDir), accountId), uploadId)
    return readListing(path)
  }

  const Preview = Type.Object({ uploadId: UploadId, mapping: Type.Optional(Mapping) }, closed)
  app.post('/api/foreign-sources/:id/preview', { schema: { params: Id, body: Preview } }, async request => {
    const { accountId } = actorOfRequest(request)
    if (!seesDistrict(request)) throw new Refusal('role_missing', { params: { role: 'operator' } })
    const rows = await rowsOf(accountId, request.body.uploadId)
    const objects = rows.filter(row => typeof row === 'object' && row !== null) as ForeignRow[]
    const columns = [...new Set(objects.slice(0, 200).flatMap(row => Object.keys(row)))]
    const { mapping: saved } = await findRecord(db, request.params.id)
    const corrected = request.body.mapping ?? mappingThatFits(saved as ForeignMapping | undefined, columns)
    const mapping = (corrected as ForeignMapping | undefined) ?? proposeMapping(objects)
    const reading = readForeign(rows, mapping)
    return {
      columns,
      mapping,
      seen: rows.length,
      readable: reading.records.length,
      failed: reading.failed.slice(0, 50),
      unread: reading.unread,
      sample: reading.records.slice(0, SAMPLE),
    }
  })

  const Import = Type.Object(
    {
      uploadId: UploadId,
      fileName: Type.String({ minLength: 1, maxLength: 255 }),
      mapping: Mapping,
      allowRemoval: Type.Optional(Type.Boolean()),
    },
    closed,
  )
  app.post('/api/foreign-sources/:id/imports', { schema: { params: Id, body: Import } }, async request => {
    const actor = actorOfRequest(request)
    const { uploadId, fileName, mapping, allowRemoval = false } = request.body
    const rows = await rowsOf(actor.accountId, uploadId)
    const { records, failed, unread } = readForeign(rows, mapping as ForeignMapping)
    const input = { mapping, fileName, seen: rows.length, records, failed, unread, allowRemoval }
    const caseId = request.params.id
    const result = await acts.act({ step: 'foreignSource.import', caseId, actor, input })
    await dropUpload(ownUploads(uploadsIn(dataDir), actor.accountId), uploadId)
    return { ...result, duties: [...result.duties] }
  })

  const Page = Type.Object({
    q: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
    offset: Type.Integer({ minimum: 0, default: 0 }),
  })
  app.get('/api/foreign-sources/:id/records', { schema: { params: Id, querystring: Page } }, async request => {
    actorOfRequest(request)
    return { records: await listRecords(db, { sourceId: request.params.id, ...request.query }) }
  })
}

async function readListing(path: string): Promise<unknown[]> {
  const { size } = await stat(path)
  if (size > MOST_BYTES) throw new Refusal('upload_too_large', { field: 'uploadId' })
  const rows = parsed(await readFile(path, 'utf8'))
  if (!Array.isArray(rows)) throw new Refusal('listing_unreadable', { field: 'uploadId' })
  if (rows.length > MOST_ROWS) throw new Refusal('upload_too_large', { field: 'uploadId' })
  return rows
}

/** A JSON array, or one JSON object a line. */
function parsed(text: string): unknown {
  const plain = text.replace(/^\ufeff/, '').trim()
  try {
    if (plain.startsWith('[')) return JSON.parse(plain)
    return plain.split(/\r?\n/).flatMap(line => (line.trim() ? [JSON.parse(line)] : []))
  } catch {
    throw new Refusal('listing_unreadable', { field: 'uploadId' })
  }
}
