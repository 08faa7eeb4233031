import type { Day } from '@gongshu/deadlines'
import type { Role } from '@gongshu/regulations'
import { sha256Hex } from '../acts/event.ts'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'

/** A notice to a unit, to the holders of a role or to one person that the platform sends of itself, outside an act. */
export type OnceNotice = {
  readonly to: { readonly unitId: string } | { readonly role: Role } | { readonly accountId: string }
  readonly kind: string
  readonly params: JsonObject
  readonly on: Day
  readonly now: Date
  /** The same for notices that are one and the same, so that each is written once however often the sweep runs. */
  readonly once: string
  readonly caseId?: string
  /** The duty that asks for the notice; an internal one has none. */
  readonly duty?: string
}

export async function noticeOnce(db: Db | Tx, notices: readonly OnceNotice[]): Promise<void> {
  if (!notices.length) return
  const values = notices.map(one => ({
    id: idOf(one.once),
    unit_id: 'unitId' in one.to ? one.to.unitId : null,
    role: 'role' in one.to ? one.to.role : null,
    account_id: 'accountId' in one.to ? one.to.accountId : null,
    kind: one.kind,
    params: JSON.stringify(one.params),
    case_id: one.caseId ?? null,
    duty: one.duty ?? null,
    sent_on: one.on,
    created_at: one.now,
    read_at: null,
  }))
  await db
    .insertInto('notice')
    .values(values)
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
}

// A UUID of version 8 made of the digest.
function idOf(once: string): string {
  const digest = sha256Hex(once)
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-')
}
