import { createHash } from 'node:crypto'
import { recordsOf, type Table } from './example-table.ts'
import type { Item } from './made.ts'

/**
 * The digest of a table's content, computed from the source alone: rows in the order of the look-up items and then of
 * the rest, empty cells first, as PostgreSQL's COPY text. What the platform stored must have the same.
 */
export function expectedDigest(table: Table, items: readonly Item[]): string {
  const inOrder = [...items.filter(item => item.lookup), ...items.filter(item => !item.lookup)].map(item => item.column)
  const records = recordsOf(table).sort((a, b) => compareRecords(inOrder, a, b))
  const hash = createHash('sha256')
  for (const record of records) hash.update(`${items.map(item => copyText(record[item.column] ?? null)).join('\t')}\n`)
  return hash.digest('hex')
}

type Cells = { readonly [column: string]: string | null }

function compareRecords(columns: readonly string[], a: Cells, b: Cells): number {
  for (const column of columns) {
    const [left, right] = [a[column] ?? null, b[column] ?? null]
    if (left === right) continue
    if (left === null) return -1
    if (right === null) return 1
    return Buffer.compare(Buffer.from(left), Buffer.from(right))
  }
  return 0
}

function copyText(cell: string | null): string {
  if (cell === null) return '\\N'
  return cell.replace(/[\\\n\r\t]/g, special => escapes[special] ?? special)
}

const escapes: { readonly [character: string]: string } = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
