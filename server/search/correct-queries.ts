import { sql } from 'kysely'
import type { Db } from '../db/open-database.ts'
import type { Kind } from './findable.ts'
import { wordKeys } from './index-keys.ts'
import { findable, numbers, some } from './match-queries.ts'
import { oneAway } from './one-away.ts'

const MOST_NAMES = 500

/** Names that hold a word from which the typed one is one character away, as they are compared; by the index. */
export async function namesLike(db: Db, typed: string, kinds: readonly Kind[]): Promise<string[]> {
  const ways = oneAway(typed).map(
    ({ parts, pattern }) =>
      sql<boolean>`(keys @> ${numbers(parts.flatMap(part => wordKeys(part, 'name')))} and name_key like ${pattern})`,
  )
  const { rows } = await sql<{ name_key: string }>`
    select name_key from search_document where ${findable(kinds)} and ${some(ways)} limit ${MOST_NAMES}
  `.execute(db)
  return rows.map(row => row.name_key)
}
