import type { LocalWords } from '../../text/words.ts'
import type { TableMapping } from './entry-columns.ts'
import type { EntryFileFormat } from './entry-file.ts'

/** The largest file of entries: 50,000 of them with twenty data items each, as a table. */
export const MOST_BYTES = 128 * 2 ** 20
export const MOST_ENTRIES = 50_000
export const MOST_ROWS = 1_000_000

/** What the guarded child process is asked to read. */
export type EntryFileJob = {
  readonly file: string
  readonly format: EntryFileFormat
  /** For a table, what each column holds; absent: as proposed. */
  readonly mapping?: TableMapping
  readonly local: LocalWords
  /** Where the entries go, one as JSON a line; absent: the file is only looked at. */
  readonly entriesFile?: string
}

export type EntryFileRefusal = 'tooLarge' | 'unreadable' | 'noName' | 'tooManyEntries' | 'longCell'

export type EntryFileResult = {
  readonly headings: readonly string[]
  readonly mapping: TableMapping
  /** The first rows of a table, below its headings. */
  readonly sample: readonly (readonly string[])[]
  readonly entries: number
  readonly refused?: EntryFileRefusal
  readonly detail?: string
}
