import type { LocalWords } from '../../text/words.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { foldName } from '../catalog/catalog-entry.ts'
import { readCell, writeCell } from './entry-cells.ts'
import { columnByKey, type EntryColumn, entryColumns, headingOf, type TableMapping } from './entry-columns.ts'
import type { EntryFault, ExportedEntry, FileEntry } from './entry-file.ts'

export function tableHeadings(local?: LocalWords): string[] {
  return entryColumns.map(column => headingOf(column, 'zh', local))
}

const onEveryRow = ['unit.code', 'entry.name', 'unit.name', 'unit.uscc']

/**
 * The rows of an entry in the form: one for each data item. Code, name and unit stand on every row, so that a sheet that
 * was sorted is still read right; the rest of the entry stands on its first.
 */
export function tableRows(entry: ExportedEntry, local?: LocalWords): string[][] {
  const items: readonly (JsonObject | null)[] = entry.items.length ? entry.items : [null]
  return items.map((item, index) =>
    entryColumns.map(column => {
      if (column.of !== 'item' && index > 0 && !onEveryRow.includes(column.key)) return ''
      return writeCell(column, valueIn(column, entry, item), local)
    }),
  )
}

function valueIn(column: EntryColumn, entry: ExportedEntry, item: JsonObject | null): Json | undefined {
  const { of, field } = column
  if (of === 'item') return item?.[field]
  if (of === 'ground') return (entry.content.ground as JsonObject | undefined)?.[field]
  if (of === 'unit') {
    return { code: entry.code, name: entry.unit.name, uscc: entry.unit.uscc, publishedOn: entry.publishedOn }[field]
  }
  if (field === 'name') return entry.name
  return entry.content[field] ?? (column.kind === 'yesNo' && /Secret$/.test(field) ? false : undefined)
}

type Grid = {
  readonly headings: readonly string[]
  readonly mapping: TableMapping
  readonly local?: LocalWords | undefined
}

type Place = { readonly column: EntryColumn; readonly index: number }

/** Gathers the entries of a table, row by row; `done` gives them in the order in which they first appear. */
export function openTableReader({ headings, mapping, local }: Grid) {
  const places = headings.flatMap((heading, index): Place[] => {
    const column = columnByKey(mapping[heading] ?? '')
    return column && headings.indexOf(heading) === index ? [{ column, index }] : []
  })
  const hasItems = places.some(({ column }) => column.of === 'item')
  const gathered = new Map<string, Gathered>()
  let last: Gathered | null = null
  return {
    add(row: number, cells: readonly string[]): void {
      if (cells.every(cell => cell.trim() === '')) return
      const found = readRow(places, cells, local)
      const key = keyOf(found)
      const known = key === null ? last : gathered.get(key)
      if (known && (hasItems || key === null)) {
        known.add(found)
        last = known
        return
      }
      last = gather(row, hasItems, known ? [{ field: 'name', reason: 'repeated', params: { row: known.row } }] : [])
      last.add(found)
      gathered.set(known || key === null ? `row ${row}` : key, last)
    },
    done: (): FileEntry[] => [...gathered.values()].map(one => one.entry()),
  }
}

type FoundRow = {
  readonly unit: { readonly [field: string]: Json }
  readonly entry: { readonly [field: string]: Json }
  readonly ground: { readonly [field: string]: Json }
  readonly item: { readonly [field: string]: Json }
  readonly faults: readonly EntryFault[]
}

function readRow(places: readonly Place[], cells: readonly string[], local?: LocalWords): FoundRow {
  const found = { unit: {}, entry: {}, ground: {}, item: {} } as Record<EntryColumn['of'], Record<string, Json>>
  const faults: EntryFault[] = []
  for (const { column, index } of places) {
    const read = readCell(column, cells[index] ?? '', local)
    if ('value' in read) found[column.of][column.field] = read.value
    else faults.push({ field: column.key, reason: 'unread', params: { value: read.unread } })
  }
  return { ...found, faults }
}

function keyOf({ unit, entry }: FoundRow): string | null {
  const name = foldName(String(entry.name ?? ''))
  if (unit.code) return `code ${unit.code}`
  return name ? `name ${unit.uscc ?? unit.name ?? ''} ${name}` : null
}

type Gathered = { readonly row: number; add(found: FoundRow): void; entry(): FileEntry }

function gather(row: number, hasItems: boolean, first: readonly EntryFault[]): Gathered {
  const parts = { unit: {}, entry: {}, ground: {} } as Record<'unit' | 'entry' | 'ground', Record<string, Json>>
  const items: JsonObject[] = []
  const faults: EntryFault[] = [...first]
  return {
    row,
    add(found) {
      for (const part of ['unit', 'entry', 'ground'] as const) {
        for (const [field, value] of Object.entries(found[part])) {
          const known = parts[part][field] ?? null
          if (value === null || JSON.stringify(known) === JSON.stringify(value)) parts[part][field] ??= null
          else if (known === null) parts[part][field] = value
          else faults.push({ field: `${part}.${field}`, reason: 'contradiction', params: { value: String(value) } })
        }
      }
      faults.push(...found.faults)
      if (Object.values(found.item).some(value => value !== null)) items.push(found.item)
    },
    entry: () => ({
      row,
      code: textOrNull(parts.unit.code),
      unit: textOrNull(parts.unit.uscc ?? parts.unit.name),
      name: String(parts.entry.name ?? ''),
      given: { ...parts.entry, ...groundOf(parts.ground) },
      items: hasItems ? items : null,
      faults,
    }),
  }
}

function groundOf(ground: { readonly [field: string]: Json }): JsonObject {
  const fields = Object.entries(ground)
  if (!fields.length) return {}
  const said = fields.filter(([, value]) => value !== null)
  return { ground: said.length ? Object.fromEntries(said) : null }
}

function textOrNull(value: Json | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
