import type { Day } from '@gongshu/deadlines'
import { sql } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import { entryStates, type Filters } from './findable.ts'
import { matches, passes } from './match-queries.ts'
import type { Question } from './question.ts'

/** Entries in the index of which nobody has been told, held until the transaction ends. */
export async function newDocuments(tx: Tx, limit: number): Promise<string[]> {
  const found = await tx
    .selectFrom('search_document')
    .select('id')
    .where('announced', '=', false)
    .where(eb => eb.or([eb('kind', '!=', 'catalogEntry'), eb('state', 'in', entryStates)]))
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()
  return found.map(row => row.id)
}

export async function markAnnounced(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('search_document')
    .set({ announced: true })
    .where('id', 'in', [...ids])
    .execute()
}

export type SearchToTell = { id: string; account_id: string; name: string; question: JsonObject }

/** Saved searches whose owners want to be told and can still sign in. */
export async function searchesToTell(tx: Tx): Promise<SearchToTell[]> {
  return tx
    .selectFrom('saved_search')
    .innerJoin('account', 'account.id', 'saved_search.account_id')
    .select(['saved_search.id', 'account_id', 'saved_search.name', 'question'])
    .where('notify', '=', true)
    .where('account.disabled', '=', false)
    .execute()
}

/** The names of those of these entries that a search finds. */
export async function namesAmong(
  tx: Tx,
  { question, filters, ids }: { question: Question; filters: Filters; ids: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from search_document join search_text using (id)
    where id = any(${sql.val(ids)}::uuid[]) and ${matches(question, ['catalogEntry'])} and ${passes(filters)} order by name
  `.execute(tx)
  return rows.map(row => row.name)
}

export type FollowedEvent = {
  position: number
  event_id: string
  account_id: string
  entry_id: string
  title: string
  case_type: string
  to_state: string
  effective_on: Day
}

/** The last place in the log; null while it is empty. */
export async function lastPosition(db: Db | Tx): Promise<number | null> {
  const found = await db
    .selectFrom('event')
    .select(eb => eb.fn.max('position').as('position'))
    .executeTakeFirst()
  return found?.position === null || found?.position === undefined ? null : Number(found.position)
}

/**
 * What happened to followed entries after a place in the log: they came into another state, have new data, or stand open;
 * not what the follower did. In the order of the log, as it is the order in which everything was committed.
 */
export async function eventsFollowed(tx: Tx, from: { position: number; to: number }): Promise<FollowedEvent[]> {
  const { rows } = await sql<FollowedEvent>`
    select e.position, e.id as event_id, f.account_id, f.entry_id, c.title, e.case_type, e.to_state, e.effective_on
    from event e
    left join collection on collection.id = e.case_id and e.step = 'collection.load'
    left join open_list_entry o on o.id = e.case_id and e.to_state = 'open'
    join followed_entry f on f.entry_id = coalesce(collection.entry_id, o.entry_id, e.case_id)
    join account on account.id = f.account_id and not account.disabled
    join matter_case c on c.id = f.entry_id
    where e.position > ${from.position} and e.position <= ${from.to}
      and e.from_state is distinct from case when e.case_type = 'collection' then null else e.to_state end
      and e.account_id is distinct from f.account_id
    order by e.position, f.account_id
  `.execute(tx)
  return rows
}
