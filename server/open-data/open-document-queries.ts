import type { Day } from '@gongshu/deadlines'
import type { JsonObject } from '../base/json.ts'
import type { Tx } from '../db/open-database.ts'
import type { CatalogItem } from '../db/schema-matters.ts'
import { openClasses, openStates } from '../search/findable.ts'

/** A set on the list of open data, with what its case, its unit and its entry say of it. */
export type PublishedSet = {
  readonly id: string
  readonly title: string
  readonly unit_id: string
  readonly unit: string
  readonly published_on: Day | null
  readonly opening_class: string
  readonly content: JsonObject
  readonly columns: readonly string[]
  readonly items: readonly CatalogItem[]
}

/** Sets of these ids, or the next that anyone may see after an id, held against change until the transaction ends. */
export async function publishedSets(
  tx: Tx,
  wanted: { ids: readonly string[] } | { after: string; limit: number },
): Promise<PublishedSet[]> {
  const query = tx
    .selectFrom('open_list_entry')
    .innerJoin('matter_case', 'matter_case.id', 'open_list_entry.id')
    .innerJoin('unit', 'unit.id', 'open_list_entry.unit_id')
    .innerJoin('catalog_entry', 'catalog_entry.id', 'open_list_entry.entry_id')
    .select(['open_list_entry.id', 'matter_case.title', 'open_list_entry.unit_id', 'unit.name as unit'])
    .select(['open_list_entry.published_on', 'open_list_entry.opening_class', 'open_list_entry.content'])
    .select(['open_list_entry.columns', 'catalog_entry.items'])
  if ('ids' in wanted) return query.where('open_list_entry.id', 'in', [...wanted.ids]).execute()
  return query
    .where('open_list_entry.id', '>', wanted.after)
    .where('matter_case.state', 'in', openStates)
    .where('open_list_entry.opening_class', 'in', openClasses)
    .orderBy('open_list_entry.id')
    .limit(wanted.limit)
    .forShare(['open_list_entry'])
    .execute()
}
