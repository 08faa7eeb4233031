import type { Platform } from '../../acts/platform.ts'
import type { CatalogItem } from '../../db/schema-matters.ts'
import type { Cell } from '../../lake/lake.ts'
import { preview } from '../../lake/query.ts'
import type { ColumnProfile } from '../../quality/profile.ts'
import { html, type SafeHtml } from '../html.ts'
import { dayWords, numberWords, PAGE_SIZE, pager, table } from '../page-parts.ts'
import type { SetVersion, VisibleSet } from '../portal-queries.ts'
import { pageOf, type Visit } from '../visit.ts'

/** A set with what its page needs: the opened items in order, and the version that is served. */
export type SetView = {
  readonly set: VisibleSet
  readonly items: readonly CatalogItem[]
  readonly current: SetVersion | null
  /** Open to everyone without a condition. */
  readonly isFree: boolean
}

export type Manifest = { rows: number; sha256: string; sm3: string }

export function manifestOf({ manifest }: SetVersion): Manifest {
  const { rows, sha256, sm3 } = manifest
  return { rows: Number(rows ?? 0), sha256: String(sha256 ?? ''), sm3: String(sm3 ?? '') }
}

export function fieldTable(visit: Visit, { items, current }: SetView): SafeHtml {
  if (items.length === 0) return html`<p class="empty">${visit.say('portal.noFields')}</p>`
  const profiles = profilesOf(current)
  return table({
    caption: visit.say('portal.fields'),
    heads: [
      visit.say('field.name'),
      visit.say('field.column'),
      visit.say('field.type'),
      visit.say('field.item.description'),
      visit.say('portal.filled'),
      visit.say('portal.distinct'),
    ],
    rows: items.map(item => {
      const found = profiles.find(({ name }) => name === item.column)
      return [
        item.name,
        html`<code>${item.column}</code>`,
        visit.sayOf('itemType', item.type),
        item.description,
        found ? percent(found.rows - found.nulls, found.rows) : visit.say('portal.none'),
        found ? numberWords(visit, found.distinct) : visit.say('portal.none'),
      ]
    }),
    figures: [4, 5],
  })
}

/** Twenty rows of what is open, and links to the next twenty. */
export async function previewTable(platform: Platform, visit: Visit, view: SetView): Promise<SafeHtml> {
  const { set, items, current, isFree } = view
  if (!isFree) return html`<p class="note">${visit.say('portal.noPreview')}</p>`
  if (!current || items.length === 0) return html`<p class="empty">${visit.say('portal.noData')}</p>`
  const page = pageOf(visit)
  const rows = await preview(
    platform.lake,
    { resource: set.entry_id, version: current.id },
    { columns: items.map(item => item.column), limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE },
  )
  const total = manifestOf(current).rows
  const figures = items.flatMap((item, index) => (['integer', 'decimal'].includes(item.type) ? [index] : []))
  return html`<p class="count">${visit.say('portal.rowsOf', { shown: numberWords(visit, rows.length), total: numberWords(visit, total) })}</p>
${table({
  caption: visit.say('portal.preview'),
  heads: items.map(item => item.name),
  rows: rows.map(row => items.map(item => cellWords(visit, row[item.column] ?? null))),
  figures,
})}
${pager(visit, { page, total, anchor: '#preview' })}`
}

/** The versions of the data; the one that the files and the interface serve is marked. */
export function versionTable(visit: Visit, { current }: SetView, versions: readonly SetVersion[]): SafeHtml {
  if (versions.length === 0) return html`<p class="empty">${visit.say('portal.noData')}</p>`
  return table({
    caption: visit.say('portal.versions'),
    heads: [
      visit.say('portal.loadedOn'),
      visit.say('portal.rows'),
      visit.say('portal.digest'),
      visit.say('portal.served'),
    ],
    rows: versions.map(version => {
      const { rows, sha256, sm3 } = manifestOf(version)
      return [
        dayWords(visit, version.loaded_on),
        numberWords(visit, rows),
        html`<code class="digest">SHA-256 ${sha256}</code><code class="digest">SM3 ${sm3}</code>`,
        version.id === current?.id ? visit.say('portal.yes') : visit.say('portal.notServed'),
      ]
    }),
    figures: [1],
  })
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '100%' : `${Math.floor((1000 * part) / whole) / 10}%`
}

function profilesOf(version: SetVersion | null): readonly ColumnProfile[] {
  const columns = version?.profile?.columns
  return Array.isArray(columns) ? (columns as unknown as ColumnProfile[]) : []
}

function cellWords(visit: Visit, cell: Cell): string {
  if (typeof cell === 'boolean') return visit.say(cell ? 'portal.yes' : 'portal.no')
  return cell === null ? '' : String(cell)
}
