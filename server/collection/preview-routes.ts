import { randomBytes } from 'node:crypto'
import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { findEntry } from '../catalog/catalog-entry-queries.ts'
import type { CatalogItem } from '../db/schema-matters.ts'
import type { Row } from '../lake/lake.ts'
import { applyMask, type Mask } from '../lake/mask.ts'
import { preview, versionColumns } from '../lake/query.ts'
import { actorOfRequest } from '../people/request-session.ts'
import { currentVersion } from './collection-queries.ts'
import { columnsOpened, servesUnit } from './preview-queries.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const ROWS = 100

/** A look at the data of an entry: masked rows for who may see them, else the reason why there are none. */
export function previewRoutes(app: App, { db, lake }: Platform): void {
  app.get('/api/catalog-entries/:id/preview', { schema: { params: Id } }, async request => {
    const { unitId } = actorOfRequest(request)
    const entry = await findEntry(db, request.params.id)
    if (!entry || entry.published_on === null) throw new Refusal('unknown_case')
    const version = await currentVersion(db, entry.id)
    if (!version) return nothing('notCollected')
    const isOwn = unitId !== null && entry.unit_id === unitId
    const opened = isOwn ? [] : await columnsOpened(db, entry.id)
    const there = (await versionColumns(lake, entry.id, version.id)).map(column => column.name)
    const items = entry.items.filter(({ column }) => there.includes(column) && (isOwn || opened.includes(column)))
    if (!items.length) return nothing(await reasonFor(unitId, entry))
    const columns = items.map(item => item.column)
    const rows = await preview(lake, { resource: entry.id, version: version.id }, { columns, limit: ROWS })
    const secret = randomBytes(32).toString('hex')
    return { columns, rows: rows.map(row => masked(row, items, secret)), reason: null }
  })

  async function reasonFor(unitId: string | null, entry: { id: string; content: { [name: string]: unknown } }) {
    if (unitId && (await servesUnit(db, entry.id, unitId))) return 'byService'
    return entry.content.sharingAttribute === 'notShared' ? 'notShared' : 'notGranted'
  }
}

function nothing(reason: 'notCollected' | 'byService' | 'notShared' | 'notGranted') {
  return { columns: [], rows: [], reason }
}

// Each look has a secret of its own: what is hashed in one cannot be compared with what is hashed in another.
function masked(row: Row, items: readonly CatalogItem[], secret: string): { [column: string]: string | null } {
  const cell = ({ column, mask }: CatalogItem) => {
    const value = row[column]
    return applyMask(mask as Mask, value === null || value === undefined ? null : String(value), secret)
  }
  return Object.fromEntries(items.map(item => [item.column, cell(item)]))
}
