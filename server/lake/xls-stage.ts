import { readFile, stat } from 'node:fs/promises'
import { type CellObject, type DenseWorkSheet, read, SSF } from '@e965/xlsx'
import { wholeFault } from './row-fault.ts'
import { type SheetCell, type SheetRow, stageSheet } from './sheet-stage.ts'
import { contentKind } from './source-format.ts'
import type { Stage } from './stage.ts'
import type { StageJob, StageResult } from './stage-job.ts'

// The library gives no types for its formats of numbers.
const { is_date: isDateFormat, parse_date_code: partsOfSerial } = SSF as {
  is_date(format: string): boolean
  parse_date_code(
    serial: number,
    options: { date1904: boolean },
  ): { [part in 'y' | 'm' | 'd' | 'H' | 'M' | 'S']: number }
}

/** The old form holds 65,536 rows of 256 cells, all of them in memory at once. */
const LARGEST_FILE = 128 << 20

/** Reads the first sheet of a spreadsheet of before 2007 (BIFF) into a stage. Runs only in the guarded child process. */
export async function stageXls(job: StageJob, stage: Stage): Promise<StageResult> {
  if ((await stat(job.file)).size > LARGEST_FILE) return wholeFault('file_too_large')
  const content = await readFile(job.file)
  // The library would also read web pages, text and others as what they are not.
  if (contentKind(content) !== 'xls') return wholeFault('not_a_spreadsheet')
  const book = read(content, { type: 'buffer', dense: true, cellNF: true, cellText: false })
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] as DenseWorkSheet | undefined
  if (!sheet) return wholeFault('empty_file')
  const from1904 = book.Workbook?.WBProps?.date1904 === true
  return await stageSheet(sheetRows(sheet, from1904), job, stage)
}

function* sheetRows(sheet: DenseWorkSheet, from1904: boolean): Generator<SheetRow> {
  for (const [index, cells = []] of (sheet['!data'] ?? []).entries()) {
    yield { index, values: Array.from(cells, cell => valueOfCell(cell, from1904)) }
  }
}

function valueOfCell(cell: CellObject | undefined, from1904: boolean): SheetCell {
  if (cell?.v === undefined || cell.t === 'z') return null
  if (cell.t === 'e') return '#N/A'
  if (cell.t === 'n' && cell.z !== undefined && isDateFormat(String(cell.z))) return dateOf(Number(cell.v), from1904)
  return cell.v
}

/** A serial number of days as the point in time it shows, without any time zone. */
function dateOf(serial: number, from1904: boolean): Date {
  const { y, m, d, H, M, S } = partsOfSerial(serial, { date1904: from1904 })
  return new Date(Date.UTC(y, m - 1, d, H, M, Math.round(S)))
}
