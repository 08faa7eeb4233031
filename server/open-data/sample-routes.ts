import { createReadStream, existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import Type from 'typebox'
import { findCase } from '../acts/case-queries.ts'
import type { Platform } from '../acts/platform.ts'
import { findRecord } from '../acts/record-queries.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { exportTo } from '../lake/export-file.ts'
import { preview } from '../lake/query.ts'
import { openFormats } from './open-list-entry.ts'
import { mediaTypes } from './open-routes.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** Published samples for everyone: no account, no application. */
export function sampleRoutes(app: App, platform: Platform): void {
  app.get('/api/samples/:id/rows', { schema: { params: Id } }, async request => {
    const { of, columns, record } = await published(platform, request.params.id)
    const { wholeRows, sampleRows, likeness, samplingMethod } = record
    return {
      rows: await preview(platform.lake, of, { columns, limit: 1000 }),
      samplingMethod,
      wholeRows,
      sampleRows,
      likeness,
    }
  })

  const File = Type.Object({ id: Type.String({ format: 'uuid' }), format: Type.Enum([...openFormats]) })
  app.get('/api/samples/:id/files/:format', { schema: { params: File } }, async (request, reply) => {
    const { id, format } = request.params
    const { of, columns } = await published(platform, id)
    const dir = join(platform.dataDir, 'samples', id)
    const file = join(dir, `${of.version}.${format}`)
    if (!existsSync(file)) {
      await mkdir(dir, { recursive: true, mode: 0o700 })
      await exportTo(platform.lake, { ...of, columns, format, file })
    }
    reply.header('content-disposition', `attachment; filename="sample-${id}.${format}"`)
    return reply.type(mediaTypes[format]).send(createReadStream(file))
  })
}

// A sample of a set that is suspended or withdrawn is no longer handed out either.
async function published(platform: Platform, id: string) {
  const found = await findCase(platform.db, id)
  if (found?.type !== 'sampleSet' || found.state !== 'published') throw new Refusal('unknown_thing', { field: 'id' })
  const record = await findRecord(platform.db, id)
  const set = await findCase(platform.db, String(record.openListEntryId))
  if (set?.state === 'suspended') throw new Refusal('opening_suspended', { field: 'id' })
  if (!set || !['open', 'static'].includes(set.state)) throw new Refusal('unknown_thing', { field: 'id' })
  const columns = Array.isArray(record.columns) ? record.columns.map(String) : []
  return { of: { resource: id, version: String(record.version) }, columns, record }
}
