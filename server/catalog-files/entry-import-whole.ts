import { isDeepStrictEqual } from 'node:util'
import { Value } from 'typebox/value'
import type { Json, JsonObject } from '../base/json.ts'
import { EntryInput } from '../catalog/catalog-entry.ts'
import { contentOf } from '../catalog/catalog-entry-actions.ts'
import { type EntryText, entryDifferences } from '../catalog/entry-difference.ts'
import type { EntryFault, FileEntry } from './entry-file.ts'

/** How a file names other cases, and the ids that the platform knows them by; undefined where it knows none. */
export type FileNames = {
  readonly unit: (named: string) => string | undefined
  readonly entry: (code: string) => string | undefined
}

export type WholeEntry =
  | { readonly input: EntryInput; readonly faults: readonly [] }
  | { readonly input: null; readonly faults: readonly EntryFault[] }

/**
 * The entry as it would be submitted: what the file says over what the platform knows. A field that the file does not
 * speak of stays; one that it says is empty goes.
 */
export function wholeEntry(file: FileEntry, known: EntryText | null, names: FileNames): WholeEntry {
  const { given, unknown } = withIds(file.given, names)
  const items = file.items
    ? file.items.map(item => wholeItem(item, known))
    : ((known?.items ?? []) as unknown as JsonObject[])
  const content = said({ ...known?.content, ...keptSpelling(given, known?.content ?? {}) })
  const name = asKnown(file.name, known?.name)
  const input = { ...content, name, stateSecret: given.stateSecret === true, items }
  const faults = [...unknown, ...shapeFaults(input)]
  return faults.length ? { input: null, faults } : { input: input as unknown as EntryInput, faults: [] }
}

const newItem = {
  description: '',
  type: 'text',
  length: null,
  required: false,
  personal: false,
  lookup: false,
  mask: 'none',
}

function wholeItem(item: JsonObject, known: EntryText | null): JsonObject {
  const column = item.column ?? item.name ?? null
  const before = (known?.items.find(one => one.column === column) ?? newItem) as unknown as JsonObject
  const given = keptSpelling(item, before)
  const optional = (field: string) => !(field in newItem)
  // An empty cell empties what may be empty and leaves the rest at its simplest.
  const emptied = Object.entries(newItem).filter(([field]) => item[field] === null && field !== 'type')
  const named = { column, name: given.name ?? before.name ?? column }
  const whole = { ...before, ...given, ...Object.fromEntries(emptied), ...named }
  return Object.fromEntries(Object.entries(whole).filter(([field, value]) => value !== null || !optional(field)))
}

/** Texts that differ from what is known only in spaces at their ends or in line breaks are what is known. */
function keptSpelling(given: JsonObject, known: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(given).map(([field, value]) => [field, asKnown(value, known[field])]))
}

function asKnown(value: Json, known: Json | undefined): Json {
  if (typeof value === 'string' && typeof known === 'string') return plain(value) === plain(known) ? known : value
  return isObject(value) && isObject(known) ? keptSpelling(value, known) : value
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function said(content: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null))
}

const shapes = EntryInput.properties as unknown as {
  readonly [field: string]: { readonly 'x-refers'?: string } | undefined
}

function withIds(given: JsonObject, names: FileNames): { given: JsonObject; unknown: EntryFault[] } {
  const unknown: EntryFault[] = []
  const fields = Object.entries(given).map(([field, value]): [string, Json] => {
    const refers = shapes[field]?.['x-refers']
    if (!refers || !Array.isArray(value)) return [field, value]
    const find = refers === 'unit' ? names.unit : names.entry
    const ids = value.map(named => find(String(named)) ?? String(named))
    const stranger = value.find(named => find(String(named)) === undefined)
    if (stranger !== undefined) {
      unknown.push({ field, reason: 'importFault.stranger', params: { value: String(stranger).slice(0, 60) } })
    }
    return [field, ids]
  })
  return { given: Object.fromEntries(fields), unknown }
}

const MOST_FAULTS = 20

function shapeFaults(input: unknown): EntryFault[] {
  if (Value.Check(EntryInput, input)) return []
  const faults = [...Value.Errors(EntryInput, input)].slice(0, MOST_FAULTS).map(fault => {
    const { requiredProperties = [] } = fault.params as { requiredProperties?: string[] }
    const field = [...fault.instancePath.split('/'), ...requiredProperties.slice(0, 1)].filter(Boolean).join('.')
    return { field, reason: requiredProperties.length ? 'importFault.missing' : 'importFault.shape' }
  })
  // One line for a field: a choice that fails its list also fails its kind.
  return faults.filter((fault, index) => faults.findIndex(other => other.field === fault.field) === index)
}

/** The fields in which an entry differs from what the platform has; items by their columns. */
export function changedFields(input: EntryInput, known: EntryText): string[] {
  const { content, items } = contentOf(input)
  const fresh = { name: input.name, content, items }
  if (isDeepStrictEqual(fresh, known)) return []
  const order = (list: EntryText['items']) => list.map(item => item.column)
  const found = entryDifferences(known, fresh).map(({ field, column }) => (column ? `${field}.${column}` : field))
  return found.length || isDeepStrictEqual(order(items), order(known.items)) ? found : ['items']
}
