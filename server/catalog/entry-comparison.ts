import { isDeepStrictEqual } from 'node:util'
import type { CatalogItem } from '../db/schema-matters.ts'
import { foldName } from './catalog-entry.ts'
import type { EntryText } from './entry-difference.ts'

/** Two entries laid side by side: the same element, and the same data item, on one line. */
export type EntryComparison = {
  readonly fields: readonly ComparedField[]
  readonly items: readonly ComparedItem[]
}

export type ComparedField = {
  readonly field: string
  readonly mine: unknown
  readonly theirs: unknown
  readonly equal: boolean
}

export type ComparedItem = {
  readonly mine: CatalogItem | null
  readonly theirs: CatalogItem | null
  /** Whether both are called the same; one that only has the same column may be another matter. */
  readonly equal: boolean
}

/** Lays an entry beside another; items are matched by name, then by column, and keep the order of `mine`. */
export function compareEntries(mine: EntryText, theirs: EntryText): EntryComparison {
  const [left, right] = [withName(mine), withName(theirs)]
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])]
  const fields = names.map(field => {
    const [ours, other] = [left[field] ?? null, right[field] ?? null]
    return { field, mine: ours, theirs: other, equal: isSame(ours, other) }
  })
  return { fields, items: itemsBeside(mine.items, theirs.items) }
}

function withName({ name, content }: EntryText): { readonly [field: string]: unknown } {
  return { name, ...content, ...(content.name === undefined ? {} : { name }) }
}

// Spaces and punctuation do not make two texts different to whoever looks for copies.
function isSame(mine: unknown, theirs: unknown): boolean {
  if (typeof mine === 'string' && typeof theirs === 'string') return foldName(mine) === foldName(theirs)
  return isDeepStrictEqual(mine, theirs)
}

function itemsBeside(mine: readonly CatalogItem[], theirs: readonly CatalogItem[]): ComparedItem[] {
  const left = new Set(theirs)
  const matched = mine.map(item => {
    const other = counterpart(item, left)
    if (other) left.delete(other)
    return { mine: item, theirs: other, equal: other !== null && foldName(other.name) === foldName(item.name) }
  })
  return [...matched, ...[...left].map(item => ({ mine: null, theirs: item, equal: false }))]
}

function counterpart(item: CatalogItem, among: ReadonlySet<CatalogItem>): CatalogItem | null {
  const list = [...among]
  const byName = list.find(other => foldName(other.name) === foldName(item.name))
  return byName ?? list.find(other => other.column.toLowerCase() === item.column.toLowerCase()) ?? null
}
