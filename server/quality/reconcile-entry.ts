import { hash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { system } from '../acts/act-types.ts'
import type { Platform } from '../acts/platform.ts'
import { casesRecording } from '../acts/record-queries.ts'
import { newId } from '../base/ids.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { type CatalogEntryRow, findEntry } from '../catalog/catalog-entry-queries.ts'
import { columnsOf } from '../collection/collection.ts'
import { currentVersion, type ResourceVersionRow } from '../collection/collection-queries.ts'
import { versionFile } from '../lake/lake.ts'
import { applyMask, type Mask } from '../lake/mask.ts'
import { countRows, versionColumns } from '../lake/query.ts'
import { servingFile } from '../lake/serving.ts'
import { fileDigests } from '../lake/write-version.ts'
import { type Comparison, compareTables, type Difference } from './compare-tables.ts'
import { lakeTable } from './lake-digest.ts'
import { insertReconciliation, type ServedVersion, servedVersions } from './reconciliation-queries.ts'
import { servingTable } from './serving-digest.ts'
import { type DigestColumn, type DigestedTable, UNIT } from './table-digest.ts'

/** The database that an entry's data is fetched from; null where it came as a file, or cannot be asked. */
export type SourceOfEntry = (entryId: string) => Promise<AskedSource | null>
export type AskedSource = {
  readonly kind: string
  readonly name: string
  readonly table: DigestedTable
  close(): Promise<void>
}

export type Reconciliation = {
  readonly agreed: boolean
  /** `file`: its rows as they were counted when it was collected; else a database, asked anew. */
  readonly source: {
    readonly kind: string
    readonly name: string
    readonly rows: number
    readonly agreed: boolean
    readonly comparison?: Comparison
  }
  /** `intact`: the file still has the bytes that were collected. */
  readonly lake: { readonly rows: number; readonly intact: boolean }
  readonly serving: readonly ServedComparison[]
}

type ServedComparison = {
  readonly serviceId: string
  readonly number: string
  readonly consumer: string
  /** Whether it answers from an older version than the current one. */
  readonly behind: boolean
  readonly rows: number
  readonly agreed: boolean
  /** The columns that it holds in clear; masked ones cannot be compared. */
  readonly comparison: Comparison | null
}

export type ReconcileOptions = { readonly sourceOf?: SourceOfEntry; readonly nightly: boolean }

/**
 * Holds what the source has, what the lake has and what services answer from against each other, keeps the result, and
 * makes an issue of what differs. Keys of persons are masked in what is kept.
 */
export async function reconcileEntry(
  platform: Platform,
  entryId: string,
  { sourceOf, nightly }: ReconcileOptions,
): Promise<Reconciliation> {
  const entry = await findEntry(platform.db, entryId)
  const version = await currentVersion(platform.db, entryId)
  if (!entry || !version) throw new Refusal('not_collected', { field: 'id' })
  const held = { entry, version }
  const lake = await lakeSide(platform, held)
  // A damaged file cannot be read: there is nothing to hold a database against.
  const source = await sourceSide(platform, held, lake.intact ? sourceOf : undefined)
  const serving: ServedComparison[] = []
  for (const service of await servedVersions(platform.db, entryId)) {
    serving.push(await servingSide(platform, { ...held, intact: lake.intact }, service))
  }
  const agreed = lake.intact && source.agreed && serving.every(side => side.agreed)
  const found = { agreed, source, lake, serving }
  await insertReconciliation(platform.db, {
    id: newId(),
    entryId,
    version: version.id,
    runOn: platform.clocks.today(),
    ranAt: platform.clocks.now(),
    nightly,
    agreed,
    content: maskKeys(found, entry) as unknown as JsonObject,
  })
  if (!agreed) await reportDifference(platform, entryId, found)
  return found
}

type Held = { readonly entry: CatalogEntryRow; readonly version: ResourceVersionRow }

async function lakeSide(platform: Platform, { entry, version }: Held): Promise<Reconciliation['lake']> {
  const file = versionFile(platform.lake, entry.id, version.id)
  const stored = await fileDigests(file).catch(() => null)
  if (stored?.sha256 !== version.manifest.sha256) return { rows: 0, intact: false }
  return { rows: await countRows(platform.lake, entry.id, version.id), intact: true }
}

async function sourceSide(platform: Platform, { entry, version }: Held, sourceOf: SourceOfEntry | undefined) {
  const source = (await sourceOf?.(entry.id)) ?? null
  if (!source) {
    const recorded = version.manifest.source as unknown as { fileName: string; rows: number }
    const agreed = recorded.rows === Number(version.manifest.rows)
    return { kind: 'file', name: recorded.fileName, rows: recorded.rows, agreed }
  }
  try {
    const columns = columnsOf(entry.items)
    const keys = entry.items.filter(item => item.lookup).map(item => item.column)
    const held = lakeTable(platform.lake, { resource: entry.id, version: version.id })
    const comparison = await compareTables(source.table, held, { columns, keys })
    const { rows, agreed } = comparison
    return { kind: source.kind, name: source.name, rows: rows[0], agreed, comparison }
  } finally {
    await source.close()
  }
}

async function servingSide(
  platform: Platform,
  { entry, version, intact }: Held & { readonly intact: boolean },
  service: ServedVersion,
): Promise<ServedComparison> {
  const file = servingFile(platform.lake, service.digest)
  const known = { serviceId: service.id, number: service.number, consumer: service.consumer }
  const behind = service.version !== version.id
  if (!intact || !(await stat(file).catch(() => null)))
    return { ...known, behind, rows: 0, agreed: false, comparison: null }
  const columns = await clearColumns(platform, entry.id, service)
  const keys = entry.items.filter(item => item.lookup).map(item => item.column)
  const isKeyed = keys.length > 0 && keys.every(key => columns.some(column => column.name === key))
  const held = lakeTable(platform.lake, { resource: entry.id, version: service.version })
  const comparison = await compareTables(held, servingTable(file), { columns, keys: isKeyed ? keys : [] })
  return { ...known, behind, rows: comparison.rows[1], agreed: comparison.agreed, comparison }
}

/** The granted columns that stand in the serving file as they stand in the lake. */
async function clearColumns(platform: Platform, entryId: string, service: ServedVersion): Promise<DigestColumn[]> {
  const held = await versionColumns(platform.lake, entryId, service.version)
  return held.filter(({ name }) => service.columns.includes(name) && (service.masks[name] ?? 'none') === 'none')
}

async function reportDifference(platform: Platform, entryId: string, found: Reconciliation): Promise<void> {
  const open = await casesRecording(platform.db, { type: 'dataIssue', holding: { entryId, foundBy: 'reconciliation' } })
  if (open.some(issue => issue.state !== 'closed')) return
  const comparisons = [found.source.comparison, ...found.serving.map(side => side.comparison)]
  const columns = comparisons.flatMap(one => one?.columns.filter(({ agreed }) => !agreed) ?? [])
  const differing = [...new Set(columns.map(({ column }) => column))].slice(0, 50)
  await platform.acts.act({
    step: 'dataIssue.report',
    actor: system,
    input: {
      entryId,
      issueType: 'reconciliation',
      foundBy: 'reconciliation',
      sourceRows: found.source.rows,
      platformRows: found.lake.rows,
      ...(differing.length ? { differingColumns: differing } : {}),
    },
  })
}

/** What is kept for offices to read: keys that say who somebody is are masked, part by part. */
export function maskKeys(found: Reconciliation, { items }: Pick<CatalogEntryRow, 'items'>): Reconciliation {
  const keys = items.filter(item => item.lookup)
  const hide = (key: string) => {
    const parts = key.split(UNIT)
    const masked = parts.map((part, index) =>
      (keys[index]?.personal ?? true) ? maskedPart(part, keys[index]?.mask) : part,
    )
    return masked.join(' / ')
  }
  const masked = (comparison: Comparison): Comparison => ({
    ...comparison,
    differences: comparison.differences.map((one): Difference => ({ ...one, key: hide(one.key) })),
  })
  const { comparison, ...source } = found.source
  return {
    ...found,
    source: comparison ? { ...source, comparison: masked(comparison) } : source,
    serving: found.serving.map(side => ({ ...side, comparison: side.comparison && masked(side.comparison) })),
  }
}

function maskedPart(part: string, mask: string | undefined): string {
  const agreed = !mask || mask === 'none' || mask === 'drop' ? 'keep_1_1' : (mask as Mask)
  return applyMask(agreed, part, hash('sha256', 'reconciliation', 'hex')) ?? ''
}
