import type { Column } from './lake.ts'
import type { FaultList } from './row-fault.ts'
import type { SourceFormat } from './source-format.ts'
import type { ZipLimits } from './zip-check.ts'

/** What the guarded child process is asked to read. Text is UTF-8 by then. */
export type StageJob = {
  file: string
  format: SourceFormat
  /** Where the rows go; absent for a look at the first rows, which come back in the result. */
  stageFile?: string
  columns: Column[]
  /** The member of a JSON object, or the element of an XML document, that holds or is a row. */
  recordName?: string
  zipLimits: ZipLimits
  /** The file was decoded with marks in place of unreadable bytes. */
  badEncoding?: boolean
}

/** A row as it was read: its number, then one text per column. */
export type StagedRow = { row: number; cells: (string | null)[] }

export type StageResult = FaultList & { rows: number; first?: StagedRow[] }

/** How the child says why it ended, apart from what it found. */
export const CHILD_EXITS = { threw: 1, tooLarge: 3, noSpace: 4 } as const
