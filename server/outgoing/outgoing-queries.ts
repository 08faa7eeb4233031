import { type Selectable, sql } from 'kysely'
import type { Db } from '../db/open-database.ts'
import type { NoticeTargetTable } from '../db/schema-outgoing.ts'

export type TargetRow = Selectable<NoticeTargetTable>

/** What an account may see and end: its own mail, and the webhooks of its unit. */
export type Owner = { readonly accountId: string; readonly unitId: string | null }

export async function insertTarget(db: Db, target: NoticeTargetTable): Promise<void> {
  await db.insertInto('notice_target').values(target).execute()
}

export async function targetsOf(db: Db, { accountId, unitId }: Owner): Promise<TargetRow[]> {
  return db
    .selectFrom('notice_target')
    .selectAll()
    .where('ended_at', 'is', null)
    .where(eb =>
      eb.or([
        eb.and([eb('kind', '=', 'mail'), eb('account_id', '=', accountId)]),
        eb.and([eb('kind', '=', 'webhook'), eb('unit_id', '=', unitId)]),
      ]),
    )
    .orderBy('created_at')
    .limit(100)
    .execute()
}

/** Confirms the mail of the account by the token that was sent there. False where there is none such. */
export async function confirmTarget(
  db: Db,
  { accountId, tokenHash, notBefore, now }: { accountId: string; tokenHash: string; notBefore: Date; now: Date },
): Promise<boolean> {
  const confirmed = await db
    .updateTable('notice_target')
    .set({ confirmed_at: now, token_hash: null })
    .where('account_id', '=', accountId)
    .where('token_hash', '=', tokenHash)
    .where('created_at', '>', notBefore)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return confirmed !== undefined
}

export async function endTarget(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('notice_target').set({ ended_at: now }).where('id', '=', id).execute()
}

const OLDEST_DAYS = 7
const MOST_AT_ONCE = 500

/**
 * Puts every notice on its way that a target has not got yet and that came after its confirmation; what an act tells two
 * roles of one person goes out once.
 */
export async function queueNotices(db: Db, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - OLDEST_DAYS * 86_400_000)
  await sql`
    insert into outgoing_notice (id, target_id, notice_id, state, attempts, next_try_at, created_at)
    select gen_random_uuid(), target_id, notice_id, 'waiting', 0, ${now}::timestamptz, ${now}::timestamptz from (
      select distinct on (t.id, n.created_at, n.kind, n.params::text, n.case_id) t.id as target_id, n.id as notice_id
      from notice_target t join account a on a.id = t.account_id
      join notice n on n.created_at > t.confirmed_at and n.created_at > ${oldest}::timestamptz and (
        n.unit_id = case when t.kind = 'mail' then a.unit_id else t.unit_id end
        or (t.kind = 'mail' and (n.account_id = a.id or a.roles @> to_jsonb(n.role))))
      where t.confirmed_at is not null and t.ended_at is null and (t.kind = 'webhook' or not a.disabled)
      order by t.id, n.created_at, n.kind, n.params::text, n.case_id, n.id) wanted
    where not exists (select from outgoing_notice o where o.target_id = wanted.target_id and o.notice_id = wanted.notice_id)
    limit ${MOST_AT_ONCE}
    on conflict do nothing`.execute(db)
}

/** Takes what is due and counts the attempt; one that is cut off comes due again by itself. */
export async function claimDue(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update outgoing_notice set attempts = attempts + 1,
      next_try_at = ${now}::timestamptz + interval '1 minute' * power(4, least(attempts, 5))
    where id in (select id from outgoing_notice where state = 'waiting' and next_try_at <= ${now}::timestamptz
      order by next_try_at limit ${MOST_AT_ONCE} for update skip locked)
    returning id`.execute(db)
  return rows.map(row => row.id)
}

/** What a message is made of: the notice, the target, and the language of whoever set it up. */
export async function findOutgoing(db: Db, id: string) {
  const row = await db
    .selectFrom('outgoing_notice as o')
    .innerJoin('notice_target as t', 't.id', 'o.target_id')
    .innerJoin('account as a', 'a.id', 't.account_id')
    .innerJoin('notice as n', 'n.id', 'o.notice_id')
    .select([
      'o.id',
      'o.state',
      'o.attempts',
      't.kind as way',
      't.address',
      't.secret_sealed',
      't.ended_at',
      'a.language',
    ])
    .select(['n.kind', 'n.params', 'n.case_id', 'n.duty', 'n.sent_on'])
    .where('o.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export type Outgoing = NonNullable<Awaited<ReturnType<typeof findOutgoing>>>

export async function noteSent(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('outgoing_notice')
    .set({ state: 'sent', sent_at: now, fault: null })
    .where('id', '=', id)
    .execute()
}

/** Keeps why it failed; it waits for its next attempt unless there is none left. */
export async function noteFault(
  db: Db,
  id: string,
  { fault, isLast }: { fault: string; isLast: boolean },
): Promise<void> {
  const state = isLast ? 'failed' : 'waiting'
  await db.updateTable('outgoing_notice').set({ state, fault }).where('id', '=', id).execute()
}

/** Sends one again, sent or failed. False where it is on its way already, or not of these targets. */
export async function replayOutgoing(db: Db, { id, targets, now }: { id: string; targets: string[]; now: Date }) {
  if (!targets.length) return false
  const replayed = await db
    .updateTable('outgoing_notice')
    .set({ state: 'waiting', attempts: 0, next_try_at: now, fault: null })
    .where('id', '=', id)
    .where('target_id', 'in', targets)
    .where('state', '!=', 'waiting')
    .returning('id')
    .executeTakeFirst()
  return replayed !== undefined
}

/** The last messages of these targets, newest first. */
export async function historyOf(db: Db, targets: string[]) {
  if (!targets.length) return []
  return db
    .selectFrom('outgoing_notice as o')
    .innerJoin('notice as n', 'n.id', 'o.notice_id')
    .select(['o.id', 'o.target_id', 'o.state', 'o.attempts', 'o.fault', 'o.created_at', 'o.sent_at'])
    .select(['n.kind', 'n.params', 'n.case_id'])
    .where('o.target_id', 'in', targets)
    .orderBy('o.created_at', 'desc')
    .orderBy('o.id')
    .limit(50)
    .execute()
}
