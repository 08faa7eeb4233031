import type { JsonObject } from '../base/json.ts'
import { type ForeignField, type ForeignMapping, type ForeignRow, foreignFields } from './foreign-fields.ts'
import { type ReadValue, readClass, readCount, readDay, readFormats, readFrequency, textOf } from './foreign-values.ts'

/** A data set of another portal, normalised; what the portal wrote stays beside it. */
export type ForeignRecord = {
  readonly externalId: string
  readonly title: string
  readonly content: JsonObject
}

export type FailedRow = { readonly row: number; readonly reason: 'notAnObject' | 'noTitle' | 'repeated' }

/** A spelling that nobody could read, and how often it stands in a field. */
export type UnreadSpelling = { readonly field: ForeignField; readonly spelling: string; readonly count: number }

export type ForeignReading = {
  readonly records: readonly ForeignRecord[]
  readonly failed: readonly FailedRow[]
  readonly unread: readonly UnreadSpelling[]
}

type Reader = (given: unknown) => ReadValue<unknown>

const readers: { readonly [F in ForeignField]?: Reader } = {
  updateFrequency: readFrequency,
  openness: readClass,
  formats: readFormats,
  publishedOn: readDay,
  updatedOn: readDay,
  volume: readCount,
}

const LONGEST = 4000
const LONGEST_ID = 500
const MOST_SPELLINGS = 200

/** Reads the rows of another portal under a mapping. The same rows under the same mapping give the same records. */
export function readForeign(rows: readonly unknown[], mapping: ForeignMapping): ForeignReading {
  const columnOf = new Map(Object.entries(mapping).map(([column, field]) => [field, column]))
  const unread = new Map<string, UnreadSpelling>()
  const records = new Map<string, ForeignRecord>()
  const failed: FailedRow[] = []
  for (const [index, row] of rows.entries()) {
    const record = isRow(row) ? readRow(row, { columnOf, mapping, unread }) : 'notAnObject'
    if (typeof record === 'string') failed.push({ row: index + 1, reason: record })
    else if (records.has(record.externalId)) failed.push({ row: index + 1, reason: 'repeated' })
    else records.set(record.externalId, record)
  }
  const spellings = [...unread.values()].toSorted((left, right) => right.count - left.count).slice(0, MOST_SPELLINGS)
  return { records: [...records.values()], failed, unread: spellings }
}

type Reading = {
  readonly columnOf: ReadonlyMap<ForeignField, string>
  readonly mapping: ForeignMapping
  readonly unread: Map<string, UnreadSpelling>
}

function readRow(row: ForeignRow, { columnOf, mapping, unread }: Reading): ForeignRecord | FailedRow['reason'] {
  const given = (field: ForeignField) => row[columnOf.get(field) ?? '']
  const title = textOf(given('title')).slice(0, LONGEST_ID)
  if (!title) return 'noTitle'
  const content = foreignFields.flatMap(field => {
    if (!columnOf.has(field) || field === 'title') return []
    const reader = readers[field]
    const read = reader ? reader(given(field)) : { value: shortText(given(field)), unread: false }
    if (read.unread) note(unread, field, textOf(given(field)))
    return read.value === null ? [] : [[field, read.value] as const]
  })
  const rest = Object.entries(row).filter(([column]) => !(column in mapping))
  const written = Object.entries(row).map(([column, value]) => [column, shortText(value)] as const)
  return {
    externalId: identityOf(textOf(given('url')), title, textOf(given('department'))),
    title,
    content: {
      ...Object.fromEntries(content),
      ...(rest.length ? { other: Object.fromEntries(rest.map(([column, value]) => [column, shortText(value)])) } : {}),
      written: Object.fromEntries(written),
    } as JsonObject,
  }
}

// Its own address names a set for good; where a portal gives none, title and department together do.
function identityOf(url: string, title: string, department: string): string {
  return (url || `${title} ｜ ${department}`).slice(0, LONGEST_ID)
}

function note(unread: Map<string, UnreadSpelling>, field: ForeignField, spelling: string): void {
  const key = `${field} ${spelling}`
  const known = unread.get(key)
  unread.set(key, { field, spelling: spelling.slice(0, 100), count: (known?.count ?? 0) + 1 })
}

function shortText(value: unknown): string | null {
  const text = textOf(value).slice(0, LONGEST)
  return text || null
}

function isRow(value: unknown): value is ForeignRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
