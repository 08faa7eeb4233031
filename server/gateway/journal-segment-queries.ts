import { sql } from 'kysely'
import type { Db } from '../db/open-database.ts'

/** The last segment of a journal that stands in the log; 0 where none does. Segments are anchored in their order. */
export async function lastAnchored(db: Db, journal: string): Promise<number> {
  const row = await db
    .selectFrom('matter_case')
    .select(sql<number | null>`max(cast(split_part(title, '/', 2) as integer))`.as('last'))
    .where('type', '=', 'journalSegment')
    .where(sql<string>`split_part(title, '/', 1)`, '=', journal)
    .executeTakeFirst()
  return row?.last ?? 0
}
