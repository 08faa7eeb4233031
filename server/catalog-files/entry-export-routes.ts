import { localWordsOf } from '@gongshu/regulations'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { wordsFor } from '../../text/words.ts'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { statesInForce } from '../catalog/catalog-change.ts'
import { actorOfRequest, unitSeen } from '../people/request-session.ts'
import { listUnits, type UnitRow } from '../registry/unit-queries.ts'
import { catalogFile, type ExportOrder } from './entry-export.ts'
import { type EntryFileFormat, entryFileFormats, type NamedUnit } from './entry-file.ts'

const mediaTypes: { readonly [F in EntryFileFormat]: string } = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
  ttl: 'text/turtle; charset=utf-8',
}

/** The catalog as a file: one's own unit's entries in every state, those of others while they are in force. */
export function entryExportRoutes(app: App, platform: Platform): void {
  const { db } = platform
  const Params = Type.Object({ format: Type.Enum([...entryFileFormats]) })
  const Query = Type.Object({
    unitId: Type.Optional(Type.String({ format: 'uuid' })),
    state: Type.Optional(Type.String({ maxLength: 200 })),
  })
  app.get('/api/catalog-files/:format', { schema: { params: Params, querystring: Query } }, async (request, reply) => {
    actorOfRequest(request)
    const format = request.params.format as EntryFileFormat
    const order = await orderOf(platform, request, request.query)
    reply.header('content-disposition', `attachment; filename="catalog-${order.catalog.modifiedOn}.${format}"`)
    reply.header('cache-control', 'private, no-store')
    return reply.type(mediaTypes[format]).send(catalogFile(db, format, order))
  })
}

type Wanted = { readonly unitId?: string | undefined; readonly state?: string | undefined }

async function orderOf(platform: Platform, request: FastifyRequest, { unitId, state }: Wanted): Promise<ExportOrder> {
  const { db, jurisdiction, clocks } = platform
  const rows = await listUnits(db)
  const units = new Map(rows.map(({ id, uscc, name }) => [id, { uscc, name }]))
  const local = localWordsOf(jurisdiction)
  const base = `${request.protocol}://${request.host}`
  const title = wordsFor('zh', 'catalogFile.title', { district: jurisdiction.name }, local)
  return {
    scope: { unitId, ...(state ? { states: state.split(',') } : {}), ownUnit: unitSeen(request), statesInForce },
    units,
    local,
    jurisdiction: jurisdiction.id,
    catalog: {
      base,
      title,
      description: wordsFor('zh', 'catalogFile.description', { district: jurisdiction.name }, local),
      publisher: publisherAmong(rows) ?? {
        uscc: jurisdiction.regionCode,
        name: jurisdiction.name,
      },
      modifiedOn: clocks.today(),
      pageOf: id => `${base}/work/cases/${id}`,
    },
  }
}

/** The catalog is the platform's, and whoever operates it publishes it. */
function publisherAmong(units: readonly UnitRow[]): NamedUnit | undefined {
  return units.find(unit => unit.offices.includes('operator'))
}
