import type { Column } from './lake.ts'

export type FaultReason =
  | 'short_row'
  | 'long_row'
  | 'bad_type'
  | 'required'
  | 'too_long'
  | 'bad_encoding'
  | 'bad_quotes'
  | 'number_precision'
  | 'missing_column'
  | 'unknown_column'
  | 'duplicate_column'
  | 'not_an_object'
  | 'not_json'
  | 'not_a_spreadsheet'
  | 'archive_too_large'
  | 'file_too_large'
  | 'reader_failed'
  | 'empty_file'

/**
 * One reason why a file is refused. `row` is the number a person sees: in CSV and spreadsheets the header is row 1 and the
 * first data row is row 2 (a blank row counts, a quoted line break does not); in JSON the n-th object; in JSON lines the
 * line; 0 where the file as a whole is meant.
 */
export type RowFault = { row: number; column: string | null; reason: FaultReason; value?: string }

/** The faults of one file: the first hundred in full, and how many there are. */
export type FaultList = { faults: RowFault[]; faultCount: number }

export const FAULTS_SHOWN = 100
const VALUE_SHOWN = 40

export function addFault(list: FaultList, fault: RowFault): void {
  list.faultCount += 1
  if (list.faults.length < FAULTS_SHOWN) list.faults.push(fault)
}

/** A fault of one cell; the value is cut, and left out where the column is sensitive. */
export function cellFault(place: { row: number; column: Column }, reason: FaultReason, value: string | null): RowFault {
  const fault = { row: place.row, column: place.column.name, reason }
  if (value === null || place.column.sensitive) return fault
  return { ...fault, value: [...value.slice(0, VALUE_SHOWN * 2)].slice(0, VALUE_SHOWN).join('') }
}

/** Compares a header with the columns: every column once, and nothing else. Order is free. */
export function headerFaults(header: string[], columns: Column[]): RowFault[] {
  const known = new Set(columns.map(column => column.name))
  const names = new Set(header)
  const repeated = header.filter((name, index) => header.indexOf(name) !== index)
  return [
    ...header.filter(name => !known.has(name)).map(column => headerFault(column, 'unknown_column')),
    ...[...known].filter(name => !names.has(name)).map(column => headerFault(column, 'missing_column')),
    ...repeated.map(column => headerFault(column, 'duplicate_column')),
  ]
}

function headerFault(column: string, reason: FaultReason): RowFault {
  return { row: 1, column: column.slice(0, VALUE_SHOWN), reason }
}
