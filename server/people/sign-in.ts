import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '@gongshu/regulations'
import type { Actor } from '../acts/act-types.ts'
import { Refusal } from '../base/refusal.ts'
import type { Db } from '../db/open-database.ts'
import {
  type AccountRow,
  clearAttempts,
  countAttempt,
  deleteSession,
  findAccountByLogin,
  findSession,
  findTokenAccount,
  insertApiToken,
  insertSession,
  touchSession,
} from './account-queries.ts'
import { hashPassword, passwordMatches } from './password.ts'

export const MOST_FAILURES = 5
export const LOCK_MINUTES = 15
const SESSION_HOURS = 10
const IDLE_MINUTES = 60

export type SignedIn = {
  readonly account: AccountRow
  readonly actor: Actor
  readonly csrf: string | null
  /** What a program's token is good for; null for a person's session, which has no such bounds. */
  readonly scope: readonly string[] | null
}

/** Checks a password and opens a session. The token is returned once and only its hash is kept. */
export async function signIn(db: Db, login: string, password: string): Promise<{ token: string; csrf: string }> {
  const now = new Date()
  const account = await findAccountByLogin(db, login)
  if (!account) {
    // The same work as for a known login, so that time does not tell which logins exist.
    await hashPassword(password)
    throw new Refusal('wrong_credentials')
  }
  await checkPassword(db, account, password)
  const token = randomBytes(32).toString('base64url')
  const csrf = randomBytes(24).toString('base64url')
  const expires = new Date(now.getTime() + SESSION_HOURS * 3_600_000)
  await insertSession(db, {
    token_hash: tokenHash(token),
    account_id: account.id,
    csrf,
    created_at: now,
    last_seen_at: now,
    expires_at: expires,
  })
  return { token, csrf }
}

/** Counts attempts and locks the account for a while; the same check guards sign-in and signing of a commitment. */
export async function checkPassword(db: Db, account: AccountRow, password: string): Promise<void> {
  const now = new Date()
  const lockedUntil = new Date(now.getTime() + LOCK_MINUTES * 60_000)
  if (!(await countAttempt(db, account.id, { now, most: MOST_FAILURES, lockedUntil }))) throw new Refusal('locked_out')
  if (account.disabled || !(await passwordMatches(account.password_hash, password))) {
    throw new Refusal('wrong_credentials')
  }
  await clearAttempts(db, account.id)
}

export async function sessionOf(db: Db, token: string): Promise<SignedIn | null> {
  const now = new Date()
  const hash = tokenHash(token)
  const row = await findSession(db, hash, now)
  if (!row) return null
  const idle = now.getTime() - row.last_seen_at.getTime()
  if (idle > IDLE_MINUTES * 60_000) {
    await deleteSession(db, hash)
    return null
  }
  if (idle > 60_000) await touchSession(db, hash, now)
  const { csrf, last_seen_at: _, ...account } = row
  return { account, actor: actorOf(account), csrf, scope: null }
}

export async function tokenAccount(db: Db, token: string): Promise<SignedIn | null> {
  const row = await findTokenAccount(db, tokenHash(token), new Date())
  if (!row) return null
  const { scope, ...account } = row
  return { account, actor: actorOf(account), csrf: null, scope }
}

/** A token for programs, valid for so many days. Shown once. */
export async function issueApiToken(
  db: Db,
  wanted: { accountId: string; name: string; scope: string[]; validDays: number },
): Promise<string> {
  const token = `gs_${randomBytes(32).toString('base64url')}`
  const now = new Date()
  const expires = new Date(now.getTime() + wanted.validDays * 86_400_000)
  await insertApiToken(db, {
    token_hash: tokenHash(token),
    account_id: wanted.accountId,
    name: wanted.name,
    scope: wanted.scope,
    created_at: now,
    expires_at: expires,
  })
  return token
}

export async function signOut(db: Db, token: string): Promise<void> {
  await deleteSession(db, tokenHash(token))
}

export function actorOf(account: AccountRow): Actor {
  return {
    kind: 'account',
    accountId: account.id,
    unitId: account.unit_id,
    roles: [...account.roles, ...separatedRole(account.separation)],
    separation: account.separation,
  }
}

function separatedRole(separation: AccountRow['separation']): Role[] {
  if (separation === 'administration') return ['administrator']
  return separation === 'audit' ? ['auditor'] : []
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
