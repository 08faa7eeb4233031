import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { DecimalWidth } from './column-sql.ts'
import { csvRelation, csvShape, stageCsv } from './csv-source.ts'
import { type Column, type Lake, type Manifest, withConnection, withTempFolder } from './lake.ts'
import { listFaults } from './list-faults.ts'
import { MARKS, type Mark, occurringMarks } from './occurring-marks.ts'
import { readInChild } from './read-in-child.ts'
import { FAULTS_SHOWN, type FaultList, type FaultReason, headerFaults, type RowFault } from './row-fault.ts'
import { encodingOf, type SourceScan, scanSource, transcode } from './source-text.ts'
import { openStage, stageRelation } from './stage.ts'
import { contentDigest, fileDigests, publishVersion, sortOrder, writeSorted } from './write-version.ts'
import type { ZipLimits } from './zip-check.ts'

export type { RowFault } from './row-fault.ts'

export type CollectRequest = {
  resource: string
  file: string
  fileName: string
  format: 'csv' | 'xlsx' | 'json' | 'auto'
  /** `auto`, `utf-8`, `gb18030`, `utf-16le`, `utf-16be` or `big5`; of no use for spreadsheets. */
  encoding?: string
  columns: Column[]
  sortBy?: string[]
  /** The member of a JSON object that holds the rows, where there are several arrays. */
  jsonPath?: string
  zipLimits?: ZipLimits
  onProgress?(rows: number): void
  signal?: AbortSignal
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
        const scan = await scanSource(request.file, request.signal)
        const format = formatOf(request, scan)
        const work = { lake, request, folder, db, scan, format, encoding: 'binary', marks: new Set(MARKS) }
        const collected = format === 'csv' ? await collectCsv(work) : await collectStaged(work)
        if (!collected.ok) return collected
        return { ok: true, manifest: { ...collected.manifest, collectedMs: Math.round(performance.now() - started) } }
      } finally {
        request.signal?.removeEventListener('abort', stop)
      }
    }),
  )
}

type Format = 'csv' | 'xlsx' | 'json' | 'jsonl'
type Work = {
  lake: Lake
  request: CollectRequest
  folder: string
  db: DuckDBConnection
  scan: SourceScan
  format: Format
  encoding: string
  /** What a cell may hold that has to be looked for. */
  marks: ReadonlySet<Mark>
}

// An upload limit belongs to the caller; these bound what an archive may become.
const ZIP_LIMITS: ZipLimits = { totalBytes: 1 << 30, entries: 5000 }

async function collectCsv(work: Work): Promise<Collected> {
  const { db, request, folder } = work
  const text = await asUtf8(work)
  const shape = await csvShape(text.file, request.columns)
  if (!shape) return refusedWhole('empty_file')
  const faults = headerFaults(shape.header, request.columns)
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, FAULTS_SHOWN), faultCount: faults.length, rows: 0 }
  const named = { ...work, encoding: text.encoding }
  if (text.readable) {
    // The fast way: one query reads, checks, sorts and writes. It stops at the first fault without saying which row.
    const marked = { ...named, marks: await occurringMarks(text.file, request.signal) }
    const written = await tryWrite(marked, csvRelation(text.file, shape, request.columns))
    if (written) return await finish(marked, written)
  }
  const stageFile = join(folder, 'stage.csv')
  const stage = openStage(stageFile)
  const { signal, onProgress, columns } = request
  const pass = await stageCsv({
    file: text.file,
    shape,
    columns,
    stage,
    badEncoding: !text.readable,
    signal,
    onProgress,
  })
  stage.close()
  return await collectStage({ ...named, db }, { ...pass, stageFile })
}

