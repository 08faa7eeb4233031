import { createWriteStream } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type CellValue, streamXlsxRows, writeXlsxStream } from 'hucre/xlsx'
import { objectOf, rowsOf } from './cells.ts'
import { type Cell, type Column, type Lake, versionFile, withConnection } from './lake.ts'
import { columnsOf, pick, selectSql } from './query.ts'
import { ident, literal } from './sql-text.ts'

export type ExportFormat = 'csv' | 'xlsx' | 'json' | 'jsonl' | 'parquet'
export type ExportRequest = {
  resource: string
  version: string
  columns?: string[]
  format: ExportFormat
  file: string
}

/**
 * Writes a version to a file, appearing under its name only when complete. In CSV and spreadsheets a text that a
 * spreadsheet program would run as a formula is made harmless; JSON and Parquet carry the data as they are.
 */
export async function exportTo(lake: Lake, request: ExportRequest): Promise<void> {
  const partial = `${request.file}.partial`
  try {
    await withConnection(lake, async db => {
      const source = versionFile(lake, request.resource, request.version)
      const columns = pick(await columnsOf(db, source), request.columns)
      if (request.format === 'parquet') {
        const names = columns.map(column => ident(column.name)).join(', ')
        await db.run(
          `copy (select ${names} from read_parquet(${literal(source)})) to ${literal(partial)} (format parquet, compression zstd)`,
        )
        return
      }
      const result = await db.stream(`${selectSql(source, columns)} order by file_row_number`)
      const rows = rowsOf(result, columns)
      const bytes =
        request.format === 'xlsx' ? spreadsheet(rows, columns) : Readable.from(texts[request.format](rows, columns))
      await pipeline(bytes, createWriteStream(partial))
    })
    await rename(partial, request.file)
  } finally {
    await rm(partial, { force: true })
  }
}

/** Rows of the first sheet of a spreadsheet of our own making; foreign files go through the guarded child. */
export async function readXlsxRows(file: string): Promise<CellValue[][]> {
  const rows: CellValue[][] = []
  for await (const row of streamXlsxRows(await readFile(file))) {
    // Empty cells at a row's end are not in the file; the header says how wide the sheet is.
    const width = rows[0]?.length ?? row.values.length
    rows.push(Array.from({ length: width }, (_, index) => row.values[index] ?? null))
  }
  return rows
}

/** A text that begins like a formula gets an apostrophe in front; numbers, also negative ones, stay numbers. */
export function harmless(cell: Cell, column: Column): Cell {
  return column.type === 'text' && typeof cell === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell
}

/** Lines of texts as CSV that spreadsheet programs read: with a byte-order mark, and harmless. */
export function csvText(lines: readonly (readonly string[])[]): string {
  const cells = (line: readonly string[]) => line.map(text => csvCell(harmless(text, TEXT))).join(',')
  return `\uFEFF${lines.map(line => `${cells(line)}\r\n`).join('')}`
}

const TEXT: Column = { name: '', type: 'text', required: false }

type Rows = AsyncIterable<Cell[][]>

const texts = { csv, json, jsonl } satisfies Record<string, (rows: Rows, columns: Column[]) => AsyncGenerator<string>>

async function* csv(rows: Rows, columns: Column[]): AsyncGenerator<string> {
  // Excel takes a CSV without this mark for the local code page.
  yield `\uFEFF${columns.map(column => csvCell(harmlessName(column))).join(',')}\r\n`
  for await (const piece of rows) {
    yield piece
      .map(cells => `${columns.map((column, index) => csvCell(harmless(cells[index] ?? null, column))).join(',')}\r\n`)
      .join('')
  }
}

async function* json(rows: Rows, columns: Column[]): AsyncGenerator<string> {
  let separator = '[\n'
  for await (const piece of rows) {
    yield piece.map(cells => `${take()}${JSON.stringify(objectOf(columns, cells))}`).join('')
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'

  function take(): string {
    const text = separator
    separator = ',\n'
    return text
  }
}

async function* jsonl(rows: Rows, columns: Column[]): AsyncGenerator<string> {
  for await (const piece of rows) yield piece.map(cells => `${JSON.stringify(objectOf(columns, cells))}\n`).join('')
}

function spreadsheet(rows: Rows, columns: Column[]): Readable {
  async function* sheetRows(): AsyncGenerator<CellValue[]> {
    yield columns.map(harmlessName)
    for await (const piece of rows) {
      yield* piece.map(cells => columns.map((column, index) => harmless(cells[index] ?? null, column)))
    }
  }
  return Readable.from(writeXlsxStream(sheetRows(), { name: 'data' }) as AsyncIterable<Uint8Array>)
}

function harmlessName(column: Column): string {
  return String(harmless(column.name, { ...column, type: 'text' }))
}

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  const text = String(cell)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
