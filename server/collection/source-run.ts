import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '../acts/act-types.ts'
import type { Platform } from '../acts/platform.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { inTransaction } from '../db/open-database.ts'
import { LONGEST_CELL } from '../lake/stage.ts'
import type { AllowedHosts } from '../sources/address-guard.ts'
import { copyDropped } from '../sources/drop-folder.ts'
import { pullRows } from '../sources/pull.ts'
import { SourceFault } from '../sources/source-fault.ts'
import type { FolderSettings, RemoteSettings } from '../sources/source-settings.ts'
import { writePulled } from '../sources/write-pulled.ts'
import { columnsOf } from './collection.ts'
import { type DescribeVersion, type FileToLoad, loadFile } from './load-file.ts'
import {
  claimRun,
  digestsLoaded,
  endRun,
  findSource,
  type KnownSource,
  noteFetched,
  postponeRun,
  type RunRow,
  versionOfRun,
} from './source-queries.ts'

/** What the secrets of sources are sealed for. */
export const SOURCE_SECRET = 'collection-source'

/** After the first, second and third failure of the line the run waits this long, in minutes; then it has failed. */
export const RETRY_PAUSES_MINUTES = [1, 5, 30]

export type SourceReach = {
  readonly platform: Platform
  readonly describe: DescribeVersion
  /** Hosts of the own network that may be read. */
  readonly allowed: AllowedHosts
  /** Where a source's folder is, checked anew at each look. */
  readonly folderOf: (source: Pick<KnownSource, 'number' | 'settings'>) => Promise<string>
}

type Watching = { readonly signal: AbortSignal; readonly onProgress: (rows: number, bytes: number) => void }

/** How a run went; `postponed` runs go on later, `left` ones at the next start of the server. */
export type RunOutcome =
  | {
      readonly ended: 'done' | 'unchanged' | 'refused' | 'failed' | 'stopped'
      readonly run: RunRow
      readonly source: KnownSource
    }
  | { readonly ended: 'postponed' | 'left' | 'nothing' }

/** Whose hand a run is: the source was set up by the provider, or by the operator for it, to act in its place. */
const forProvider: Actor = { kind: 'system', onBehalfOf: 'provider' }

/**
 * Fetches and loads once, by the way of every uploaded file: the same checks, the same act, all or nothing. A run that was
 * cut off is begun anew; when its version is in the lake already, nothing is fetched and nothing is loaded twice.
 */
export async function performRun(reach: SourceReach, runId: string, watching: Watching): Promise<RunOutcome> {
  const { db, clocks } = reach.platform
  const run = await claimRun(db, runId, clocks.now())
  if (!run) return { ended: 'nothing' }
  const source = await findSource(db, run.source_id)
  if (!source) return { ended: 'nothing' }
  const end = async (state: 'done' | 'unchanged' | 'refused' | 'failed' | 'stopped', how: object = {}) => {
    await inTransaction(db, tx => endRun(tx, run, { state, ended_at: clocks.now(), ...how }))
    return { ended: state, run, source }
  }
  try {
    const before = await versionOfRun(db, source.collection_id, fileNameOf(run, source))
    if (before) return await end('done', { rows: before.rows, version: before.id })
    const loaded = await fetchAndLoad(reach, { run, source, watching })
    return loaded ? await end('done', loaded) : await end('unchanged')
  } catch (error) {
    const { reason } = watching.signal
    if (watching.signal.aborted) return reason === LEAVE ? { ended: 'left' } : await end('stopped')
    const pause = RETRY_PAUSES_MINUTES[run.attempts - 1]
    const fault = faultOf(reach.platform, error, run)
    if (!mayPass(error) || pause === undefined)
      return await end(error instanceof Refusal ? 'refused' : 'failed', { fault })
    await postponeRun(db, run.id, { retryAt: new Date(clocks.now().getTime() + pause * 60_000), fault })
    return { ended: 'postponed' }
  }
}

/** The server ends: what runs is left as it is and begins anew at the next start. */
export const LEAVE = Symbol('the server ends')

type Work = { readonly run: RunRow; readonly source: KnownSource; readonly watching: Watching }

