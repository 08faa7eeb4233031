import type { Db } from '../db/open-database.ts'

/** The columns of an entry that anyone may download anyway: those of sets open to all without conditions. */
export async function columnsOpened(db: Db, entryId: string): Promise<string[]> {
  const sets = await db
    .selectFrom('open_list_entry')
    .innerJoin('matter_case', 'matter_case.id', 'open_list_entry.id')
    .select('open_list_entry.columns')
    .where('entry_id', '=', entryId)
    .where('opening_class', '=', 'unconditional')
    .where('matter_case.state', 'in', ['open', 'static'])
    .execute()
  return [...new Set(sets.flatMap(set => set.columns as string[]))]
}

/** Whether a unit reads the entry by a running service of its own. */
export async function servesUnit(db: Db, entryId: string, unitId: string): Promise<boolean> {
  const found = await db
    .selectFrom('sharing_service')
    .innerJoin('matter_case', 'matter_case.id', 'sharing_service.id')
    .select('sharing_service.id')
    .where('entry_id', '=', entryId)
    .where('consumer_id', '=', unitId)
    .where('matter_case.state', '=', 'active')
    .executeTakeFirst()
  return found !== undefined
}
