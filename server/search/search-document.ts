import type { Day } from '@gongshu/deadlines'
import type { Insertable } from 'kysely'
import type { SearchDocumentTable, SearchTextTable } from '../db/schema-search.ts'

/** What is found: a catalog entry as published, or a set on the list of open data. */
export type SearchDocument = {
  readonly id: string
  readonly kind: 'catalogEntry' | 'openListEntry'
  readonly name: string
  /** Tags and names of data items. */
  readonly labels: readonly string[]
  /** All further words: description, source, code, unit. */
  readonly texts: readonly string[]
  readonly unitId: string | null
  readonly updatedOn: Day
  readonly facets: Facets
}

/** What is filtered by; null where the law of the place or the provider says nothing of it. */
export type Facets = {
  readonly sharing: string | null
  readonly opening: string | null
  readonly frequency: string | null
  readonly grade: string | null
  readonly domain: string | null
  readonly formats: readonly string[]
}

export type IndexedDocument = {
  readonly row: Omit<Insertable<SearchDocumentTable>, 'state' | 'is_open' | 'announced'>
  readonly text: Insertable<SearchTextTable>
}
