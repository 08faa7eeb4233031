import { hash } from 'node:crypto'
import { cellOf, readableSql } from '../lake/cells.ts'
import type { Cell, Column, Lake } from '../lake/lake.ts'
import { applyMask, type Mask } from '../lake/mask.ts'
import { measure, type TableOf, versionColumns } from '../lake/query.ts'
import { ident } from '../lake/sql-text.ts'
import { columnsOfRule, type Rule } from './rule.ts'
import { isRepeatRule, isRowRule, type RepeatRule, rowSql } from './rule-sql.ts'
import { type RunContext, referenceJoin, referredIn, type VersionName } from './run-rules.ts'

/** A row that fails a rule: its place in the version from 1, and its cells. */
export type FailingRow = { readonly row: number; readonly cells: { readonly [column: string]: Cell } }

export type FailingRows = {
  readonly columns: readonly string[]
  /** The columns that the rule speaks of. */
  readonly concerned: readonly string[]
  readonly rows: readonly FailingRow[]
}

type Wanted = VersionName & RunContext & { readonly rule: Rule; readonly limit: number }

/** The first rows that fail a rule, in the order of the version; rows that repeat each other stand together. */
export async function failingRows(lake: Lake, wanted: Wanted): Promise<FailingRows> {
  const { resource, version, rule, limit } = wanted
  const columns = await versionColumns(lake, resource, version)
  const names = columns.map(column => column.name)
  const concerned = columnsOfRule(rule)
  if (!concerned.length || !concerned.every(name => names.includes(name)))
    return { columns: names, concerned, rows: [] }
  const found = await measure(lake, table => failingSql(table, { ...wanted, columns, limit }))
  const rows = found.map(row => ({ row: Number(row[PLACE]) + 1, cells: cellsOf(columns, row) }))
  return { columns: names, concerned, rows }
}

export type Masks = { readonly [column: string]: string | undefined }

/** Hides what a reader may not see. A column without an agreed mask shows its first and last character. */
export function maskRows(found: FailingRows, masks: Masks): FailingRows {
  const rows = found.rows.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, maskedCell(cell, masks[name])])),
  }))
  return { ...found, rows }
}

function maskedCell(cell: Cell, mask: string | undefined): Cell {
  if (mask === undefined || cell === null) return cell
  const strict = mask === 'none' || mask === 'drop' ? 'keep_1_1' : (mask as Mask)
  return applyMask(strict, String(cell), hash('sha256', 'failing rows', 'hex'))
}

const PLACE = 'file_row_number'

// The rows are found first and written out around that: only there does every name mean one column.
function failingSql(table: TableOf, wanted: Wanted & { columns: Column[] }): string {
  const read = [`${PLACE}::varchar as ${PLACE}`, ...wanted.columns.map(readableSql)]
  return `select ${read.join(', ')} from (${foundSql(table, wanted)}) found`
}

function foundSql(table: TableOf, wanted: Wanted): string {
  const { resource, version, rule } = wanted
  const of = { resource, version }
  const select = `select d.* from ${table(of, 'numbered')} as d`
  const most = Math.max(1, Math.floor(wanted.limit))
  if (isRepeatRule(rule)) return `${select} ${repeatedSql(table(of), rule, most)} limit ${most}`
  if (!isRowRule(rule)) throw new Error(`a rule of type ${rule.type} has no failing rows`)
  const join = rule.type === 'reference' ? referenceJoin(rule, 'r0', { table, context: wanted }) : ''
  const { applies, fails } = rowSql(rule, referredIn('r0'))
  return `${select} ${join} where (${applies}) and (${fails}) order by d.${PLACE} limit ${most}`
}

function repeatedSql(table: string, rule: RepeatRule, most: number): string {
  const names = rule.columns.map(ident)
  const whole = rule.type === 'unique' ? `where ${names.map(name => `${name} is not null`).join(' and ')}` : ''
  const same = names.map(name => `d.${name} is not distinct from k.${name}`).join(' and ')
  const kinds = `select ${names.join(', ')} from ${table} ${whole} group by ${names.join(', ')} having count(*) > 1
    order by ${names.join(', ')} limit ${most}`
  return `join (${kinds}) k on ${same} order by ${names.map(name => `d.${name}`).join(', ')}, d.${PLACE}`
}

function cellsOf(columns: readonly Column[], row: Record<string, unknown>): { [column: string]: Cell } {
  return Object.fromEntries(columns.map(column => [column.name, cellOf(column, row[column.name])]))
}
