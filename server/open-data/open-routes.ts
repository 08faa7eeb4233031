import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import Type from 'typebox'
import { findCase } from '../acts/case-queries.ts'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { preview } from '../lake/query.ts'
import { openFile, openSet } from './open-files.ts'
import { type OpenFormat, openFormats } from './open-list-entry.ts'
import { countDownload, listOpenEntries } from './open-list-queries.ts'
import { openReadLimit, READS_PER_MINUTE } from './open-read-limit.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

export const mediaTypes: { readonly [F in OpenFormat]: string } = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
}

/** Open sets for everyone: no account, no key, no form. */
export function openRoutes(app: App, platform: Platform, readsPerMinute = READS_PER_MINUTE): void {
  const mayRead = openReadLimit(platform, readsPerMinute)
  const Page = Type.Object({
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
    offset: Type.Integer({ minimum: 0, default: 0 }),
  })
  app.get('/api/open-list-entries', { schema: { querystring: Page } }, async request => {
    return { entries: await listOpenEntries(platform.db, { states: ['open', 'static'], ...request.query }) }
  })

  const Rows = Type.Object({
    limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
    offset: Type.Integer({ minimum: 0, default: 0 }),
  })
  app.get('/api/open/:id/rows', { schema: { params: Id, querystring: Rows } }, async request => {
    mayRead(request.ip)
    const entry = await openSet(platform, request.params.id)
    const of = { resource: entry.entry_id, version: entry.resource_version ?? '' }
    return preview(platform.lake, of, { ...request.query, columns: [...entry.columns] })
  })

  const File = Type.Object({ id: Type.String({ format: 'uuid' }), format: Type.Enum([...openFormats]) })
  app.get('/api/open/:id/files/:format', { schema: { params: File } }, async (request, reply) => {
    mayRead(request.ip)
    const { id, format } = request.params
    const file = await openFile(platform, id, format)
    const title = (await findCase(platform.db, id))?.title ?? id
    await countDownload(platform.db, id)
    const name = encodeURIComponent(`${title}.${format}`)
    reply.header('content-disposition', `attachment; filename="${id}.${format}"; filename*=UTF-8''${name}`)
    reply.header('content-length', (await stat(file)).size)
    return reply.type(mediaTypes[format]).send(createReadStream(file))
  })
}
