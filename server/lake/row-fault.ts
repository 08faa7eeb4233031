import type { Column } from './lake.ts'

/** Every reason for which a file, a row or a cell is refused; the words stand in text/ under `fault.<reason>`. */
export const FAULT_REASONS = [
  'short_row',
  'long_row',
  'bad_type',
  'required',
  'too_long',
  'bad_encoding',
  'bad_character',
  'encoding_unclear',
  'bad_quotes',
  'number_precision',
  'missing_column',
  'unknown_column',
  'duplicate_column',
  'repeated_key',
  'bad_coordinates',
  'not_an_object',
  'not_json',
  'not_xml',
  'not_parquet',
  'not_a_spreadsheet',
  'not_data',
  'html_page',
  'format_mismatch',
  'no_record',
  'other_columns',
  'packed_file',
  'doctype',
  'too_deep',
  'too_many_columns',
  'cell_too_large',
  'archive_too_large',
  'file_too_large',
  'reader_failed',
  'empty_file',
] as const
export type FaultReason = (typeof FAULT_REASONS)[number]

/**
 * One reason why a file is refused. `row` is the number a person sees: in CSV and spreadsheets the header is row 1 and the
 * first data row is row 2 (a blank row counts, a quoted line break does not); in JSON, XML and GeoJSON the n-th object; in
 * JSON lines the line; in Parquet the n-th row; 0 where the file as a whole is meant.
 */
export type RowFault = { row: number; column: string | null; reason: FaultReason; value?: string }

/** The faults of one file: the first of them in full, and how many there are. */
export type FaultList = { faults: RowFault[]; faultCount: number }

/** How many faults of a file are kept in full: enough to repair it from, few enough for memory. */
export const FAULTS_KEPT = 20_000
const VALUE_SHOWN = 40

export function addFault(list: FaultList, fault: RowFault): void {
  list.faultCount += 1
  if (list.faults.length < FAULTS_KEPT) list.faults.push(fault)
}

/** The one fault of a file that is refused before any of its rows is looked at. */
export function wholeFault(reason: FaultReason, value?: string): FaultList & { rows: number } {
  return { faults: [{ row: 0, column: null, reason, ...(value ? { value } : {}) }], faultCount: 1, rows: 0 }
}

/** A fault of one cell; the value is cut, and left out where the column is sensitive. */
export function cellFault(place: { row: number; column: Column }, reason: FaultReason, value: string | null): RowFault {
  const fault = { row: place.row, column: place.column.name, reason }
  if (value === null || place.column.sensitive) return fault
  return { ...fault, value: shown(value) }
}

/** Whether a text can be kept as it is: a zero ends it in many stores, and half a character is none. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

/** A text from a file, cut to what a person needs to find it, without what no store takes. */
export function shown(text: string): string {
  const start = [...text.slice(0, VALUE_SHOWN * 2)].slice(0, VALUE_SHOWN).join('')
  return start.replaceAll('\0', '\uFFFD').toWellFormed()
}

/** What a name in a file stands for: the column of that name, else the one column of that title, else itself. */
export function columnNamer(columns: readonly Column[]): (found: string) => string {
  const names = new Map<string, string>()
  const titles = columns.map(column => column.title)
  for (const { name, title } of columns) {
    if (title && titles.indexOf(title) === titles.lastIndexOf(title)) names.set(title, name)
  }
  for (const { name } of columns) names.set(name, name)
  return found => names.get(found.trim()) ?? found.trim()
}

/** Compares a header with the columns: every column once, and nothing else. Order is free. */
export function headerFaults(header: readonly string[], columns: Column[], row = 1): RowFault[] {
  const known = new Set(columns.map(column => column.name))
  const seen = new Set<string>()
  const repeated = header.filter(name => seen.size === seen.add(name).size)
  const at = (column: string, reason: FaultReason) => ({ row, column: shown(column), reason })
  return [
    ...header.filter(name => !known.has(name)).map(column => at(column, 'unknown_column')),
    ...[...known].filter(name => !seen.has(name)).map(column => at(column, 'missing_column')),
    ...repeated.map(column => at(column, 'duplicate_column')),
  ]
}
