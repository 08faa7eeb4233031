import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { canonicalSql, checkedSql, cleanSql, type DecimalWidth, type LostDigits } from './column-sql.ts'
import { type Column, type Lake, resourceFolder, versionFile } from './lake.ts'
import type { Mark } from './occurring-marks.ts'
import { ident, literal } from './sql-text.ts'

export type Written = {
  version: string
  rows: number
  bytes: number
  sha256: string
  sm3: string
  contentDigest: string
  sortedBy: string[]
}

/** Checks, sorts and writes the rows of a relation with columns `c0`, `c1`, …; throws on the first faulty cell. */
export async function writeSorted(
  db: DuckDBConnection,
  from: { relation: string; columns: Column[]; sortedBy: string[]; width: DecimalWidth; marks: ReadonlySet<Mark> },
  file: string,
): Promise<number> {
  const hasBlanks = BLANKS.some(blank => from.marks.has(blank))
  const clean = from.columns.map((_, index) =>
    hasBlanks ? `${cleanSql(`c${index}`)} as c${index}` : `nullif(c${index}, '') as c${index}`,
  )
  const checked = from.columns.map(
    (column, index) =>
      `${checkedSql(column, `c${index}`, { width: from.width, lost: lostDigits(column, from.marks) })} as ${ident(column.name)}`,
  )
  // On sorted rows the lowest level packs as small as the usual one, in three quarters of the time.
  const result = await db.run(`copy (
    select ${checked.join(', ')} from (select ${clean.join(', ')} from ${from.relation})
    order by ${from.sortedBy.map(name => `${ident(name)} nulls first`).join(', ')}
  ) to ${literal(file)} (format parquet, compression zstd, compression_level 1)`)
  return result.rowsChanged
}

function lostDigits(column: Column, marks: ReadonlySet<Mark>): LostDigits {
  return marks.has('E+') || (column.sensitive && marks.has('000')) ? 'possible' : 'excluded'
}

/** Every column in the order of sorting: those asked for, then the rest, so that equal rows always get one order. */
export function sortOrder(columns: Column[], sortBy: string[]): string[] {
  const names = columns.map(column => column.name)
  const unknown = sortBy.filter(name => !names.includes(name))
  if (unknown.length) throw new Error(`lake: cannot sort by unknown columns ${unknown.join(', ')}`)
  return [...new Set([...sortBy, ...names])]
}

/**
 * SHA-256 of the rows in the file's order as PostgreSQL's COPY text: tab between values, LF after a row, \N for null,
 * backslash escapes, UTF-8. Anyone with the data can compute it again, whatever format the data came in.
 */
export async function contentDigest(
  db: DuckDBConnection,
  from: { file: string; columns: Column[]; width: DecimalWidth; marks: ReadonlySet<Mark> },
  folder: string,
): Promise<string> {
  const text = join(folder, 'canonical.txt')
  const escaped = ESCAPED.filter(mark => from.marks.has(mark))
  const cells = from.columns.map((column, index) => `${textSql(column, from.width, escaped)} as c${index}`)
  await db.run(`copy (select ${cells.join(', ')} from read_parquet(${literal(from.file)})) to ${literal(text)}
    (format csv, header false, delimiter '\t', quote '', escape '', nullstr '\\N')`)
  return await sha256Of(text)
}

/** The canonical text of a value, which asks only for those marks that can be there. */
function textSql(column: Column, width: DecimalWidth, escaped: readonly Mark[]): string {
  const canonical = canonicalSql(column, width)
  if (column.type !== 'text') return canonical
  const name = ident(column.name)
  if (escaped.length === 0) return name
  const found = escaped.map(mark => `contains(${name}, chr(${mark.charCodeAt(0)}))`).join(' or ')
  return `case when ${found} then ${canonical} else ${name} end`
}

const BLANKS: readonly Mark[] = [' ', '\t', '\u3000']
const ESCAPED: readonly Mark[] = ['\n', '\r', '\t', '\\']

/** Makes a finished file a version: durable first, visible in one rename, then never changed. */
export async function publishVersion(lake: Lake, resource: string, file: string): Promise<string> {
  // Sortable by time of making, and never given twice.
  const version = `${Date.now().toString(36)}${randomBytes(6).toString('hex')}`
  const folder = resourceFolder(lake, resource)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await syncToDisk(file)
  await rename(file, versionFile(lake, resource, version))
  await syncToDisk(folder)
  await syncToDisk(lake.dir)
  return version
}

/** Size, SHA-256 and SM3 of a file, read once. */
export async function fileDigests(file: string): Promise<{ bytes: number; sha256: string; sm3: string }> {
  const [sha256 = '', sm3 = ''] = await digests(file, ['sha256', 'sm3'])
  return { bytes: (await stat(file)).size, sha256, sm3 }
}

/** SHA-256 of a file. */
export async function sha256Of(file: string): Promise<string> {
  return (await digests(file, ['sha256']))[0] ?? ''
}

async function digests(file: string, algorithms: string[]): Promise<string[]> {
  const hashes = algorithms.map(algorithm => createHash(algorithm))
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    for (const hash of hashes) hash.update(chunk)
  }
  return hashes.map(hash => hash.digest('hex'))
}

/** Makes a file or a folder's names durable: a rename that is not on disk never happened. */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
