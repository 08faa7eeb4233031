import type { Day } from '@gongshu/deadlines'
import { sql } from 'kysely'
import type { Db } from '../db/open-database.ts'

export type UpdatedSet = {
  id: string
  number: string
  title: string
  unit_id: string
  frequency: string
  loaded_on: Day
}

/** The open sets that are kept up to date, each with its rhythm and the day of its newest data. */
export async function setsKeptUpToDate(db: Db): Promise<UpdatedSet[]> {
  return db
    .selectFrom('open_list_entry')
    .innerJoin('matter_case', 'matter_case.id', 'open_list_entry.id')
    .innerJoin('catalog_entry', 'catalog_entry.id', 'open_list_entry.entry_id')
    .innerJoin('collection', 'collection.entry_id', 'open_list_entry.entry_id')
    .innerJoin('resource_version', 'resource_version.id', 'collection.current_version')
    .select([
      'open_list_entry.id',
      'matter_case.number',
      'matter_case.title',
      'open_list_entry.unit_id',
      'resource_version.loaded_on',
      // The set's own rhythm, and that of its entry where the set names none.
      sql<string>`coalesce(nullif(open_list_entry.content->>'updateFrequency', ''),
        catalog_entry.content->>'updateFrequency', '')`.as('frequency'),
    ])
    .where('matter_case.state', '=', 'open')
    .execute()
}
