import type { DuckDBResult } from '@duckdb/node-api'
import type { Cell, Column } from './lake.ts'
import { ident } from './sql-text.ts'

/** SQL that reads a column in a form every format can carry; dates and times as ISO text. */
export function readableSql(column: Column): string {
  const name = ident(column.name)
  if (column.type === 'decimal') return `rtrim(rtrim(${name}::varchar, '0'), '.') as ${name}`
  if (column.type === 'integer' || column.type === 'date') return `${name}::varchar as ${name}`
  if (column.type === 'datetime') return `replace(${name}::varchar, ' ', 'T') as ${name}`
  // The driver drops a byte-order mark that begins a text, so a text that has one is given a second to lose.
  if (column.type === 'text')
    return `case when starts_with(${name}, chr(65279)) then chr(65279) || ${name} else ${name} end as ${name}`
  return name
}

/** A read value as a cell: numbers become JavaScript numbers only where nothing of them is lost. */
export function cellOf(column: Column, value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (column.type !== 'integer' && column.type !== 'decimal') return value as Cell
  const number = Number(value)
  return String(number) === value ? number : String(value)
}

/** Rows of a running query, in pieces, so that a million of them never stand in memory at once. */
export async function* rowsOf(result: DuckDBResult, columns: Column[]): AsyncGenerator<Cell[][]> {
  for await (const rows of result.yieldRowsJs()) {
    yield rows.map(row => columns.map((column, index) => cellOf(column, row[index])))
  }
}

export function objectOf(columns: Column[], cells: Cell[]): Record<string, Cell> {
  return Object.fromEntries(columns.map((column, index) => [column.name, cells[index] ?? null]))
}
