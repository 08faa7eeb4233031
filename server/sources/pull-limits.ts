import type { FoundColumn } from './puller.ts'
import { SourceFault } from './source-fault.ts'

/** How long a source may take to be reached, and its server to answer one statement, in milliseconds. */
export const CONNECT_MS = 10_000
export const STATEMENT_MS = 30 * 60_000

/** Most rows, and most bytes of text, that one run fetches. */
export const MOST_PULLED_ROWS = 200_000_000
export const MOST_PULLED_BYTES = 32 * 1024 ** 3

/** Refuses, naming all, where the source lacks columns. */
export function requireColumns(found: readonly FoundColumn[], wanted: readonly (string | null)[]): void {
  const there = new Set(found.map(column => column.name))
  const missing = [...new Set(wanted)].filter(name => name !== null && !there.has(name))
  if (missing.length) throw new SourceFault('columns_unknown', { columns: missing.join(', ') })
}
