import type { Db, Tx } from '../db/open-database.ts'

/** The unit behind each of these catalog entries; an id that is no entry is left out. */
export async function ownersOfEntries(
  db: Db | Tx,
  entryIds: readonly string[],
): Promise<{ entryId: string; unitId: string }[]> {
  if (!entryIds.length) return []
  return db
    .selectFrom('catalog_entry')
    .select(['id as entryId', 'unit_id as unitId'])
    .where('id', 'in', [...entryIds])
    .orderBy('id')
    .execute()
}
