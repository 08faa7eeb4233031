import { sql } from 'kysely'
import type { Db, Tx } from '../db/open-database.ts'

export async function accountCount(db: Db): Promise<number> {
  const row = await db.selectFrom('account').select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Only the newest link counts: one that was printed before no longer opens anything. */
export async function insertSetUpLink(db: Db, hash: string, expires: Date): Promise<void> {
  await db.deleteFrom('set_up_link').execute()
  await db.insertInto('set_up_link').values({ token_hash: hash, expires_at: expires, used_at: null }).execute()
}

/** Marks the link as used; false when it is unknown, used or expired. Two who come at once: one gets it. */
export async function claimSetUpLink(db: Db | Tx, hash: string, now: Date): Promise<boolean> {
  const claimed = await db
    .updateTable('set_up_link')
    .set({ used_at: now })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return Number(claimed.numUpdatedRows) === 1
}

/** Whether the link is one that can still be used. */
export async function setUpLinkHolds(db: Db, hash: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('set_up_link')
    .select('token_hash')
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}
