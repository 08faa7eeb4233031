import type { CatalogItem } from '../db/schema-matters.ts'
import { applyMask, type Mask } from '../lake/mask.ts'
import { waitingFiles } from '../sources/drop-folder.ts'
import { sampleSource } from '../sources/pull.ts'
import type { Cells, FoundColumn, Sample } from '../sources/puller.ts'
import { SourceFault } from '../sources/source-fault.ts'
import type { RemoteSettings } from '../sources/source-settings.ts'
import type { SourceReach } from './source-run.ts'

const SHOWN_CHARACTERS = 60
const SHOWN_FILES = 20

/** What a look at a source found; what went wrong is an answer too, not an error of the platform. */
export type SourceLook =
  | {
      readonly ok: true
      readonly columns: readonly FoundColumn[]
      /** For each column of the catalog that of the source which seems to be it; null where none does. */
      readonly proposed: { readonly [column: string]: string | null }
      readonly rows: readonly Cells[]
    }
  | { readonly ok: true; readonly folder: string; readonly files: readonly { name: string; bytes: number }[] }
  | { readonly ok: false; readonly code: string; readonly params: { readonly [name: string]: string | number } }

type Looking = { readonly items: readonly CatalogItem[]; readonly secret: string | null }

/** Connects as a run would and fetches a few rows, masked. Changes nothing here or there. */
export async function lookAtRemote(
  { allowed }: SourceReach,
  source: RemoteSettings,
  { items, secret }: Looking,
): Promise<SourceLook> {
  return answering(async () => {
    const request = { columns: [], mark: null, markIncluded: false, secret, allowed }
    const sample = await sampleSource(source, request)
    const proposed = proposedColumns(items, sample.columns)
    return { ok: true, columns: sample.columns, proposed, rows: masked(sample, items, proposed) }
  })
}

/** The files that wait in a folder. */
export async function lookAtFolder(reach: SourceReach, source: { number: string; settings: object }) {
  return answering(async () => {
    const folder = await reach.folderOf(source as Parameters<SourceReach['folderOf']>[0])
    const files = await waitingFiles(folder)
    return { ok: true, folder, files: files.slice(0, SHOWN_FILES).map(({ name, bytes }) => ({ name, bytes })) }
  })
}

async function answering(look: () => Promise<SourceLook>): Promise<SourceLook> {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error
    return { ok: false, code: error.code, params: error.params }
  }
}

/** By the name of the column, whatever its case, or by the name of the item. */
export function proposedColumns(items: readonly CatalogItem[], found: readonly FoundColumn[]) {
  const alike = (left: string, right: string) => left.trim().toLowerCase() === right.trim().toLowerCase()
  return Object.fromEntries(
    items.map(({ column, name }) => [
      column,
      (found.find(one => alike(one.name, column)) ?? found.find(one => alike(one.name, name)))?.name ?? null,
    ]),
  )
}

// Of a column that is no item of the entry nobody has said what it holds: it is masked.
function masked(
  { columns, rows }: Sample,
  items: readonly CatalogItem[],
  proposed: { [column: string]: string | null },
) {
  const masks = columns.map(({ name }): Mask => maskOf(items.find(item => proposed[item.column] === name)))
  return rows.map(cells => cells.map((cell, at) => shown(cell, masks[at] ?? 'keep_1_1')))
}

function maskOf(item: CatalogItem | undefined): Mask {
  if (!item) return 'keep_1_1'
  if (item.mask === 'none') return item.personal ? 'keep_1_1' : 'none'
  return item.mask === 'hash' || item.mask === 'drop' ? 'keep_1_1' : (item.mask as Mask)
}

function shown(cell: string | null, mask: Mask): string | null {
  const text = applyMask(mask, cell, '')
  return text && text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
}
