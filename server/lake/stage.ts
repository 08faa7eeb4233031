import { closeSync, openSync, writeSync } from 'node:fs'
import { literal } from './sql-text.ts'
import type { StagedRow } from './stage-job.ts'

/** A plain file of rows between a reader and the engine: the row number, then one cell per column. */
export type Stage = {
  add(row: number, cells: (string | null)[]): void
  /** Nobody wants more rows: the reader may stop. */
  isFull(): boolean
  close(): void
}

export function openStage(file: string): Stage {
  const handle = openSync(file, 'wx', 0o600)
  let pending = ''
  const flush = () => {
    // A write may take less than it was given; the rest must follow.
    const bytes = Buffer.from(pending)
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
    pending = ''
  }
  return {
    add(row, cells) {
      pending += `${row},${cells.map(quoted).join(',')}\n`
      if (pending.length > 1 << 20) flush()
    },
    isFull: () => false,
    close() {
      flush()
      closeSync(handle)
    },
  }
}

/** Keeps the first rows and nothing else, for a look at a file before it is loaded. */
export function firstRowsStage(most: number): Stage & { rows: StagedRow[] } {
  const rows: StagedRow[] = []
  return {
    rows,
    add: (row, cells) => void (rows.length < most && rows.push({ row, cells: cells.map(short) })),
    isFull: () => rows.length >= most,
    close: () => {},
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

function short(cell: string | null): string | null {
  return cell && cell.length > 200 ? `${cell.slice(0, 200)}…` : cell
}
