import { closeSync, openSync, writeSync } from 'node:fs'
import { literal } from './sql-text.ts'

/** A plain file of rows between a reader and the engine: the row number, then one cell per column. */
export type Stage = { add(row: number, cells: (string | null)[]): void; close(): void; rows(): number }

export function openStage(file: string): Stage {
  const handle = openSync(file, 'wx', 0o600)
  let rows = 0
  let pending = ''
  const flush = () => {
    // A write may take less than it was given; the rest must follow.
    const bytes = Buffer.from(pending)
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
    pending = ''
  }
  return {
    add(row, cells) {
      rows += 1
      pending += `${row},${cells.map(quoted).join(',')}\n`
      if (pending.length > 1 << 20) flush()
    },
    close() {
      flush()
      closeSync(handle)
    },
    rows: () => rows,
  }
}

/** SQL that reads a stage as `row`, `c0`, `c1`, … in the order of the columns. */
export function stageRelation(file: string, columnCount: number): string {
  const names = Array.from({ length: columnCount }, (_, index) => `'c${index}': 'VARCHAR'`)
  return `read_csv(${literal(file)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
    new_line = '\\n', max_line_size = 16777216, columns = {'row': 'BIGINT', ${names.join(', ')}})`
}

/** The longest cell a stage takes, so that one line always fits the engine's buffer. */
export const LONGEST_CELL = 1_000_000

function quoted(cell: string | null): string {
  return cell === null ? '' : `"${cell.replaceAll('"', '""')}"`
}
