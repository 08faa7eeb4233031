import type { Db } from '../db/open-database.ts'
import { synonymGroups } from './synonym-list.ts'
import { type SynonymBook, synonymBook } from './synonyms.ts'

export type AddedSynonyms = { id: string; words: string[]; created_at: Date }

/** The list that comes with the platform and what its operator added. */
export async function synonymsOf(db: Db): Promise<SynonymBook> {
  const added = await listSynonyms(db)
  return synonymBook([...synonymGroups, ...added.map(({ words }) => words)])
}

export async function listSynonyms(db: Db): Promise<AddedSynonyms[]> {
  return db
    .selectFrom('search_synonym')
    .select(['id', 'words', 'created_at'])
    .orderBy('created_at')
    .limit(1000)
    .execute()
}

export async function insertSynonyms(
  db: Db,
  added: { id: string; words: string[]; accountId: string; at: Date },
): Promise<void> {
  const { id, words, accountId, at } = added
  await db.insertInto('search_synonym').values({ id, words, account_id: accountId, created_at: at }).execute()
}

export async function deleteSynonyms(db: Db, id: string): Promise<void> {
  await db.deleteFrom('search_synonym').where('id', '=', id).execute()
}