async function collectStaged(work: Work): Promise<Collected> {
  const { request, folder, format } = work
  if (format === 'csv') throw new Error('lake: CSV is not staged in a child')
  if (work.scan.bytes === 0) return refusedWhole('empty_file')
  const text = format === 'xlsx' ? { file: request.file, encoding: 'binary', readable: true } : await asUtf8(work)
  if (!text.readable) return refusedWhole('bad_encoding')
  const stageFile = join(folder, 'stage.csv')
  const { columns, jsonPath, signal, zipLimits = ZIP_LIMITS } = request
  const job = {
    file: text.file,
    format,
    stageFile,
    columns,
    zipLimits,
    ...(jsonPath === undefined ? {} : { jsonPath }),
  }
  const read = await readInChild(job, folder, signal)
  return await collectStage({ ...work, encoding: text.encoding }, { ...read, stageFile })
}

/** Writes what was staged; where a cell is faulty, lists every fault instead. */
async function collectStage(work: Work, read: FaultList & { rows: number; stageFile: string }): Promise<Collected> {
  const { db, request } = work
  request.signal?.throwIfAborted()
  const exists = await stat(read.stageFile).catch(() => null)
  if (!exists) return { ok: false, ...read, rows: read.rows }
  const relation = stageRelation(read.stageFile, request.columns.length)
  if (read.faultCount === 0) {
    const written = await tryWrite(work, relation)
    if (written && written.rows !== read.rows)
      throw new Error(`lake: ${read.rows} rows read but ${written.rows} written`)
    if (written) return await finish(work, written)
  }
  const cells = await listFaults(db, relation, request.columns)
  const faults = [...read.faults, ...cells.faults].sort((a, b) => a.row - b.row).slice(0, FAULTS_SHOWN)
  const faultCount = read.faultCount + cells.faultCount
  if (faultCount === 0) throw new Error(`lake: ${request.fileName} could not be written, yet no cell of it is faulty`)
  return { ok: false, faults, faultCount, rows: read.rows }
}

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
        return { rows: await writeSorted(db, { ...from, width }, join(folder, 'version.parquet')), width }
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

async function finish(work: Work, { rows, width }: WrittenRows): Promise<Collected> {
  const { lake, request, folder, db, scan } = work
  const file = join(folder, 'version.parquet')
  const [digests, content] = await Promise.all([
    fileDigests(file),
    contentDigest(db, { file, columns: request.columns, width, marks: work.marks }, folder),
  ])
  const counted = await db.runAndReadAll(
    `select num_rows::integer from parquet_file_metadata('${file.replaceAll("'", "''")}')`,
  )
  const stored = Number(counted.getRowsJS()[0]?.[0])
  if (stored !== rows) throw new Error(`lake: ${rows} rows read but ${stored} stored`)
  request.signal?.throwIfAborted()
  const version = await publishVersion(lake, request.resource, file)
  const { sha256, bytes } = scan
  const source = { fileName: request.fileName, sha256, bytes, rows, format: work.format, encoding: work.encoding }
  const sortedBy = sortOrder(request.columns, request.sortBy ?? [])
  const manifest = {
    version,
    rows: stored,
    ...digests,
    columns: request.columns,
    contentDigest: content,
    source,
    sortedBy,
    collectedMs: 0,
  }
  return { ok: true, manifest }
}

async function asUtf8(work: Work): Promise<{ file: string; encoding: string; readable: boolean }> {
  const { request, scan, folder } = work
  const encoding = encodingOf(scan, request.encoding ?? 'auto')
  if (encoding === 'utf-8' && scan.isUtf8) return { file: request.file, encoding, readable: true }
  const file = join(folder, 'utf8.txt')
  return { file, encoding, readable: await transcode({ file: request.file, encoding }, file, request.signal) }
}

function formatOf(request: CollectRequest, scan: SourceScan): Format {
  const name = request.fileName.toLowerCase()
  if (name.endsWith('.jsonl') || name.endsWith('.ndjson')) return 'jsonl'
  if (request.format !== 'auto') return request.format
  if (scan.start.subarray(0, 2).toString('latin1') === 'PK') return 'xlsx'
  if (name.endsWith('.json')) return 'json'
  return name.endsWith('.xlsx') ? 'xlsx' : 'csv'
}

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

function refusedWhole(reason: FaultReason): Collected {
  return { ok: false, faults: [{ row: 0, column: null, reason }], faultCount: 1, rows: 0 }
}
