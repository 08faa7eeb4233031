import { sql } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Db } from '../db/open-database.ts'
import { entryStates } from './findable.ts'

/** What an account keeps for itself, and how much of each it may keep. */
export const mostKept = { saved_search: 50, followed_entry: 200, cart_entry: 50 } as const

export async function countKept(db: Db, table: keyof typeof mostKept, accountId: string): Promise<number> {
  const found = await db
    .selectFrom(table)
    .select(eb => eb.fn.countAll().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return Number(found?.count ?? 0)
}

export async function savedSearches(db: Db, accountId: string) {
  return db
    .selectFrom('saved_search')
    .select(['id', 'name', 'question', 'notify'])
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .execute()
}

type NewSearch = { id: string; accountId: string; name: string; question: JsonObject; notify: boolean; at: Date }

export async function insertSavedSearch(db: Db, { accountId, question, at, ...search }: NewSearch): Promise<void> {
  await db
    .insertInto('saved_search')
    .values({ ...search, account_id: accountId, question: JSON.stringify(question), created_at: at })
    .execute()
}

type Own = { readonly id: string; readonly accountId: string }

export async function setNotify(db: Db, { id, accountId }: Own, notify: boolean): Promise<void> {
  await db
    .updateTable('saved_search')
    .set({ notify })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .execute()
}

export async function deleteSavedSearch(db: Db, { id, accountId }: Own): Promise<void> {
  await db.deleteFrom('saved_search').where('id', '=', id).where('account_id', '=', accountId).execute()
}

export async function followedEntries(db: Db, accountId: string) {
  return db
    .selectFrom('followed_entry')
    .innerJoin('matter_case', 'matter_case.id', 'followed_entry.entry_id')
    .leftJoin('unit', 'unit.id', 'matter_case.unit_id')
    .select(['matter_case.id', 'matter_case.title as name', 'matter_case.state', 'unit.name as unit'])
    .where('account_id', '=', accountId)
    .orderBy('followed_entry.since', 'desc')
    .execute()
}

export async function followEntry(db: Db, { id, accountId }: Own, since: Date): Promise<void> {
  await db
    .insertInto('followed_entry')
    .values({ account_id: accountId, entry_id: id, since })
    .onConflict(conflict => conflict.columns(['account_id', 'entry_id']).doNothing())
    .execute()
}

export async function unfollowEntry(db: Db, { id, accountId }: Own): Promise<void> {
  await db.deleteFrom('followed_entry').where('entry_id', '=', id).where('account_id', '=', accountId).execute()
}

/** The cart in the order in which it was filled; `inForce` is false for what cannot be asked for any more. */
export async function cartOf(db: Db, accountId: string) {
  return db
    .selectFrom('cart_entry')
    .innerJoin('matter_case', 'matter_case.id', 'cart_entry.entry_id')
    .innerJoin('unit', 'unit.id', 'matter_case.unit_id')
    .select(['matter_case.id', 'matter_case.title as name', 'unit.id as unit_id', 'unit.name as unit'])
    .select([
      'cart_entry.columns',
      sql<boolean>`matter_case.state = any(${sql.val(entryStates)}::text[])`.as('inForce'),
    ])
    .where('account_id', '=', accountId)
    .orderBy('cart_entry.added_at')
    .orderBy('matter_case.id')
    .execute()
}

/** Puts an entry in, or other items of it. */
export async function putInCart(db: Db, { id, accountId }: Own, put: { columns: string[]; at: Date }): Promise<void> {
  const columns = JSON.stringify(put.columns)
  await db
    .insertInto('cart_entry')
    .values({ account_id: accountId, entry_id: id, columns, added_at: put.at })
    .onConflict(conflict => conflict.columns(['account_id', 'entry_id']).doUpdateSet({ columns }))
    .execute()
}

/** Takes one entry out, or all of them. */
export async function takeFromCart(db: Db, { accountId, id }: { accountId: string; id?: string }): Promise<void> {
  const own = db.deleteFrom('cart_entry').where('account_id', '=', accountId)
  await (id ? own.where('entry_id', '=', id) : own).execute()
}

/** Those of these entries that are in force: what may be followed and asked for. */
export async function inForce(db: Db, ids: readonly string[]): Promise<string[]> {
  if (!ids.length) return []
  const found = await db
    .selectFrom('matter_case')
    .select('id')
    .where('type', '=', 'catalogEntry')
    .where('id', 'in', [...ids])
    .where('state', 'in', entryStates)
    .execute()
  return found.map(row => row.id)
}
