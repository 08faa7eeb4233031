import { isDeepStrictEqual } from 'node:util'
import type { JsonObject } from '../base/json.ts'
import type { CatalogItem } from '../db/schema-matters.ts'

export type EntryText = { readonly name: string; readonly content: JsonObject; readonly items: readonly CatalogItem[] }

/** One difference between two versions of an entry; `column` where it is in a data item, null for what was not there. */
export type EntryDifference = {
  readonly field: string
  readonly column?: string
  readonly before: unknown
  readonly after: unknown
}

/** What a version of an entry changes in another, field by field and data item by data item. */
export function entryDifferences(before: EntryText, after: EntryText): EntryDifference[] {
  const title = { field: 'name', before: before.name, after: after.name }
  const { name: _, ...old } = before.content
  const { name: __, ...fresh } = after.content
  const fields = union(Object.keys(old), Object.keys(fresh)).map(field => ({
    field,
    before: old[field] ?? null,
    after: fresh[field] ?? null,
  }))
  const columns = union(
    before.items.map(item => item.column),
    after.items.map(item => item.column),
  )
  const items = columns.map(column => ({
    field: 'items',
    column,
    before: before.items.find(item => item.column === column) ?? null,
    after: after.items.find(item => item.column === column) ?? null,
  }))
  return [title, ...fields, ...items].filter(one => !isDeepStrictEqual(one.before, one.after))
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])]
}
