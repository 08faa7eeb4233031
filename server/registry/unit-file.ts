import { stat } from 'node:fs/promises'
import { Refusal } from '../base/refusal.ts'
import { collectFile } from '../lake/collect.ts'
import { type Column, type Lake, removeVersion } from '../lake/lake.ts'
import { preview } from '../lake/query.ts'
import { MOST_UNITS } from './unit-import.ts'
import { unitHeadings } from './unit-import-words.ts'
import { type UnitLine, unitColumns } from './unit-lines.ts'

const MOST_BYTES = 5 * 1024 ** 2
const RESOURCE = 'unit-import'

/**
 * The lines of a file with units, by name of its columns. The lake reads it as it reads any other file: encodings,
 * spreadsheets in a guarded process, every fault named; nothing of it stays there.
 */
export async function readUnitFile(lake: Lake, file: { path: string; fileName: string }): Promise<UnitLine[]> {
  const { size } = await stat(file.path)
  if (size > MOST_BYTES) throw new Refusal('upload_too_large', { field: 'file' })
  const chinese = await readWith(lake, file, unitHeadings('zh'))
  const read = chinese.ok ? chinese : await readWith(lake, file, unitHeadings('en'))
  if (!read.ok) throw chinese.ok ? read.refusal : chinese.refusal
  if (read.lines.length > MOST_UNITS) throw new Refusal('file_refused', { field: 'file', faults: [tooMany] })
  return read.lines
}

type File = { readonly path: string; readonly fileName: string }
type Read = { readonly ok: true; readonly lines: UnitLine[] } | { readonly ok: false; readonly refusal: Refusal }

async function readWith(lake: Lake, { path, fileName }: File, headings: readonly string[]): Promise<Read> {
  const columns: Column[] = headings.map(name => ({ name, type: 'text', required: false }))
  const request = { resource: RESOURCE, file: path, fileName, format: 'auto', columns } as const
  const collected = await collectFile(lake, request)
  if (!collected.ok) return { ok: false, refusal: refusalOf(collected) }
  const version = { resource: RESOURCE, version: collected.manifest.version }
  try {
    const rows = await preview(lake, version, { limit: MOST_UNITS + 1 })
    const cellsOf = (row: (typeof rows)[number]) =>
      unitColumns.map((column, place) => [column, String(row[headings[place] ?? ''] ?? '')])
    return { ok: true, lines: rows.map(row => Object.fromEntries(cellsOf(row)) as UnitLine) }
  } finally {
    await removeVersion(lake, RESOURCE, version.version)
  }
}

type Refused = Extract<Awaited<ReturnType<typeof collectFile>>, { ok: false }>

function refusalOf({ faults, faultCount }: Refused): Refusal {
  const named = faults.map(fault => ({ ...fault, field: `row ${fault.row}${fault.column ? ` ${fault.column}` : ''}` }))
  return new Refusal('file_refused', { field: 'file', params: { faults: faultCount }, faults: named })
}

const tooMany = { field: 'file', reason: 'file_too_large' }
