import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { EventRow, EventTable, NoticeTable, SecurityRecordTable } from '../db/schema-core.ts'

export type NewEvent = Omit<EventTable, 'seq' | 'duties' | 'detail' | 'position' | 'salt' | 'leaf'> & {
  duties: string[]
  detail: JsonObject
  salt: Uint8Array
  leaf: Uint8Array
}

export async function insertEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tx
    .insertInto('event')
    .values({
      ...event,
      duties: JSON.stringify(event.duties),
      detail: JSON.stringify(event.detail),
      position: null,
    })
    .execute()
}

export async function insertNotices(
  tx: Tx,
  notices: (Omit<NoticeTable, 'params'> & { params: string })[],
): Promise<void> {
  if (notices.length) await tx.insertInto('notice').values(notices).execute()
}

export async function insertSecurityRecord(db: Db, record: SecurityRecordTable): Promise<void> {
  await db.insertInto('security_record').values(record).execute()
}

/** Claims a key for this request. Returns the stored answer when the same request was made before. */
export async function claimIdempotencyKey(
  tx: Tx,
  claim: { accountId: string; key: string; digest: string; now: Date },
): Promise<{ fresh: true } | { fresh: false; digest: string; response: JsonObject | null }> {
  const inserted = await tx
    .insertInto('idempotency')
    .values({
      account_id: claim.accountId,
      key: claim.key,
      request_digest: claim.digest,
      response: null,
      created_at: claim.now,
    })
    .onConflict(conflict => conflict.columns(['account_id', 'key']).doNothing())
    .executeTakeFirst()
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0) return { fresh: true }
  const known = await tx
    .selectFrom('idempotency')
    .select(['request_digest', 'response'])
    .where('account_id', '=', claim.accountId)
    .where('key', '=', claim.key)
    .executeTakeFirstOrThrow()
  return { fresh: false, digest: known.request_digest, response: known.response }
}

export async function storeIdempotentResponse(
  tx: Tx,
  answer: { accountId: string; key: string; response: JsonObject },
): Promise<void> {
  await tx
    .updateTable('idempotency')
    .set({ response: JSON.stringify(answer.response) })
    .where('account_id', '=', answer.accountId)
    .where('key', '=', answer.key)
    .execute()
}

/** The time-line of a case, oldest first. */
export async function eventsOf(db: Db, caseId: string): Promise<EventRow[]> {
  return db
    .selectFrom('event')
    .select([
      'id',
      'seq',
      'case_id',
      'case_type',
      'step',
      'from_state',
      'to_state',
      'account_id',
      'unit_id',
      'on_behalf_of',
      'duties',
      'reason',
      'effective_on',
      'recorded_at',
      'detail',
      'canonical',
      'position',
    ])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
}

/** Which case an event belongs to and what it brought about; null when there is no such event. */
export async function eventPlace(db: Db, id: string) {
  const row = await db
    .selectFrom('event')
    .select(['case_id', 'case_type', 'to_state'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
