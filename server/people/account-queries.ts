import type { Role } from '@gongshu/regulations'
import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../db/open-database.ts'
import type { AccountTable, SessionTable } from '../db/schema-core.ts'

export type AccountRow = Selectable<AccountTable>

export async function insertAccount(tx: Tx, account: Omit<AccountRow, 'roles'> & { roles: Role[] }): Promise<void> {
  await tx
    .insertInto('account')
    .values({ ...account, roles: JSON.stringify(account.roles) })
    .execute()
}

export async function updateAccount(
  tx: Tx,
  id: string,
  change: { roles?: Role[]; separation?: AccountTable['separation']; disabled?: boolean },
): Promise<void> {
  const { roles, ...rest } = change
  await tx
    .updateTable('account')
    .set({ ...rest, ...(roles ? { roles: JSON.stringify(roles) } : {}) })
    .where('id', '=', id)
    .execute()
}

export async function findAccountByLogin(db: Db | Tx, login: string): Promise<AccountRow | null> {
  return (await db.selectFrom('account').selectAll().where('login', '=', login).executeTakeFirst()) ?? null
}

export async function findAccount(db: Db | Tx, id: string): Promise<AccountRow | null> {
  return (await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/**
 * Counts one more attempt before its password is looked at, so that guesses sent together count one by one. False while
 * the account is locked; the last attempt allowed locks it until its password proves right.
 */
export async function countAttempt(
  db: Db,
  id: string,
  { now, most, lockedUntil }: { now: Date; most: number; lockedUntil: Date },
): Promise<boolean> {
  const counted = await db
    .updateTable('account')
    .set({
      failed_sign_ins: sql<number>`(failed_sign_ins + 1) % ${most}::integer`,
      locked_until: sql<Date>`case when failed_sign_ins + 1 >= ${most}::integer then ${lockedUntil}::timestamptz end`,
    })
    .where('id', '=', id)
    .where(eb => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<=', now)]))
    .returning('id')
    .executeTakeFirst()
  return counted !== undefined
}

/** Forgets the attempts: the password was right. */
export async function clearAttempts(db: Db, id: string): Promise<void> {
  await db.updateTable('account').set({ failed_sign_ins: 0, locked_until: null }).where('id', '=', id).execute()
}

export async function insertSession(db: Db, session: SessionTable): Promise<void> {
  await db.insertInto('session').values(session).execute()
}

/** The live session of a token and its account; null when it is unknown, expired or the account is disabled. */
export async function findSession(db: Db, tokenHash: string, now: Date) {
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .selectAll('account')
    .select(['session.csrf as csrf', 'session.last_seen_at as last_seen_at'])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('account.disabled', '=', false)
    .executeTakeFirst()
  return row ?? null
}

export async function touchSession(db: Db, tokenHash: string, now: Date): Promise<void> {
  await db.updateTable('session').set({ last_seen_at: now }).where('token_hash', '=', tokenHash).execute()
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

export async function findTokenAccount(db: Db, tokenHash: string, now: Date) {
  const row = await db
    .selectFrom('api_token')
    .innerJoin('account', 'account.id', 'api_token.account_id')
    .selectAll('account')
    .select('api_token.scope as scope')
    .where('api_token.token_hash', '=', tokenHash)
    .where('api_token.expires_at', '>', now)
    .where('account.disabled', '=', false)
    .executeTakeFirst()
  return row ?? null
}

export async function insertApiToken(
  db: Db,
  token: { token_hash: string; account_id: string; name: string; scope: string[]; created_at: Date; expires_at: Date },
): Promise<void> {
  await db
    .insertInto('api_token')
    .values({ ...token, scope: JSON.stringify(token.scope) })
    .execute()
}

/** The offices that a unit holds; null when there is no such unit. */
export async function officesOfUnit(tx: Tx, unitId: string): Promise<readonly Role[] | null> {
  const row = await tx.selectFrom('unit').select('offices').where('id', '=', unitId).executeTakeFirst()
  return row?.offices ?? null
}
