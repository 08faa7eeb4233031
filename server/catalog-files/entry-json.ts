import type { Json, JsonObject } from '../base/json.ts'
import { EntryInput } from '../catalog/catalog-entry.ts'
import type { EntryFault, ExportedEntry, FileEntry, NamedUnit } from './entry-file.ts'

/** The platform's own format: one JSON document that holds all there is to say of the entries. */
export const OWN_FORMAT = 'gongshu-catalog@1'

/** What an export says beside the fields of an entry; read for the place of the entry or not at all. */
const told = ['code', 'unit', 'state', 'version', 'publishedOn', 'since']

export async function* catalogJson(
  entries: AsyncIterable<readonly ExportedEntry[]>,
  about: { readonly jurisdiction: string; readonly exportedOn: string },
): AsyncGenerator<string> {
  yield `{"format":${JSON.stringify(OWN_FORMAT)},${JSON.stringify(about).slice(1, -1)},"entries":[`
  let separator = '\n'
  for await (const page of entries) {
    for (const entry of page) {
      yield `${separator}${JSON.stringify(jsonOf(entry))}`
      separator = ',\n'
    }
  }
  yield '\n]}\n'
}

export function jsonOf({ id: _, content, items, ...entry }: ExportedEntry): JsonObject {
  return { ...entry, ...unitsByCode(content), stateSecret: false, items: items as unknown as Json }
}

/** Units of a content by their codes: names change. */
export function unitsByCode(content: JsonObject): JsonObject {
  const isUnits = (value: Json) => Array.isArray(value) && value.some(one => one !== null && typeof one === 'object')
  const entries = Object.entries(content).map(([field, value]) => [
    field,
    isUnits(value) ? (value as unknown as readonly NamedUnit[]).map(unit => unit.uscc) : value,
  ])
  return Object.fromEntries(entries)
}

/** The entries of a document in the own format, or of a bare array of such entries; null for anything else. */
export function entriesOfJson(document: unknown): FileEntry[] | null {
  const list = Array.isArray(document) ? document : isObject(document) ? document.entries : null
  return Array.isArray(list) ? list.map((one, index) => fileEntry(one, index + 1)) : null
}

function fileEntry(one: unknown, row: number): FileEntry {
  const nothing = { row, code: null, unit: null, name: '', given: {}, items: null, faults: [] }
  if (!isObject(one)) return { ...nothing, faults: [{ field: 'entry', reason: 'notAnObject' }] }
  const { items = null } = one
  const itemsFault: EntryFault[] = items === null || isList(items) ? [] : [{ field: 'items', reason: 'notAList' }]
  const fields = Object.entries(one).filter(([field]) => field !== 'items' && !told.includes(field))
  const known = fields.filter(([field]) => field in EntryInput.properties)
  return {
    row,
    code: typeof one.code === 'string' ? one.code : null,
    unit: unitOf(one.unit),
    name: typeof one.name === 'string' ? one.name : '',
    given: Object.fromEntries(known),
    items: isList(items) ? items : null,
    faults: [
      ...fields.filter(field => !known.includes(field)).map(([field]) => ({ field, reason: 'unknownField' })),
      ...itemsFault,
    ],
  }
}

function unitOf(unit: Json | undefined): string | null {
  if (typeof unit === 'string') return unit
  if (!isObject(unit)) return null
  return ([unit.uscc, unit.name].find(one => typeof one === 'string' && one !== '') as string | undefined) ?? null
}

function isList(value: Json): value is readonly JsonObject[] {
  return Array.isArray(value) && value.every(isObject)
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
