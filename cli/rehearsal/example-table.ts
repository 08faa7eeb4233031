import { readFile } from 'node:fs/promises'
import Papa from 'papaparse'

/** A table as its source has it: names of columns and rows of cells, an empty cell as null. */
export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | null)[])[] }

const examples = new URL('../../examples/', import.meta.url)

export function readExample(path: string): Promise<Buffer> {
  return readFile(new URL(path, examples))
}

/** Reads CSV with a reader that the platform does not use; blanks at the ends of cells are no part of them. */
export function tableOfCsv(text: string): Table {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true })
  const [fault] = errors
  if (fault) throw new Error(`the example cannot be read: ${fault.message} in row ${fault.row}`)
  const [header = [], ...rows] = data
  return {
    columns: header.map(name => name.trim()),
    rows: rows.map(cells => cells.map(cell => cell.trim() || null)),
  }
}

/** The holidays of the State Council's file, which keeps them in the member `days`. */
export function tableOfHolidays(text: string): Table {
  const { days } = JSON.parse(text) as { days: { name: string; date: string; isOffDay: boolean }[] }
  const columns = ['date', 'name', 'isOffDay']
  return { columns, rows: days.map(({ date, name, isOffDay }) => [date, name, String(isOffDay)]) }
}

export function csvOf({ columns, rows }: Table): string {
  return `${Papa.unparse([[...columns], ...rows.map(row => row.map(cell => cell ?? ''))], { newline: '\n' })}\n`
}

/** Rows as objects by the names of their columns. */
export function recordsOf({ columns, rows }: Table): { [column: string]: string | null }[] {
  return rows.map(row => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])))
}