async function fetchAndLoad(reach: SourceReach, work: Work) {
  const { platform, describe } = reach
  const { run, source, watching } = work
  const folder = join(platform.dataDir, 'uploads', 'sources')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, run.id)
  await rm(path, { force: true })
  try {
    const reading = source.kind === 'folder' ? await fetchFile(reach, work, path) : await fetchRows(reach, work, path)
    if (!reading) return null
    const file: FileToLoad = {
      collectionId: source.collection_id,
      path,
      fileName: fileNameOf(run, source),
      mode: source.mode,
      signal: watching.signal,
      ...reading,
    }
    const { manifest } = await loadFile({ platform, actor: forProvider, describe }, file)
    return { rows: manifest.source.rows, version: manifest.version }
  } finally {
    await rm(path, { force: true })
  }
}

type Reading = Pick<FileToLoad, 'format' | 'encoding' | 'jsonPath'>

async function fetchRows(reach: SourceReach, { run, source, watching }: Work, path: string): Promise<Reading | null> {
  const { platform, allowed } = reach
  const remote = remoteOf(source)
  const header = columnsOf(source.items).map(column => column.name)
  const pulled = pullRows(remote, {
    columns: header.map(name => columnIn(remote, name)),
    mark: source.mark,
    markIncluded: source.mode === 'upsert',
    secret: secretOf(platform, source),
    allowed,
    signal: watching.signal,
  })
  const { onProgress } = watching
  const fetched = await writePulled(pulled, { file: path, header, longestCell: LONGEST_CELL, onProgress })
  await noteFetched(platform.db, run.id, fetched)
  // Nothing newer than the mark is an answer; a table that is empty as a whole is told to whoever reads the data.
  return fetched.rows === 0 && source.mark !== null ? null : { format: 'csv', encoding: 'utf-8' }
}

async function fetchFile(reach: SourceReach, { run, source, watching }: Work, path: string): Promise<Reading | null> {
  const { platform } = reach
  const settings = source.settings as unknown as FolderSettings
  const fetched = await copyDropped(await reach.folderOf(source), run.file_name ?? '', path)
  watching.onProgress(0, fetched.bytes)
  const before = await digestsLoaded(platform.db, source.id)
  await noteFetched(platform.db, run.id, { ...fetched, rows: null, mark: null })
  // Appending a file twice would double its rows; where a file replaces all, an older one may well come back.
  const isKnown = source.mode === 'append' ? before.includes(fetched.sha256) : before[0] === fetched.sha256
  if (isKnown) return null
  const { format, encoding, jsonPath } = settings
  return { format, encoding, ...(jsonPath ? { jsonPath } : {}) }
}

export function secretOf(platform: Platform, source: Pick<KnownSource, 'secret_sealed'>): string | null {
  if (!source.secret_sealed) return null
  return Buffer.from(platform.keys.unseal(source.secret_sealed, SOURCE_SECRET)).toString('utf8')
}

/** The settings were checked by the schema of their kind when they were stored. */
export function remoteOf(source: Pick<KnownSource, 'kind' | 'settings'>): RemoteSettings {
  return { kind: source.kind, settings: source.settings } as unknown as RemoteSettings
}

function columnIn({ settings }: RemoteSettings, column: string): string | null {
  const named = settings.columns?.[column]
  return named === undefined ? column : named
}

/** The name by which the version knows its run: it tells whether a run that was cut off had come to its end. */
function fileNameOf(run: RunRow, source: KnownSource): string {
  return `${run.id}/${run.file_name ?? `${source.name}.csv`}`
}

/** What may be gone at the next try: a fault of the line, or another load that came between. */
function mayPass(error: unknown): boolean {
  return error instanceof Refusal
    ? error.code === 'stale_revision'
    : error instanceof SourceFault && error.kind === 'line'
}

// The first faults say enough; the rest stand in the source, which the provider has.
const FAULTS_KEPT = 20

function faultOf({ log }: Platform, error: unknown, run: RunRow): JsonObject {
  if (error instanceof SourceFault) return { code: error.code, params: error.params }
  if (error instanceof Refusal) {
    const { field = '', params, faults = [] } = error.details
    return {
      code: error.code,
      params: { ...params, field },
      faults: faults.slice(0, FAULTS_KEPT) as unknown as JsonObject[],
    }
  }
  log.error('a source could not be read', { source: run.source_id, run: run.id, cause: String(error) })
  return { code: 'unexpected', params: { reference: run.id } }
}
