import { localWordsOf } from '@gongshu/regulations'
import type { Actor } from '../acts/act-types.ts'
import type { Platform } from '../acts/platform.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import type { EntryInput } from '../catalog/catalog-entry.ts'
import { contentOf } from '../catalog/catalog-entry-actions.ts'
import { fileDigests } from '../lake/write-version.ts'
import { listUnits } from '../registry/unit-queries.ts'
import type { TableMapping } from './entry-columns.ts'
import type { EntryFileFormat, FileEntry } from './entry-file.ts'
import { readEntryFile } from './entry-file-reading.ts'
import type { ImportCounts } from './entry-import.ts'
import {
  heldText,
  type JudgedEntry,
  type Judging,
  judgeEntry,
  type KnownSaying,
  placeOf,
  registerOf,
} from './entry-import-judge.ts'
import {
  dropStrayRows,
  entryPlaces,
  entrySayings,
  insertImportRows,
  type NewImportRow,
} from './entry-import-queries.ts'

/** Entries looked at in one go: short enough that everybody else is served in between. */
const AT_ONCE = 100
const UNPLACED_SHOWN = 200

export type PreparedImport = {
  readonly id: string
  readonly number: string
  readonly unitName: string
  readonly counts: ImportCounts
}

/** What a dry run found: an import for each unit, and the entries whose unit nobody knows. They add up to `seen`. */
export type ReadImport = {
  readonly seen: number
  readonly imports: readonly PreparedImport[]
  readonly unplaced: { readonly count: number; readonly rows: readonly UnplacedEntry[] }
}

export type UnplacedEntry = Pick<JudgedEntry, 'row' | 'name' | 'unitName' | 'faults'>

export type Person = Extract<Actor, { kind: 'account' }>

/** A file that somebody has sent, to be held against the catalog. */
export type ReadingOrder = {
  readonly uploadId: string
  readonly path: string
  readonly fileName: string
  readonly format: EntryFileFormat
  readonly mapping?: TableMapping
}

export type Reading = {
  readonly actor: Person
  readonly order: ReadingOrder
  readonly onProgress: (count: number) => void
}

/** Holds every entry of a file against the catalog and the law, changes nothing in either, and prepares the imports. */
export async function readImport(platform: Platform, { actor, order, onProgress }: Reading): Promise<ReadImport> {
  const { db, jurisdiction } = platform
  await dropStrayRows(db)
  const judging = await judgingFor(platform, actor)
  const sorted = openSorting(judging)
  const { path: file, format, mapping } = order
  const job = { file, format, local: localWordsOf(jurisdiction), ...(mapping ? { mapping } : {}) }
  const read = await readEntryFile(job, AT_ONCE, async entries => {
    const sayings = await sayingsOf(platform, judging, entries)
    const judged = entries.map(entry => judgeEntry(entry, { ...judging, sayingOf: id => sayings.get(id) }))
    await insertImportRows(db, judged.flatMap(sorted.take))
    onProgress(sorted.seen())
  })
  if (sorted.seen() === 0) throw new Refusal('import_empty')
  const { sha256 } = await fileDigests(file)
  const about = { fileName: order.fileName, sha256, headings: read.headings, mapping: read.mapping }
  return {
    seen: sorted.seen(),
    imports: await prepare(platform, { actor, about, sorted }),
    unplaced: sorted.unplaced(),
  }
}

async function prepare(
  { acts }: Platform,
  { actor, about, sorted }: { actor: Person; about: object; sorted: Sorting },
): Promise<PreparedImport[]> {
  const imports: PreparedImport[] = []
  for (const { importId, unitId, unitName, counts } of sorted.imports()) {
    const input = { ...about, importId, unitId, counts }
    const { number } = await acts.act({ step: 'catalogImport.prepare', actor, input })
    imports.push({ id: importId, number, unitName, counts })
  }
  return imports
}

async function judgingFor({ db, acts }: Platform, actor: Person): Promise<Judging> {
  const units = await listUnits(db)
  const provides = actor.roles.includes('provider')
  const forUnits = actor.roles.includes('operator')
  if (!provides && !forUnits) throw new Refusal('role_missing', { params: { role: 'provider' } })
  return {
    law: acts.door.lawOf(null),
    register: registerOf(await entryPlaces(db), units),
    ownUnit: (provides && units.find(unit => unit.id === actor.unitId)) || null,
    forUnits,
    sayingOf: () => undefined,
    claimed: new Map(),
  }
}

async function sayingsOf({ db }: Platform, { register }: Judging, entries: readonly FileEntry[]) {
  const places = entries.flatMap(entry => placeOf(entry, register) ?? [])
  const titles = new Map(places.map(place => [place.id, place.title]))
  const rows = await entrySayings(db, [...titles.keys()])
  const asText = (entry: EntryInput) => ({ name: entry.name, ...contentOf(entry) })
  return new Map(
    rows.map(({ id, content, items, record }): [string, KnownSaying] => [
      id,
      { name: titles.get(id) ?? '', content, items, held: heldText(record, asText) },
    ]),
  )
}

type Sorting = ReturnType<typeof openSorting>
type OneImport = { readonly importId: string; readonly unitId: string; readonly unitName: string; counts: ImportCounts }

/** Sorts what was judged into an import for each unit, and counts every entry exactly once. */
function openSorting({ forUnits, ownUnit, register }: Judging) {
  const imports = new Map<string, OneImport>()
  const unplaced: UnplacedEntry[] = []
  let [seen, strays] = [0, 0]
  // What a provider cannot place is a fault of its own import; an office sees it beside the imports of the units.
  const homeOf = (entry: JudgedEntry) => (forUnits ? register.unitNamed(entry.unitName) : ownUnit)
  return {
    take(entry: JudgedEntry): NewImportRow[] {
      seen++
      const unit = homeOf(entry)
      if (!unit) {
        strays++
        const { row, name, unitName, faults } = entry
        if (unplaced.length < UNPLACED_SHOWN) unplaced.push({ row, name, unitName, faults })
        return []
      }
      const { importId, counts } = imports.get(unit.id) ?? { importId: newId(), counts: none }
      const counted = { ...counts, seen: counts.seen + 1, [entry.kind]: counts[entry.kind] + 1 }
      imports.set(unit.id, { importId, unitId: unit.id, unitName: unit.name, counts: counted })
      return [rowOf(importId, entry)]
    },
    seen: () => seen,
    imports: () => [...imports.values()],
    unplaced: () => ({ count: strays, rows: unplaced }),
  }
}

const none: ImportCounts = { seen: 0, new: 0, resubmit: 0, change: 0, same: 0, fault: 0 }

function rowOf(importId: string, entry: JudgedEntry): NewImportRow {
  return {
    import_id: importId,
    row: entry.row,
    kind: entry.kind,
    name: entry.name,
    code: entry.code,
    unit_name: entry.unitName,
    entry_id: entry.entryId,
    input: entry.input ? JSON.stringify(entry.input) : null,
    changed: JSON.stringify(entry.changed),
    faults: JSON.stringify(entry.faults),
    outcome: entry.input ? null : 'left',
  }
}
