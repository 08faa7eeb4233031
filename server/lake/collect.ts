import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { DecimalWidth } from './column-sql.ts'
import { csvRelation, csvShape } from './csv-source.ts'
import { type Column, type Lake, type Manifest, versionFile, withConnection, withTempFolder } from './lake.ts'
import { listFaults } from './list-faults.ts'
import { listRepeatedKeys } from './list-repeated-keys.ts'
import { hasColumns, type MergeBase, mergeVersions } from './merge-version.ts'
import { MARKS, type Mark, occurringMarks } from './occurring-marks.ts'
import { isTable, jobFor, type OpenSource, openSource, type SourceRequest } from './open-source.ts'
import { readInChild } from './read-in-child.ts'
import { FAULTS_KEPT, headerFaults, type RowFault, wholeFault } from './row-fault.ts'
import { ident, literal } from './sql-text.ts'
import { stageRelation } from './stage.ts'
import type { StageResult } from './stage-job.ts'
import { contentDigest, fileDigests, publishVersion, sortOrder, writeSorted } from './write-version.ts'

export type { RowFault } from './row-fault.ts'

export type CollectRequest = SourceRequest & {
  resource: string
  sortBy?: string[]
  /** The version that the rows are added to; absent where they take its place. */
  base?: MergeBase
  onProgress?(rows: number): void
}

export type Collected =
  | { ok: true; manifest: Manifest }
  | { ok: false; faults: RowFault[]; faultCount: number; rows: number }

/**
 * Reads a source file, checks every row and writes one immutable, sorted Parquet version, or nothing at all. Blanks at the
 * ends of a cell are dropped and an empty cell is null. Nothing is visible before the last rename, and the caller makes the
 * version known by storing the manifest.
 */
export async function collectFile(lake: Lake, request: CollectRequest): Promise<Collected> {
  guardColumns(request.columns)
  const started = performance.now()
  return await withTempFolder(lake, folder =>
    withConnection(lake, async db => {
      const stop = () => db.interrupt()
      request.signal?.addEventListener('abort', stop)
      try {
        const collected = await collectSource({ lake, request: withKeys(request), folder, db })
        if (!collected.ok) return collected
        return { ok: true, manifest: { ...collected.manifest, collectedMs: Math.round(performance.now() - started) } }
      } finally {
        request.signal?.removeEventListener('abort', stop)
      }
    }),
  )
}

type Place = { lake: Lake; request: CollectRequest; folder: string; db: DuckDBConnection }
type Work = Place & {
  source: OpenSource
  /** What a cell may hold that has to be looked for. */
  marks: ReadonlySet<Mark>
}

async function collectSource(place: Place): Promise<Collected> {
  const { lake, request, folder, db } = place
  const { base } = request
  if (base && !(await hasColumns(db, versionFile(lake, request.resource, base.version), request.columns))) {
    return { ok: false, ...wholeFault('other_columns') }
  }
  const source = await openSource(request, folder)
  if ('faults' in source) return { ok: false, ...source }
  const work = { ...place, source, marks: new Set(MARKS) }
  if (isTable(source.format)) return await collectTable(work)
  return source.badEncoding ? { ok: false, ...wholeFault('bad_encoding') } : await collectStaged(work)
}

/** The fast way: one query reads, checks, sorts and writes. It stops at the first fault without saying which row. */
async function collectTable(work: Work): Promise<Collected> {
  const { request, source } = work
  const shape = await csvShape(source.file, request.columns, source.format)
  if (!shape) return { ok: false, ...wholeFault('empty_file') }
  const faults = headerFaults(shape.header, request.columns, 1 + shape.skip)
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, FAULTS_KEPT), faultCount: faults.length, rows: 0 }
  if (!source.badEncoding) {
    const marked = { ...work, marks: await occurringMarks(source.file, request.signal) }
    const written = await tryWrite(marked, csvRelation(source.file, shape, request.columns))
    if (written) return await finish(marked, written)
  }
  return await collectStaged(work)
}

/** The careful way: a child reads row by row into a stage, and every fault gets its place. */
async function collectStaged(work: Work): Promise<Collected> {
  const { request, source, folder } = work
  const stageFile = join(folder, 'stage.csv')
  const read = await readInChild(jobFor(request, source, stageFile), folder, request.signal)
  return await collectStage(work, { ...read, stageFile })
}

/** Writes what was staged; where a cell is faulty, lists every fault instead. */
async function collectStage(work: Work, read: StageResult & { stageFile: string }): Promise<Collected> {
  const { db, request } = work
  request.signal?.throwIfAborted()
  const exists = await stat(read.stageFile).catch(() => null)
  if (!exists) return { ok: false, faults: read.faults, faultCount: read.faultCount, rows: read.rows }
  const relation = stageRelation(read.stageFile, request.columns.length)
  if (read.faultCount === 0) {
    const written = await tryWrite(work, relation)
    if (written && written.rows !== read.rows)
      throw new Error(`lake: ${read.rows} rows read but ${written.rows} written`)
    if (written) return await finish(work, written)
  }
  const cells = await listFaults(db, relation, request.columns)
  const { columns, base } = request
  const repeated = base?.mode === 'upsert' ? await listRepeatedKeys(db, relation, { columns, keys: base.keys }) : NONE
  const faults = [...read.faults, ...cells.faults, ...repeated.faults]
    .sort((a, b) => a.row - b.row)
    .slice(0, FAULTS_KEPT)
  const faultCount = read.faultCount + cells.faultCount + repeated.faultCount
  if (faultCount === 0) throw new Error(`lake: ${request.fileName} could not be written, yet no cell of it is faulty`)
  return { ok: false, faults, faultCount, rows: read.rows }
}

