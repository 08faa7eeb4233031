import type { Day } from '@gongshu/deadlines'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { CatalogItem } from '../db/schema-matters.ts'
import { entryStates } from '../search/findable.ts'

/** An entry as published, with what its case and its unit say of it. */
export type PublishedEntry = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly unit_id: string
  readonly unit: string
  readonly published_on: Day
  readonly content: JsonObject
  readonly items: readonly CatalogItem[]
}

/**
 * Entries as their newest published version has them: those of these ids, or the next in force after an id, held against
 * change until the transaction ends.
 */
export async function publishedEntries(
  tx: Db | Tx,
  wanted: { ids: readonly string[] } | { after: string; limit: number },
): Promise<PublishedEntry[]> {
  const query = tx
    .selectFrom('catalog_entry')
    .innerJoin('matter_case', 'matter_case.id', 'catalog_entry.id')
    .innerJoin('unit', 'unit.id', 'catalog_entry.unit_id')
    .innerJoin('catalog_version', join =>
      join
        .onRef('catalog_version.entry_id', '=', 'catalog_entry.id')
        .onRef('catalog_version.version', '=', 'catalog_entry.version'),
    )
    .select(['catalog_entry.id', 'matter_case.number', 'matter_case.title', 'catalog_entry.unit_id'])
    .select(['unit.name as unit', 'catalog_version.published_on', 'catalog_version.content', 'catalog_version.items'])
  if ('ids' in wanted) return query.where('catalog_entry.id', 'in', [...wanted.ids]).execute()
  return query
    .where('catalog_entry.id', '>', wanted.after)
    .where('matter_case.state', 'in', entryStates)
    .orderBy('catalog_entry.id')
    .limit(wanted.limit)
    .forShare(['catalog_entry'])
    .execute()
}
