import type { Day } from '@gongshu/deadlines'
import { sql } from 'kysely'
import type { Db } from '../db/open-database.ts'

export type CollectedEntry = { entry_id: string; frequency: string; loaded_on: Day }

/** The entries with data whose lateness nobody is dealing with yet. */
export async function entriesToWatch(db: Db): Promise<CollectedEntry[]> {
  return db
    .selectFrom('collection')
    .innerJoin('resource_version', 'resource_version.id', 'collection.current_version')
    .innerJoin('catalog_entry', 'catalog_entry.id', 'collection.entry_id')
    .innerJoin('matter_case', 'matter_case.id', 'catalog_entry.id')
    .select([
      'collection.entry_id',
      sql<string>`catalog_entry.content->>'updateFrequency'`.as('frequency'),
      'resource_version.loaded_on',
    ])
    .where('matter_case.state', '!=', 'retired')
    .where(
      sql<boolean>`not exists (select 1 from matter_case issue join case_record on case_record.case_id = issue.id
        where issue.type = 'dataIssue' and issue.state not in ('closed')
          and case_record.content @> jsonb_build_object('entryId', collection.entry_id::text, 'issueType', 'timeliness'))`,
    )
    .execute()
}
