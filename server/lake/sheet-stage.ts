import type { Column } from './lake.ts'
import {
  addFault,
  cellFault,
  columnNamer,
  type FaultList,
  type FaultReason,
  headerFaults,
  isStorable,
  wholeFault,
} from './row-fault.ts'
import { LONGEST_CELL, type Stage } from './stage.ts'
import type { StageJob, StageResult } from './stage-job.ts'

export type SheetCell = string | number | boolean | Date | null
/** A row of a sheet; `index` counts from nought, blank rows included. */
export type SheetRow = { index: number; values: readonly SheetCell[] }

/** More than any spreadsheet program can hold in a row (16,384). */
const MOST_CELLS = 20_000

/** Checks the rows of a sheet, whose first is the header, and stages them. */
export async function stageSheet(
  sheet: AsyncIterable<SheetRow> | Iterable<SheetRow>,
  job: StageJob,
  stage: Stage,
): Promise<StageResult> {
  const list: FaultList = { faults: [], faultCount: 0 }
  let header: string[] = []
  let rows = 0
  for await (const { index, values } of sheet) {
    if (values.length > MOST_CELLS) return wholeFault('too_many_columns')
    if (index === 0) {
      header = trimmedHeader(values).map(columnNamer(job.columns))
      for (const fault of headerFaults(header, job.columns)) addFault(list, fault)
      if (list.faultCount > 0) break
      continue
    }
    // Without a first row there is no header, and a later row must not be taken for one.
    if (header.length === 0 || stage.isFull()) break
    if (values.every(isEmpty)) continue
    rows += 1
    stageRow({ row: index + 1, values, header }, job.columns, { stage, list })
  }
  if (header.length === 0) return wholeFault('empty_file')
  return { ...list, rows }
}

function stageRow(
  from: { row: number; values: readonly SheetCell[]; header: string[] },
  columns: Column[],
  to: { stage: Stage; list: FaultList },
): void {
  const before = to.list.faultCount
  if (from.values.slice(from.header.length).some(value => !isEmpty(value))) {
    addFault(to.list, { row: from.row, column: null, reason: 'long_row' })
  }
  const cells = columns.map(column => {
    const value = from.values[from.header.indexOf(column.name)] ?? null
    const reason = cellReason(value)
    if (reason) addFault(to.list, cellFault({ row: from.row, column }, reason, String(value)))
    return reason ? null : cellText(value)
  })
  if (to.list.faultCount === before) to.stage.add(from.row, cells)
}

function cellReason(value: SheetCell): FaultReason | null {
  // A spreadsheet keeps 15 digits of a number; an identity number of 18 stored as one has already lost its end.
  if (typeof value === 'number' && Math.abs(value) >= 1e15) return 'number_precision'
  if (typeof value === 'string' && value.length > LONGEST_CELL) return 'too_long'
  if (typeof value === 'string' && !isStorable(value)) return 'bad_character'
  if (typeof value === 'string' && /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(value)) return 'bad_type'
  return null
}

function cellText(value: SheetCell): string | null {
  if (value === null) return null
  if (typeof value === 'number') return plainNumber(Number(value.toPrecision(15)))
  if (value instanceof Date) return dateText(value)
  return String(value)
}

/** A number without an exponent; what is smaller than any column keeps is cut at 18 places. */
function plainNumber(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(18).replace(/\.?0+$/, '') : text
}

function dateText(value: Date): string | null {
  if (Number.isNaN(value.getTime())) return null
  // A serial number of days carries its seconds only roughly.
  const iso = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ')
}

function trimmedHeader(values: readonly SheetCell[]): string[] {
  const names = values.map(value => String(value ?? '').trim())
  while (names.length > 0 && names[names.length - 1] === '') names.pop()
  return names
}

function isEmpty(value: SheetCell): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '')
}
