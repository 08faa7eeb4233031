import type { DuckDBConnection } from '@duckdb/node-api'
import type { DecimalWidth } from './column-sql.ts'
import { type Column, type Lake, versionFile } from './lake.ts'
import { ident, literal } from './sql-text.ts'

/** How a file meets what is already collected: in its place, behind it, or row by row under the key. */
export const LOAD_MODES = ['replace', 'append', 'upsert'] as const
export type LoadMode = (typeof LOAD_MODES)[number]

/** The version that a file is added to, and the columns that tell its rows apart. */
export type MergeBase = { version: string; mode: 'append' | 'upsert'; keys: readonly string[] }

type Merge = { resource: string; base: MergeBase; columns: Column[]; sortedBy: readonly string[]; width: DecimalWidth }

/**
 * Writes the rows of an earlier version together with those of a new file, sorted: all of both, or of the earlier ones only
 * those whose key the new file does not have. Says how wide the decimals of the result are.
 */
export async function mergeVersions(
  { lake, db }: { lake: Lake; db: DuckDBConnection },
  merge: Merge,
  files: { added: string; to: string },
): Promise<{ rows: number; width: DecimalWidth }> {
  const { base, columns, sortedBy } = merge
  const earlier = versionFile(lake, merge.resource, base.version)
  const names = columns.map(column => ident(column.name)).join(', ')
  const kept =
    base.mode === 'append' ? '' : `anti join read_parquet(${literal(files.added)}) n on ${sameKey(base.keys)}`
  const { rowsChanged } = await db.run(`copy (
    select ${names} from read_parquet(${literal(files.added)})
    union all select ${columns.map(column => `o.${ident(column.name)}`).join(', ')} from read_parquet(${literal(earlier)}) o ${kept}
    order by ${sortedBy.map(name => `${ident(name)} nulls first`).join(', ')}
  ) to ${literal(files.to)} (format parquet, compression zstd, compression_level 1)`)
  const wide = merge.width === 'wide' || (await isWide(db, earlier))
  return { rows: rowsChanged, width: wide ? 'wide' : 'narrow' }
}

/** Whether a version has exactly these columns: only then can rows be added to it. */
export async function hasColumns(db: DuckDBConnection, file: string, columns: readonly Column[]): Promise<boolean> {
  const found = await db.runAndReadAll(`describe select * from read_parquet(${literal(file)})`)
  const stored = found.getRowsJS().map(([name, type]) => `${name} ${String(type).replace(/\(.*/, '')}`)
  const wanted = columns.map(column => `${column.name} ${STORED_AS[column.type]}`)
  return stored.length === wanted.length && wanted.every(each => stored.includes(each))
}

function sameKey(keys: readonly string[]): string {
  return keys.map(key => `o.${ident(key)} = n.${ident(key)}`).join(' and ')
}

async function isWide(db: DuckDBConnection, file: string): Promise<boolean> {
  const found = await db.runAndReadAll(`describe select * from read_parquet(${literal(file)})`)
  return found.getRowsJS().some(([, type]) => type === 'DECIMAL(38,18)')
}

const STORED_AS = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  decimal: 'DECIMAL',
  date: 'DATE',
  datetime: 'TIMESTAMP',
  boolean: 'BOOLEAN',
} as const satisfies Record<Column['type'], string>
