import { localWordsOf } from '@gongshu/regulations'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { type Language, wordsFor } from '../../text/words.ts'
import { findCase } from '../acts/case-queries.ts'
import type { Platform } from '../acts/platform.ts'
import { casesRecording, findRecord } from '../acts/record-queries.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { findUpload, ownUploads, uploadsIn } from '../files/uploads.ts'
import { actorOfRequest, seesDistrict } from '../people/request-session.ts'
import { entryColumns, headingOf, type TableMapping } from './entry-columns.ts'
import { formatOfFile } from './entry-file.ts'
import { lookAtEntryFile, refusalOf } from './entry-file-reading.ts'
import type { ImportDesk } from './entry-import-desk.ts'
import { importResultCsv } from './entry-import-file.ts'
import { listImportRows, outcomesOf } from './entry-import-queries.ts'

const closed = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Given = {
  uploadId: Type.String({ pattern: '^[0-9a-f-]{36}$' }),
  fileName: Type.String({ minLength: 1, maxLength: 255 }),
}
const Mapping = Type.Record(Type.String({ minLength: 1, maxLength: 200 }), Type.String({ maxLength: 60 }))

type ImportParts = { readonly desk: ImportDesk; readonly languageOf: (request: FastifyRequest) => Language }

/** Import of the own catalog: a look at the file, the dry run, and what became of each row. Steps have their own routes. */
export function entryImportRoutes(app: App, platform: Platform, parts: ImportParts): void {
  readingRoutes(app, platform, parts)
  ledgerRoutes(app, platform, parts)
}

function readingRoutes(app: App, platform: Platform, { desk, languageOf }: ImportParts): void {
  const local = localWordsOf(platform.jurisdiction)
  const fileOf = async (accountId: string, { uploadId, fileName }: { uploadId: string; fileName: string }) => {
    const format = formatOfFile(fileName)
    if (!format) throw new Refusal('import_format', { field: 'fileName' })
    return { format, path: await findUpload(ownUploads(uploadsIn(platform.dataDir), accountId), uploadId) }
  }

  app.post('/api/catalog-imports/look', { schema: { body: Type.Object(Given, closed) } }, async request => {
    const actor = actorOfRequest(request)
    const { path, format } = await fileOf(actor.accountId, request.body)
    const { refused, detail, ...found } = await lookAtEntryFile({ file: path, format, local })
    if (refused && refused !== 'noName') throw refusalOf(refused, detail)
    const saved = found.headings.length ? await savedMapping(platform, actor.unitId, found.headings) : null
    const columns = entryColumns.map(column => ({
      key: column.key,
      heading: headingOf(column, languageOf(request), local),
    }))
    return { ...found, format, mapping: saved ?? found.mapping, saved: saved !== null, columns }
  })

  const Reading = Type.Object({ ...Given, mapping: Type.Optional(Mapping) }, closed)
  app.post('/api/catalog-imports/readings', { schema: { body: Reading } }, async (request, reply) => {
    const actor = actorOfRequest(request)
    const { uploadId, fileName, mapping } = request.body
    const file = await fileOf(actor.accountId, request.body)
    const order = { uploadId, fileName, ...file, ...(mapping ? { mapping: mapping as TableMapping } : {}) }
    return reply.code(202).send({ readingId: await desk.order(actor, order) })
  })

  app.get('/api/catalog-import-readings/:id', { schema: { params: Id } }, async request => {
    return desk.progress(request.params.id, actorOfRequest(request).accountId)
  })
}

/** An import as it stands, its rows, and what became of them as a file; for its unit and for those who see all. */
function ledgerRoutes(app: App, { db, jurisdiction }: Platform, { languageOf }: ImportParts): void {
  const local = localWordsOf(jurisdiction)
  const importOf = async (request: FastifyRequest, id: string) => {
    const found = await findCase(db, id)
    const mayRead = seesDistrict(request) || found?.unit_id === actorOfRequest(request).unitId
    if (found?.type !== 'catalogImport' || !mayRead) throw new Refusal('unknown_case')
    return found
  }

  app.get('/api/catalog-imports/:id', { schema: { params: Id } }, async request => {
    const { id, number, title, state, unit_id: unitId } = await importOf(request, request.params.id)
    const { counts, importMode = null } = await findRecord(db, id)
    return { id, number, fileName: title, state, unitId, counts, importMode, outcomes: await outcomesOf(db, id) }
  })

  const Rows = Type.Object({
    kind: Type.Optional(Type.Enum(['new', 'resubmit', 'change', 'same', 'fault'])),
    outcome: Type.Optional(Type.Enum(['submitted', 'refused', 'left'])),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    after: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  })
  app.get('/api/catalog-imports/:id/rows', { schema: { params: Id, querystring: Rows } }, async request => {
    const { id } = await importOf(request, request.params.id)
    return { rows: await listImportRows(db, { importId: id, ...request.query }) }
  })

  app.get('/api/catalog-imports/:id/file', { schema: { params: Id } }, async (request, reply) => {
    const { id, number } = await importOf(request, request.params.id)
    reply.header('content-disposition', `attachment; filename="${number}.csv"`)
    reply.header('cache-control', 'private, no-store')
    const language = languageOf(request)
    const said = (key: string, params?: { readonly [name: string]: string | number }) =>
      wordsFor(language, key, params, local)
    return reply.type('text/csv; charset=utf-8').send(importResultCsv(db, id, said))
  })
}

/** The mapping with which a file of the same headings was last imported; where it was by the unit's own people. */
async function savedMapping(
  { db }: Platform,
  unitId: string | null,
  headings: readonly string[],
): Promise<TableMapping | null> {
  const wanted = { type: 'catalogImport' as const, holding: { headings: [...headings] }, limit: 1 }
  const [last] = await casesRecording(db, unitId ? { ...wanted, unitId } : wanted)
  return (last?.content.mapping as TableMapping | undefined) ?? null
}
