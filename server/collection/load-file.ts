import type { Actor, ActResult } from '../acts/act-types.ts'
import type { Platform } from '../acts/platform.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { findEntry } from '../catalog/catalog-entry-queries.ts'
import { collectFile } from '../lake/collect.ts'
import { type Column, type Manifest, versionFile } from '../lake/lake.ts'
import { countRows } from '../lake/query.ts'
import { fileDigests } from '../lake/write-version.ts'
import { columnsOf } from './collection.ts'
import { findCollection } from './collection-queries.ts'

export type FileToLoad = {
  readonly collectionId: string
  readonly path: string
  readonly fileName: string
  readonly format: 'csv' | 'xlsx' | 'json' | 'auto'
  readonly encoding?: string
  readonly jsonPath?: string
  readonly onProgress?: (rows: number) => void
  readonly signal?: AbortSignal
}

/** Profile and quality of a version that was just written; given by the matter of quality, which comes later. */
export type DescribeVersion = (
  of: { resource: string; version: string },
  columns: readonly Column[],
  keys: readonly string[],
) => Promise<{ profile: JsonObject; quality: JsonObject }>

export type Loading = { readonly platform: Platform; readonly actor: Actor; readonly describe: DescribeVersion }

export type Loaded = { readonly result: ActResult; readonly manifest: Manifest }

/**
 * Collects a file into the lake, reconciles it with its source, profiles it and, in one act, makes it the current
 * version. A file with a fault is refused whole; a kill before the act leaves a version that nobody can see.
 */
export async function loadFile({ platform, actor, describe }: Loading, file: FileToLoad): Promise<Loaded> {
  const collection = await findCollection(platform.db, file.collectionId)
  const entry = collection && (await findEntry(platform.db, collection.entry_id))
  if (!collection || !entry) throw new Refusal('unknown_case')
  if (actor.kind === 'account' && actor.unitId !== collection.unit_id) throw new Refusal('unit_not_party')
  const columns: Column[] = columnsOf(entry.items)
  const keys = entry.items.filter(item => item.lookup).map(item => item.column)
  const { path, collectionId: _, ...request } = file
  const collected = await collectFile(platform.lake, {
    ...request,
    resource: entry.id,
    file: path,
    columns,
    sortBy: keys,
  })
  if (!collected.ok) {
    const faults = collected.faults.map(fault => ({
      ...fault,
      field: `row ${fault.row}${fault.column ? ` ${fault.column}` : ''}`,
    }))
    throw new Refusal('file_refused', { field: 'file', params: { faults: collected.faultCount }, faults })
  }
  const { manifest } = collected
  const version = { resource: entry.id, version: manifest.version }
  const reconciliation = await reconcile(platform, version, manifest)
  const description = await describe(version, columns, keys)
  const result = await platform.acts.act({
    step: 'collection.load',
    caseId: file.collectionId,
    actor,
    input: {
      version: manifest.version,
      manifest: manifest as unknown as JsonObject,
      reconciliation,
      ...description,
    },
  })
  return { result, manifest }
}

// Counted and hashed again from the file as it lies on disk: what the source had must be what the lake now holds.
async function reconcile(platform: Platform, of: { resource: string; version: string }, manifest: Manifest) {
  const collectedRows = await countRows(platform.lake, of.resource, of.version)
  const stored = await fileDigests(versionFile(platform.lake, of.resource, of.version))
  return {
    sourceRows: manifest.source.rows,
    collectedRows,
    sourceSha256: manifest.source.sha256,
    contentDigest: manifest.contentDigest,
    reconciled: collectedRows === manifest.source.rows && stored.sha256 === manifest.sha256,
  }
}
