import type { Selectable } from 'kysely'
import { Refusal } from '../base/refusal.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { AttachmentTable } from '../db/schema-core.ts'
import type { Actor } from './act-types.ts'

export type AttachmentRow = Selectable<AttachmentTable>

/** What an event says of a file that was handed in with its step. */
export type HandedIn = { readonly id: string; readonly name: string; readonly bytes: number; readonly sha256: string }

export async function insertAttachment(db: Db, row: AttachmentRow): Promise<void> {
  await db.insertInto('attachment').values(row).execute()
}

export async function findAttachment(db: Db, id: string): Promise<AttachmentRow | null> {
  return (await db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** The files of a case, oldest first. */
export function attachmentsOf(db: Db, caseId: string): Promise<AttachmentRow[]> {
  return db.selectFrom('attachment').selectAll().where('case_id', '=', caseId).orderBy('created_at').execute()
}

/** Ties files to the case they are handed in with; refuses one that somebody else handed in or that is gone. */
export async function claimAttachments(
  tx: Tx,
  { ids, actor, caseId }: { ids: readonly string[]; actor: Actor; caseId: string },
): Promise<HandedIn[]> {
  if (!ids.length) return []
  const account = actor.kind === 'account' ? actor.accountId : null
  const claimed = await tx
    .updateTable('attachment')
    .set({ case_id: caseId })
    .where('id', 'in', [...ids])
    .where('account_id', account === null ? 'is' : '=', account)
    .where(eb => eb.or([eb('case_id', 'is', null), eb('case_id', '=', caseId)]))
    .returning(['id', 'name', 'bytes', 'sha256'])
    .execute()
  if (claimed.length !== new Set(ids).size) throw new Refusal('unknown_thing', { field: 'attachments' })
  return claimed
}
