import { type Db, inTransaction, type Tx } from '../db/open-database.ts'

/** A token is named by the beginning of its hash: enough to tell it from others, nothing to sign in with. */
const ID_LENGTH = 24

export type TokenListing = { id: string; name: string; scope: readonly string[]; createdAt: Date; expiresAt: Date }

export async function tokensOf(db: Db, accountId: string): Promise<TokenListing[]> {
  const rows = await db
    .selectFrom('api_token')
    .select(['token_hash', 'name', 'scope', 'created_at', 'expires_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .limit(500)
    .execute()
  return rows.map(row => ({
    id: row.token_hash.slice(0, ID_LENGTH),
    name: row.name,
    scope: row.scope,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }))
}

/** True where such a token of the account was there. */
export async function deleteToken(db: Db, accountId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('api_token')
    .where('account_id', '=', accountId)
    .where('token_hash', 'like', `${id}%`)
    .executeTakeFirst()
  return Number(numDeletedRows) > 0
}

/** Sets a new password and ends every session of the account but the one that goes on. */
export async function replacePassword(
  db: Db,
  { accountId, passwordHash, keep }: { accountId: string; passwordHash: string; keep: string },
): Promise<void> {
  await inTransaction(db, async tx => {
    await tx.updateTable('account').set({ password_hash: passwordHash }).where('id', '=', accountId).execute()
    await tx.deleteFrom('session').where('account_id', '=', accountId).where('token_hash', '!=', keep).execute()
  })
}

/** Ends all that an account could go in by: enabled again, it begins with its password. */
export async function endAccess(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('session').where('account_id', '=', accountId).execute()
  await tx.deleteFrom('api_token').where('account_id', '=', accountId).execute()
}

export async function deleteExpiredAccess(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', now).execute()
  await db.deleteFrom('api_token').where('expires_at', '<=', now).execute()
}

/** A repeated request comes within minutes; its key need not be known for ever. */
export async function deleteOldIdempotencyKeys(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('idempotency').where('created_at', '<', before).execute()
}
