import { sql } from 'kysely'
import type { Db } from '../db/open-database.ts'
import type { Kind } from './findable.ts'
import { soundKeys, wordKeys } from './index-keys.ts'
import { findable, numbers, some } from './match-queries.ts'
import { nameKey } from './segment.ts'

/** Names that begin with what has been typed so far, by characters or by pinyin; then those that hold it. Each once. */
export async function suggestNames(
  db: Db,
  asked: { typed: string; kinds: readonly Kind[]; limit: number },
): Promise<string[]> {
  const typed = nameKey(asked.typed)
  const [inName, bySound] = [wordKeys(typed, 'name'), soundKeys(typed)]
  if (!inName.length) return []
  const begins = sql<boolean>`(name_key like ${`${typed}%`} or sounds like ${`${typed}%`})`
  const ways = [
    begins,
    sql<boolean>`(keys @> ${numbers(inName)} and strpos(name_key, ${typed}) > 0)`,
    ...(bySound.length ? [sql<boolean>`(keys @> ${numbers(bySound)} and strpos(sounds, ${typed}) > 0)`] : []),
  ]
  const { rows } = await sql<{ name: string }>`
    with near as (
      select distinct on (name_key) id, name_key, ${begins} as begins, uses from search_document
      where ${findable(asked.kinds)} and ${some(ways)} order by name_key, uses desc limit 2000
    )
    select name from near join search_text using (id)
    order by begins desc, uses desc, char_length(name_key), name_key limit ${asked.limit}
  `.execute(db)
  return rows.map(row => row.name)
}
