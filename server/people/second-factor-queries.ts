import { sql } from 'kysely'
import { type Db, inTransaction } from '../db/open-database.ts'
import type { SecondFactorTable } from '../db/schema-signing.ts'

export async function findFactor(db: Db, accountId: string): Promise<SecondFactorTable | null> {
  const row = await db.selectFrom('second_factor').selectAll().where('account_id', '=', accountId).executeTakeFirst()
  return row ?? null
}

export async function countRecoveryCodes(db: Db, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('recovery_code')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Keeps a key that is to be confirmed by a code. One that is confirmed stays. */
export async function offerFactor(db: Db, offer: { accountId: string; sealed: Uint8Array; now: Date }): Promise<void> {
  const anew = { secret_sealed: offer.sealed, last_step: -1, failures: 0, locked_until: null, created_at: offer.now }
  await db
    .insertInto('second_factor')
    .values({ account_id: offer.accountId, confirmed_at: null, ...anew })
    .onConflict(conflict =>
      conflict.column('account_id').doUpdateSet(anew).where('second_factor.confirmed_at', 'is', null),
    )
    .execute()
}

/** The person's authenticator has proved that it holds the key; the codes for its loss come with it. */
export async function confirmFactor(
  db: Db,
  { accountId, codeHashes, now }: { accountId: string; codeHashes: readonly string[]; now: Date },
): Promise<void> {
  await inTransaction(db, async tx => {
    await tx.updateTable('second_factor').set({ confirmed_at: now }).where('account_id', '=', accountId).execute()
    const codes = codeHashes.map(code_hash => ({ account_id: accountId, code_hash }))
    await tx.insertInto('recovery_code').values(codes).execute()
  })
}

export async function deleteFactor(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('second_factor').where('account_id', '=', accountId).execute()
}

/**
 * Counts one more code before it is looked at, so that guesses sent together count one by one. False while none is
 * looked at; the last one allowed locks until a code proves right after that time.
 */
export async function countCode(
  db: Db,
  accountId: string,
  { now, most, lockedUntil }: { now: Date; most: number; lockedUntil: Date },
): Promise<boolean> {
  const counted = await db
    .updateTable('second_factor')
    .set({
      failures: sql<number>`(failures + 1) % ${most}::integer`,
      locked_until: sql<Date>`case when failures + 1 >= ${most}::integer then ${lockedUntil}::timestamptz end`,
    })
    .where('account_id', '=', accountId)
    .where(eb => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<=', now)]))
    .returning('account_id')
    .executeTakeFirst()
  return counted !== undefined
}

/** Uses up the code of a step and forgets the failures. False where it, or a later one, was used already. */
export async function useStep(db: Db, accountId: string, step: number): Promise<boolean> {
  const used = await db
    .updateTable('second_factor')
    .set({ last_step: step, failures: 0, locked_until: null })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .returning('account_id')
    .executeTakeFirst()
  return used !== undefined
}

/** Uses up a recovery code and forgets the failures. False where there is no such code any more. */
export async function useRecoveryCode(db: Db, accountId: string, codeHash: string): Promise<boolean> {
  return inTransaction(db, async tx => {
    const { numDeletedRows } = await tx
      .deleteFrom('recovery_code')
      .where('account_id', '=', accountId)
      .where('code_hash', '=', codeHash)
      .executeTakeFirst()
    if (Number(numDeletedRows) === 0) return false
    await tx
      .updateTable('second_factor')
      .set({ failures: 0, locked_until: null })
      .where('account_id', '=', accountId)
      .execute()
    return true
  })
}
