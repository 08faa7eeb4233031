import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../base/refusal.ts'
import { csvText } from '../lake/export-file.ts'
import type { RowFault } from '../lake/row-fault.ts'

/** The faults of a refused file. Values of sensitive items are not among them. */
export type Rejects = { readonly fileName: string; readonly faults: readonly RowFault[] }

/** How rejects read in a file: the headings, the words of a fault, the duties that the load fulfils. */
export type RejectSpeech = {
  readonly headings: readonly [row: string, column: string, value: string, reason: string, duty: string]
  readonly reasonOf: (fault: RowFault) => string
  readonly duties: string
}

/** Keeps the faults of a refused load beside the uploads of the person; they go when those go. */
export async function keepRejects(folder: string, loadId: string, rejects: Rejects): Promise<void> {
  await writeFile(pathOf(folder, loadId), JSON.stringify(rejects), { mode: 0o600 })
}

export async function findRejects(folder: string, loadId: string): Promise<Rejects> {
  const text = await readFile(pathOf(folder, loadId), 'utf8').catch(() => null)
  if (text === null) throw new Refusal('unknown_thing', { field: 'id' })
  return JSON.parse(text) as Rejects
}

/** The faults as CSV to repair the file from: one line each with its place, what stood there, and why it was refused. */
export function rejectsCsv({ faults }: Rejects, { headings, reasonOf, duties }: RejectSpeech): string {
  const lines = faults.map(fault => [
    fault.row ? String(fault.row) : '',
    fault.column ?? '',
    fault.value ?? '',
    reasonOf(fault),
    duties,
  ])
  return csvText([[...headings], ...lines])
}

function pathOf(folder: string, loadId: string): string {
  return join(folder, `${loadId}.rejects`)
}
