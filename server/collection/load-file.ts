import type { Actor, ActResult } from '../acts/act-types.ts'
import type { Platform } from '../acts/platform.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { findEntry } from '../catalog/catalog-entry-queries.ts'
import type { Db } from '../db/open-database.ts'
import { collectFile } from '../lake/collect.ts'
import { type Column, type Lake, type Manifest, versionFile } from '../lake/lake.ts'
import type { LoadMode, MergeBase } from '../lake/merge-version.ts'
import { countRows } from '../lake/query.ts'
import type { RowFault } from '../lake/row-fault.ts'
import type { SourceFormat } from '../lake/source-format.ts'
import { type VersionChange, versionChange } from '../lake/version-change.ts'
import { fileDigests } from '../lake/write-version.ts'
import { columnsOf, keyColumnsOf } from './collection.ts'
import { findCollection } from './collection-queries.ts'

export type FileToLoad = {
  readonly collectionId: string
  readonly path: string
  readonly fileName: string
  readonly format: SourceFormat | 'auto'
  /** `replace` unless said: the file is all there is. */
  readonly mode?: LoadMode
  /** The look-up items by which `upsert` knows a row; all of them unless said. */
  readonly keyColumns?: readonly string[]
  readonly encoding?: string
  readonly jsonPath?: string
  /** Which load this is, kept with the version: a load that is run again after a kill must not add its rows twice. */
  readonly loadId?: string
  readonly onProgress?: (rows: number) => void
  /** Takes every fault that is kept of a refused file, of which the refusal itself names the first. */
  readonly onRefused?: (faults: readonly RowFault[]) => Promise<void>
  readonly signal?: AbortSignal
}

/** Profile and quality of a version that was just written; given by the matter of quality, which comes later. */
export type DescribeVersion = (
  of: { resource: string; version: string },
  columns: readonly Column[],
  keys: readonly string[],
) => Promise<{ profile: JsonObject; quality: JsonObject }>

export type Loading = { readonly platform: Platform; readonly actor: Actor; readonly describe: DescribeVersion }

export type Loaded = { readonly result: ActResult; readonly manifest: Manifest; readonly change: VersionChange }

/** How many faults a refusal names itself. */
const FAULTS_TOLD = 100

/**
 * Collects a file into the lake, reconciles it with its source, profiles it and, in one act, makes it the current
 * version. A file with a fault is refused whole; a kill before the act leaves a version that nobody can see.
 */
export async function loadFile({ platform, actor, describe }: Loading, file: FileToLoad): Promise<Loaded> {
  const { collection, entry } = await entryToLoad(platform.db, file.collectionId, actor)
  const columns: Column[] = columnsOf(entry.items)
  const lookups = entry.items.filter(item => item.lookup).map(item => item.column)
  const keys = keyColumnsOf(entry.items, file.keyColumns)
  const { mode = 'replace' } = file
  const base = baseOf({ mode, keys, current: collection.current_version })
  const manifest = await collected(platform, file, { resource: entry.id, columns, sortBy: lookups, ...base })
  const version = { resource: entry.id, version: manifest.version }
  const changed = await changeSince(platform.lake, collection.current_version, { ...version, columns, keys })
  const resultMode = base.base ? mode : 'replace'
  const reconciliation = await reconcile(platform.lake, manifest, { ...changed, resource: entry.id, mode: resultMode })
  const description = await describe(version, columns, lookups)
  const result = await platform.acts.act({
    step: 'collection.load',
    caseId: file.collectionId,
    actor,
    input: {
      version: manifest.version,
      manifest: { ...manifest, ...(file.loadId ? { loadId: file.loadId } : {}) } as unknown as JsonObject,
      mode,
      basedOn: collection.current_version,
      change: changed.change,
      reconciliation,
      ...description,
    },
  })
  return { result, manifest, change: changed.change }
}

/** A collection and the entry whose data it holds; refused to other units than the entry's own. */
export async function entryToLoad(db: Db, collectionId: string, actor: Actor) {
  const collection = await findCollection(db, collectionId)
  const entry = collection && (await findEntry(db, collection.entry_id))
  if (!collection || !entry) throw new Refusal('unknown_case')
  if (actor.kind === 'account' && actor.unitId !== collection.unit_id) throw new Refusal('unit_not_party')
  return { collection, entry }
}

type Collecting = { resource: string; columns: Column[]; sortBy: string[]; base?: MergeBase }

async function collected(platform: Platform, file: FileToLoad, into: Collecting): Promise<Manifest> {
  const { path, fileName, format, encoding, jsonPath, onProgress, signal, onRefused } = file
  const read = { encoding, jsonPath, onProgress, signal }
  const given = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
  const answer = await collectFile(platform.lake, { file: path, fileName, format, ...given, ...into })
  if (answer.ok) return answer.manifest
  await onRefused?.(answer.faults)
  const faults = answer.faults.slice(0, FAULTS_TOLD).map(fault => ({
    ...fault,
    field: `row ${fault.row}${fault.column ? ` ${fault.column}` : ''}`,
  }))
  throw new Refusal('file_refused', { field: 'file', params: { faults: answer.faultCount }, faults })
}

type Base = { mode: LoadMode; keys: readonly string[]; current: string | null }

// What nothing was collected for before is loaded like the first time, whatever the mode.
function baseOf({ mode, keys, current }: Base): { base?: MergeBase } {
  if (mode === 'upsert' && keys.length === 0) throw new Refusal('no_key', { field: 'mode' })
  if (mode === 'replace' || current === null) return {}
  return { base: { version: current, mode, keys } }
}

type After = { resource: string; version: string; columns: readonly Column[]; keys: readonly string[] }
type Changed = { change: VersionChange; rowsBefore: number }

async function changeSince(lake: Lake, before: string | null, after: After): Promise<Changed> {
  const { resource, version, columns, keys } = after
  if (before === null) {
    const added = await countRows(lake, resource, version)
    return { change: { added, changed: 0, removed: 0, same: 0 }, rowsBefore: 0 }
  }
  const change = await versionChange(lake, { resource, before, after: version, columns, keys })
  return { change, rowsBefore: await countRows(lake, resource, before) }
}

/**
 * Counted and hashed again from the file as it lies on disk: what the source had must be what the lake now holds. Rows that
 * stay from before count as rows of the source.
 */
async function reconcile(lake: Lake, manifest: Manifest, of: Changed & { resource: string; mode: LoadMode }) {
  const { change, rowsBefore, resource, mode } = of
  const collectedRows = await countRows(lake, resource, manifest.version)
  const stored = await fileDigests(versionFile(lake, resource, manifest.version))
  const read = manifest.source.rows
  const sourceRows = { replace: read, append: rowsBefore + read, upsert: rowsBefore + change.added - change.removed }[
    mode
  ]
  return {
    sourceRows,
    collectedRows,
    sourceSha256: manifest.source.sha256,
    contentDigest: manifest.contentDigest,
    reconciled: collectedRows === sourceRows && stored.sha256 === manifest.sha256,
  }
}
