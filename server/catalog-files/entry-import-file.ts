import { Readable } from 'node:stream'
import { entryFaultText, entryFieldWord, type Said } from '../../text/entry-fault.ts'
import type { Db } from '../db/open-database.ts'
import { harmlessCell } from './entry-cells.ts'
import { csvLine } from './entry-export-csv.ts'
import type { EntryFault } from './entry-file.ts'
import { type ListedImportRow, listImportRows } from './entry-import-queries.ts'

const AT_ONCE = 500

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
    row.changed.map(field => entryFieldWord(field, said)).join('、'),
    faults.map(fault => withDuty(fault, said)).join('；'),
  ]
}

function withDuty(fault: EntryFault, said: Said): string {
  const text = entryFaultText(fault, said)
  return fault.duty ? `${text}（${fault.duty}）` : text
}
