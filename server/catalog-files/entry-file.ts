import type { JsonObject } from '../base/json.ts'
import type { CatalogItem } from '../db/schema-matters.ts'

export const entryFileFormats = ['xlsx', 'csv', 'json', 'jsonld', 'ttl'] as const
export type EntryFileFormat = (typeof entryFileFormats)[number]

/** A unit as files name it: by its code, and by the name that people read. */
export type NamedUnit = { readonly uscc: string; readonly name: string }

/** An entry as it leaves the platform: what it says, whose it is, how far it is. */
export type ExportedEntry = {
  readonly id: string
  readonly code: string
  readonly unit: NamedUnit
  readonly state: string
  readonly version: number
  readonly publishedOn: string | null
  readonly since: string
  readonly name: string
  /** The fields of an entry but its name; other units as `NamedUnit`. */
  readonly content: JsonObject
  readonly items: readonly CatalogItem[]
}

/** What is wrong with an entry of a file: which field, why, and under which duty. */
export type EntryFault = {
  readonly field: string
  readonly reason: string
  readonly duty?: string
  readonly params?: { readonly [name: string]: string | number }
}

/**
 * An entry as a file tells of it. `given` holds the fields that the file speaks of, null where it says that there is
 * nothing; what it does not speak of stays as it is. `items` is null where it does not speak of data items.
 */
export type FileEntry = {
  /** Where it begins in the file: the line of a table, else its number in the file. From 1. */
  readonly row: number
  readonly code: string | null
  /** Code or name of the unit, as written. */
  readonly unit: string | null
  readonly name: string
  readonly given: JsonObject
  readonly items: readonly JsonObject[] | null
  readonly faults: readonly EntryFault[]
}

/** What a file is recognised by; null where nobody can tell. */
export function formatOfFile(fileName: string): EntryFileFormat | null {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  return entryFileFormats.find(format => format === extension) ?? null
}

export function isTable(format: EntryFileFormat): boolean {
  return format === 'xlsx' || format === 'csv'
}
