import { sql } from 'kysely'
import type { Db, Tx } from '../db/open-database.ts'
import { foldName } from './catalog-entry.ts'

export type CityEntry = { readonly sourceId: string; readonly externalId: string; readonly title: string }

/** The entries of imported catalogs that bear a name; spaces and punctuation do not count. */
export async function cityEntriesNamed(tx: Db | Tx, title: string): Promise<CityEntry[]> {
  return tx
    .selectFrom('foreign_record')
    .select(['source_id as sourceId', 'external_id as externalId', 'title'])
    .where('gone', '=', false)
    .where(sql<boolean>`regexp_replace(title, '[[:space:][:punct:]]', '', 'g') = ${foldName(title)}`)
    .orderBy('external_id')
    .limit(5)
    .execute()
}