const NONE = { faults: [], faultCount: 0 }

type WrittenRows = { rows: number; width: DecimalWidth }

/** Rows written, or null where the file is not clean. Decimals that do not fit the fast width get a second, wide try. */
async function tryWrite(work: Work, relation: string): Promise<WrittenRows | null> {
  const { db, request, folder } = work
  const { columns, sortBy = [] } = request
  const from = { relation, columns, sortedBy: sortOrder(columns, sortBy), marks: work.marks }
  const widths = request.columns.some(column => column.type === 'decimal')
    ? (['narrow', 'wide'] as const)
    : (['narrow'] as const)
  const watch = watchProgress(db, request)
  try {
    for (const width of widths) {
      try {
        const file = join(folder, ROWS_FILE)
        const rows = await writeSorted(db, { ...from, width }, file)
        return (await hasRepeatedKeys(db, request, file)) ? null : { rows, width }
      } catch (error) {
        request.signal?.throwIfAborted()
        // What the file did wrong is found row by row afterwards; what the machine did wrong is not the file's fault.
        if (!/cell_fault|CSV|Invalid Input/.test(String(error))) throw error
      }
    }
    return null
  } finally {
    clearInterval(watch)
  }
}

async function finish(work: Work, read: WrittenRows): Promise<Collected> {
  const { lake, request, folder, db, source } = work
  const { file, rows, width, marks } = await resultOf(work, read)
  const [digests, content] = await Promise.all([
    fileDigests(file),
    contentDigest(db, { file, columns: request.columns, width, marks }, folder),
  ])
  const counted = await db.runAndReadAll(`select num_rows::integer from parquet_file_metadata(${literal(file)})`)
  const stored = Number(counted.getRowsJS()[0]?.[0])
  if (stored !== rows) throw new Error(`lake: ${rows} rows written but ${stored} stored`)
  request.signal?.throwIfAborted()
  const version = await publishVersion(lake, request.resource, file)
  const { scan, format, namedAs, encoding } = source
  const from = { fileName: request.fileName, sha256: scan.sha256, bytes: scan.bytes, rows: read.rows, format, encoding }
  const manifest = {
    version,
    rows: stored,
    ...digests,
    columns: request.columns,
    contentDigest: content,
    source: namedAs ? { ...from, namedAs } : from,
    sortedBy: sortOrder(request.columns, request.sortBy ?? []),
    collectedMs: 0,
  }
  return { ok: true, manifest }
}

type ResultRows = WrittenRows & { file: string; marks: ReadonlySet<Mark> }

/** The rows of the file alone, or together with those of the version they are added to. */
async function resultOf({ lake, request, folder, db, marks }: Work, read: WrittenRows): Promise<ResultRows> {
  const file = join(folder, ROWS_FILE)
  const { base, columns, resource, sortBy = [] } = request
  if (!base) return { ...read, file, marks }
  const merge = { resource, base, columns, sortedBy: sortOrder(columns, sortBy), width: read.width }
  const to = join(folder, 'merged.parquet')
  return { ...(await mergeVersions({ lake, db }, merge, { added: file, to })), file: to, marks: new Set(MARKS) }
}

async function hasRepeatedKeys(db: DuckDBConnection, { base }: CollectRequest, file: string): Promise<boolean> {
  if (base?.mode !== 'upsert') return false
  const keys = base.keys.map(ident).join(', ')
  const found = await db.runAndReadAll(
    `select exists (select 1 from read_parquet(${literal(file)}) group by ${keys} having count(*) > 1)`,
  )
  return found.getRowsJS()[0]?.[0] === true
}

/** A row without its key could be told from no other. */
function withKeys(request: CollectRequest): CollectRequest {
  const { base, columns } = request
  if (base?.mode !== 'upsert') return request
  const names = columns.map(column => column.name)
  const unknown = base.keys.filter(key => !names.includes(key))
  if (base.keys.length === 0 || unknown.length > 0) throw new Error(`lake: no key to merge by: ${unknown.join(', ')}`)
  const required = (name: string) => base.keys.includes(name)
  return {
    ...request,
    columns: columns.map(column => (required(column.name) ? { ...column, required: true } : column)),
  }
}

const ROWS_FILE = 'version.parquet'

function watchProgress(db: DuckDBConnection, request: CollectRequest): NodeJS.Timeout | undefined {
  if (!request.onProgress) return undefined
  return setInterval(() => request.onProgress?.(Number(db.progress.rows_processed)), 250)
}

function guardColumns(columns: Column[]): void {
  const names = columns.map(column => column.name.trim().toLowerCase())
  if (names.length === 0) throw new Error('lake: a resource needs at least one column')
  const repeated = names.filter((name, index) => names.indexOf(name) !== index || name === '')
  // The engine knows no difference of case in names.
  if (repeated.length) throw new Error(`lake: column names repeat or are empty: ${repeated.join(', ')}`)
}
