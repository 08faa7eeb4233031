import type { DuckDBConnection } from '@duckdb/node-api'
import { cellOf, objectOf, readableSql, rowsOf } from './cells.ts'
import { type Column, type ColumnType, type Lake, type Row, versionFile, withConnection } from './lake.ts'
import { ident, literal } from './sql-text.ts'

export type Filter = { column: string; contains?: string; equals?: string }
export type PreviewRequest = { columns?: string[]; limit: number; offset?: number; filter?: Filter[] }

/** Some rows of a version in its order, only the named columns. */
export async function preview(
  lake: Lake,
  of: { resource: string; version: string },
  request: PreviewRequest,
): Promise<Row[]> {
  return await withConnection(lake, async db => {
    const file = versionFile(lake, of.resource, of.version)
    const all = await columnsOf(db, file)
    const columns = pick(all, request.columns)
    const { where, values } = whereSql(all, request.filter ?? [])
    const reader = await db.runAndReadAll(
      `${selectSql(file, columns)} ${where} order by file_row_number limit ${whole(request.limit)} offset ${whole(request.offset ?? 0)}`,
      values,
    )
    const rows = reader.getRowsJS()
    return rows.map(row =>
      objectOf(
        columns,
        columns.map((column, index) => cellOf(column, row[index])),
      ),
    )
  })
}

export async function countRows(lake: Lake, resource: string, version: string): Promise<number> {
  return await withConnection(lake, async db => {
    const file = versionFile(lake, resource, version)
    const reader = await db.runAndReadAll(`select num_rows::varchar from parquet_file_metadata(${literal(file)})`)
    return Number(reader.getRowsJS()[0]?.[0])
  })
}

/** The columns a version has, read from its own file. */
export async function versionColumns(lake: Lake, resource: string, version: string): Promise<Column[]> {
  return await withConnection(lake, db => columnsOf(db, versionFile(lake, resource, version)))
}

/** All rows of a version in its order, in pieces of about two thousand. */
export async function* stream(
  lake: Lake,
  of: { resource: string; version: string },
  names?: string[],
): AsyncGenerator<Row[]> {
  const db = await lake.engine.connect()
  try {
    const file = versionFile(lake, of.resource, of.version)
    const columns = pick(await columnsOf(db, file), names)
    const result = await db.stream(`${selectSql(file, columns)} order by file_row_number`)
    for await (const rows of rowsOf(result, columns)) yield rows.map(cells => objectOf(columns, cells))
  } finally {
    db.disconnectSync()
  }
}

/** All rows of a Parquet file as objects, in its order. */
export async function readParquetRows(lake: Lake, file: string): Promise<Row[]> {
  return await withConnection(lake, async db => {
    const columns = await columnsOf(db, file)
    const reader = await db.runAndReadAll(`${selectSql(file, columns)} order by file_row_number`)
    return reader.getRowsJS().map(row =>
      objectOf(
        columns,
        columns.map((column, index) => cellOf(column, row[index])),
      ),
    )
  })
}

export async function columnsOf(db: DuckDBConnection, file: string): Promise<Column[]> {
  const reader = await db.runAndReadAll(`describe select * from read_parquet(${literal(file)})`)
  return reader.getRowsJS().map(([name, type]) => ({ name: String(name), type: typeOf(String(type)), required: false }))
}

export function selectSql(file: string, columns: Column[]): string {
  return `select ${columns.map(readableSql).join(', ')} from read_parquet(${literal(file)}, file_row_number = true)`
}

/** The named columns in the order named; an unknown name is a bug of the caller, never silently left out. */
export function pick(columns: Column[], names: string[] | undefined): Column[] {
  if (!names) return columns
  return names.map(name => {
    const column = columns.find(candidate => candidate.name === name)
    if (!column) throw new Error(`lake: no column ${JSON.stringify(name)}`)
    return column
  })
}

function whereSql(columns: Column[], filters: Filter[]): { where: string; values: string[] } {
  const terms = filters.flatMap(filter => {
    const name = ident(pick(columns, [filter.column])[0]?.name ?? '')
    return [
      ...(filter.equals === undefined ? [] : [{ sql: `${name}::varchar = ?`, value: filter.equals }]),
      ...(filter.contains === undefined
        ? []
        : [{ sql: `contains(lower(${name}::varchar), lower(?))`, value: filter.contains }]),
    ]
  })
  if (terms.length === 0) return { where: '', values: [] }
  return { where: `where ${terms.map(term => term.sql).join(' and ')}`, values: terms.map(term => term.value) }
}

function typeOf(type: string): ColumnType {
  if (type === 'BIGINT') return 'integer'
  if (type.startsWith('DECIMAL')) return 'decimal'
  if (type === 'DATE') return 'date'
  if (type.startsWith('TIMESTAMP')) return 'datetime'
  return type === 'BOOLEAN' ? 'boolean' : 'text'
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`lake: not a row count: ${value}`)
  return value
}

/** Names a version as SQL reads it; `numbered` adds the column `file_row_number`, the place of the row from 0. */
export type TableOf = (of: { resource: string; version: string }, numbered?: 'numbered') => string

/** Runs one reading statement over versions, which `sql` names by the function that it is given. For measuring only. */
export async function measure(lake: Lake, sql: (table: TableOf) => string): Promise<Record<string, unknown>[]> {
  const text = sql((of, numbered) => {
    const file = literal(versionFile(lake, of.resource, of.version))
    return `read_parquet(${file}${numbered ? ', file_row_number = true' : ''})`
  })
  return await withConnection(lake, async db => (await db.runAndReadAll(text)).getRowObjectsJS())
}
