import { createReadStream } from 'node:fs'
import Papa from 'papaparse'
import type { Column } from './lake.ts'
import {
  addFault,
  cellFault,
  columnNamer,
  type FaultList,
  headerFaults,
  type RowFault,
  wholeFault,
} from './row-fault.ts'
import type { SourceFormat } from './source-format.ts'
import { firstBytes } from './source-text.ts'
import { literal } from './sql-text.ts'
import { LONGEST_CELL, type Stage } from './stage.ts'
import type { StageJob, StageResult } from './stage-job.ts'

/** How a CSV is laid out; `skip` lines stand before the header. */
export type CsvShape = { delimiter: string; newline: '\n' | '\r'; header: string[]; skip: number }

const HEADER_BYTES = 1 << 18

/**
 * Reads the header of a UTF-8 CSV, trying comma, semicolon, tab and bar; the best match with the columns wins. A first line
 * `sep=;`, which Excel writes, names the delimiter; TSV has the tab.
 */
export async function csvShape(file: string, columns: Column[], format: SourceFormat): Promise<CsvShape | null> {
  const text = new TextDecoder('utf-8').decode(await firstBytes(file, HEADER_BYTES))
  if (text.trim() === '') return null
  const newline = text.includes('\n') ? '\n' : '\r'
  const said = /^sep=(.)\r?[\n\r]/.exec(text)
  const skip = said ? 1 : 0
  const rest = said ? text.slice(said[0].length) : text
  const delimiters = said?.[1] ? [said[1]] : format === 'tsv' ? ['\t'] : [',', ';', '\t', '|']
  const shapes = delimiters.map(
    delimiter =>
      ({ delimiter, newline, skip, header: headerOf(rest, delimiter).map(columnNamer(columns)) }) as CsvShape,
  )
  const score = (shape: CsvShape) => columns.filter(column => shape.header.includes(column.name)).length
  return shapes.reduce((best, shape) => (score(shape) > score(best) ? shape : best))
}

/** SQL that reads a well-formed CSV as `c0`, `c1`, … in the order of the columns, and stops at the first bad row. */
export function csvRelation(file: string, shape: CsvShape, columns: Column[]): string {
  const names = shape.header.map(name => `'c${columns.findIndex(column => column.name === name)}': 'VARCHAR'`)
  return `read_csv(${literal(file)}, auto_detect = false, header = true, delim = ${literal(shape.delimiter)}, quote = '"',
    escape = '"', skip = ${shape.skip}, strict_mode = true, null_padding = false, columns = {${names.join(', ')}})`
}

type CsvPass = { job: StageJob; shape: CsvShape; stage: Stage }

/** Reads a CSV row by row, names each row that is not well formed, and stages the others. Runs in the guarded child. */
export async function stageCsv(job: StageJob, stage: Stage): Promise<StageResult> {
  const shape = await csvShape(job.file, job.columns, job.format)
  if (!shape) return wholeFault('empty_file')
  const list: FaultList = { faults: [], faultCount: 0 }
  for (const fault of headerFaults(shape.header, job.columns, 1 + shape.skip)) addFault(list, fault)
  if (list.faultCount > 0) return { ...list, rows: 0 }
  const rows = await stageRows({ job, shape, stage }, list)
  return { ...list, rows }
}

function stageRows(pass: CsvPass, list: FaultList): Promise<number> {
  const { job, shape, stage } = pass
  const order = job.columns.map(column => shape.header.indexOf(column.name))
  let row = 0
  let rows = 0
  return new Promise((resolve, reject) => {
    const source = createReadStream(job.file, { encoding: 'utf8', highWaterMark: 1 << 20 })
    Papa.parse<string[]>(source, {
      delimiter: shape.delimiter,
      newline: shape.newline,
      step: ({ data, errors }, parser) => {
        row += 1
        const cells = withoutReturn(data, shape)
        if (row <= 1 + shape.skip || isBlank(cells)) return
        rows += 1
        const faults = rowFaults(pass, { row, cells, quotes: errors.some(error => error.type === 'Quotes') })
        for (const fault of faults) addFault(list, fault)
        if (faults.length === 0)
          stage.add(
            row,
            order.map(index => cells[index] ?? null),
          )
        if (stage.isFull()) parser.abort()
      },
      complete: () => resolve(rows),
      error: reject,
    })
  })
}

function rowFaults(pass: CsvPass, at: { row: number; cells: string[]; quotes: boolean }): RowFault[] {
  const { row, cells } = at
  const whole = (reason: RowFault['reason']): RowFault[] => [{ row, column: null, reason }]
  // A quote after blanks is read in different ways by different programs, so nobody may guess.
  if (at.quotes || cells.some(cell => /^[ \t]+"/.test(cell))) return whole('bad_quotes')
  if (cells.length < pass.shape.header.length) return whole('short_row')
  if (cells.length > pass.shape.header.length && !isTrailingDelimiter(cells, pass.shape)) return whole('long_row')
  return pass.job.columns.flatMap(column => {
    const cell = cells[pass.shape.header.indexOf(column.name)] ?? ''
    if (cell.length > LONGEST_CELL) return [cellFault({ row, column }, 'too_long', cell)]
    if (pass.job.badEncoding && cell.includes('\uFFFD')) return [cellFault({ row, column }, 'bad_encoding', cell)]
    return []
  })
}

/** One delimiter too many at the end of a row, with nothing behind it, is how some programs end their rows. */
function isTrailingDelimiter(cells: string[], shape: CsvShape): boolean {
  return cells.length === shape.header.length + 1 && cells[cells.length - 1] === ''
}

function isBlank(cells: string[]): boolean {
  return cells.length === 1 && cells[0] === ''
}

function withoutReturn(cells: string[], shape: CsvShape): string[] {
  const last = cells[cells.length - 1]
  if (shape.newline === '\r' || !last?.endsWith('\r')) return cells
  return [...cells.slice(0, -1), last.slice(0, -1)]
}

function headerOf(text: string, delimiter: string): string[] {
  const newline = text.includes('\n') ? '\n' : '\r'
  const { data } = Papa.parse<string[]>(text, { delimiter, newline, preview: 1 })
  const names = (data[0] ?? []).map(name => name.replace(/^\uFEFF/, '').trim())
  return names.length > 1 && names[names.length - 1] === '' ? names.slice(0, -1) : names
}
