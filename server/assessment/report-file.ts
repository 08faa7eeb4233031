import { Readable } from 'node:stream'
import { type CellValue, writeXlsxStream } from 'hucre/xlsx'
import { harmless } from '../lake/export-file.ts'
import { type Cell, type ColumnKind, type Columns, isShare, type ReportRow } from './report.ts'

/** How a cell reads in a file: the key of a word as its words, a title, a heading. */
export type Speech = { readonly heading: (key: string) => string; readonly word: (key: string) => string }

type Table = { readonly columns: Columns; readonly rows: readonly ReportRow[]; readonly speech: Speech }

/** A report as CSV that spreadsheets read: with a byte order mark, and no text that one would run as a formula. */
export function reportCsv(table: Table): string {
  return `\uFEFF${linesOf(table)
    .map(line => `${line.map(csvCell).join(',')}\r\n`)
    .join('')}`
}

export function reportXlsx(table: Table, sheet: string): Readable {
  // A sheet's name has at most 31 signs, and none of those that a formula would read.
  const name = sheet.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
  return Readable.from(writeXlsxStream(linesOf(table), { name }) as AsyncIterable<Uint8Array>)
}

function linesOf({ columns, rows, speech }: Table): CellValue[][] {
  const kinds = Object.entries(columns)
  const head = kinds.map(([key]) => guarded(speech.heading(key)))
  return [head, ...rows.map(({ cells }) => kinds.map(([key, kind]) => cellValue(kind, cells[key] ?? null, speech)))]
}

function cellValue(kind: ColumnKind, cell: Cell, speech: Speech): CellValue {
  if (cell === null || typeof cell === 'number') return cell
  if (isShare(kind)) return null
  const texts = typeof cell === 'string' ? [cell] : cell
  const said = kind === 'word' || kind === 'words' ? texts.map(speech.word) : texts
  return guarded(said.join('、'))
}

function guarded(text: string): string {
  return String(harmless(text, { name: '', type: 'text', required: false, sensitive: false }))
}

function csvCell(value: CellValue): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
