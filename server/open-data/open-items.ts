import { findEntry } from '../catalog/catalog-entry-queries.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { CatalogItem } from '../db/schema-matters.ts'
import { findOpenEntry } from './open-list-queries.ts'

/** The items of a set that say nothing about a person: all that a sample for everybody may hold. */
export async function openItemsOf(db: Db | Tx, openListEntryId: string): Promise<CatalogItem[]> {
  const set = await findOpenEntry(db, openListEntryId)
  const entry = set && (await findEntry(db, set.entry_id))
  return (entry?.items ?? []).filter(
    item => set?.columns.includes(item.column) && !item.personal && item.mask === 'none',
  )
}
