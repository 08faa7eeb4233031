import { Readable } from 'node:stream'
import type { Db } from '../db/open-database.ts'
import { harmlessCell } from './entry-cells.ts'
import { columnByKey } from './entry-columns.ts'
import { csvLine } from './entry-export-csv.ts'
import type { EntryFault } from './entry-file.ts'
import { type ListedImportRow, listImportRows } from './entry-import-queries.ts'

const AT_ONCE = 500

/** Words by their key, in the language of whoever asks. */
export type Said = (key: string, params?: { readonly [name: string]: string | number }) => string

const headings = ['row', 'unit', 'name', 'code', 'kind', 'outcome', 'changed', 'faults'] as const

/** What became of every row of an import, as CSV that spreadsheets read. */
export function importResultCsv(db: Db, importId: string, said: Said): Readable {
  return Readable.from(lines(db, importId, said))
}

async function* lines(db: Db, importId: string, said: Said): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(headings.map(name => said(`importCol.${name}`)))}`
  for (let after = 0; ; ) {
    const rows = await listImportRows(db, { importId, after, limit: AT_ONCE })
    yield rows.map(row => csvLine(cellsOf(row, said).map(harmlessCell))).join('')
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)?.row ?? after
  }
}

function cellsOf(row: ListedImportRow, said: Said): string[] {
  const faults = row.faults as unknown as readonly EntryFault[]
  return [
    String(row.row),
    row.unit_name,
    row.name,
    row.code ?? '',
    said(`importKind.${row.kind}`),
    row.outcome ? said(`importOutcome.${row.outcome}`) : '',
    row.changed.map(field => fieldWord(field, said)).join('、'),
    faults.map(fault => faultText(fault, said)).join('；'),
  ]
}

/** A fault in words, with the field as people call it and the duty behind it. */
export function faultText({ field, reason, duty, params }: EntryFault, said: Said): string {
  const text = said(reason, { ...params, field: fieldWord(field, said) })
  return duty ? `${text}（${duty}）` : text
}

/** A field as people call it: `items.证件号码.mask` as the item and the part of it. */
export function fieldWord(field: string, said: Said): string {
  const [head = '', second, part] = field.split('.')
  if (columnByKey(field)) return said(`field.${second}`)
  const name = said(head === 'ground' && second ? `field.ground.${second}` : `field.${head}`)
  if (second === undefined || head === 'ground') return name
  const place = /^\d+$/.test(second) ? String(Number(second) + 1) : second
  return `${name} ${place}${part ? ` ${said(`field.${part}`)}` : ''}`
}
