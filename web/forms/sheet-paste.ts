import type { Item } from '@gongshu/client'
import { emptyItem } from './entry-values.ts'

/** The columns of the sheet in the order in which they stand, which is also the order of a pasted table. */
export const sheetColumns = [
  'column',
  'name',
  'type',
  'length',
  'required',
  'personal',
  'lookup',
  'mask',
  'description',
  'grade',
  'sensitivity',
  'sharing',
  'opening',
  'codeList',
] as const
export type SheetColumn = (typeof sheetColumns)[number]

/** For a column with fixed values: what people write for each, e.g. 文本 or text. */
export type Spoken = { readonly [column in SheetColumn]?: ReadonlyMap<string, string> }

type Paste = { readonly text: string; readonly row: number; readonly column: SheetColumn; readonly spoken: Spoken }

/** Puts a table copied from a spreadsheet into the sheet, from the given cell on; rows are added as needed. */
export function pasteTable(items: readonly Item[], { text, row, column, spoken }: Paste): Item[] {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map(line => line.split('\t'))
  const first = sheetColumns.indexOf(column)
  const filled = [...items]
  lines.forEach((cells, offset) => {
    const at = row + offset
    const changes = cells.flatMap((cell, index) => {
      const name = sheetColumns[first + index]
      return name ? [[name, cellValue(name, cell.trim(), spoken)]] : []
    })
    filled[at] = { ...(filled[at] ?? emptyItem), ...Object.fromEntries(changes) }
  })
  return filled
}

/** Whether a pasted text is a table and not just words for one cell. */
export function isTable(text: string): boolean {
  return /[\t\n]/.test(text.replace(/\r?\n$/, ''))
}

/** Columns that may be left open, in which an unknown word is no value at all. */
export function isOpen(column: SheetColumn): column is 'grade' | 'sensitivity' | 'sharing' | 'opening' {
  return column === 'grade' || column === 'sensitivity' || column === 'sharing' || column === 'opening'
}

const yes = ['是', '√', '✓', 'y', 'yes', 'true', '1']

function cellValue(column: SheetColumn, cell: string, spoken: Spoken): Item[SheetColumn] {
  if (column === 'required' || column === 'personal' || column === 'lookup') return yes.includes(cell.toLowerCase())
  if (column === 'length') return lengthOf(cell)
  const known = spoken[column]
  if (!known) return cell
  if (isOpen(column) && !known.has(cell.toLowerCase())) return ''
  return known.get(cell.toLowerCase()) ?? emptyItem[column]
}

export function lengthOf(text: string): number | null {
  const length = Number.parseInt(text, 10)
  return Number.isInteger(length) && length > 0 ? length : null
}
