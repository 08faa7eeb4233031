import type { Day } from '@gongshu/deadlines'
import type { Db, Tx } from '../db/open-database.ts'
import { findDocuments, upsertDocument } from './search-index-queries.ts'
import { queryTokens, searchTokens } from './segment.ts'

export type SearchDocument = {
  readonly id: string
  readonly kind: 'catalogEntry' | 'openListEntry'
  readonly title: string
  /** All further words: description, items, unit. */
  readonly body: string
  readonly unitId: string | null
  readonly updatedOn: Day
}

export async function indexDocument(tx: Tx, document: SearchDocument): Promise<void> {
  const titleTokens = searchTokens(document.title)
  await upsertDocument(tx, {
    id: document.id,
    kind: document.kind,
    title: document.title,
    body: document.body,
    unit_id: document.unitId,
    title_tokens: titleTokens,
    tokens: [...new Set([...titleTokens, ...searchTokens(document.body)])],
    updated_on: document.updatedOn,
  })
}

export function searchDocuments(
  db: Db,
  wanted: { words: string; kinds: SearchDocument['kind'][]; limit: number; offset: number },
) {
  return findDocuments(db, { ...wanted, tokens: queryTokens(wanted.words) })
}
