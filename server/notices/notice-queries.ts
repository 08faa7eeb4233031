import type { Role } from '@gongshu/regulations'
import type { Db } from '../db/open-database.ts'

type Reader = { unitId: string | null; roles: readonly Role[] }

/** Notices to a unit or to a role that the reader holds, newest first. */
export async function noticesFor(db: Db, reader: Reader & { limit: number; offset: number }) {
  return db
    .selectFrom('notice')
    .select(['id', 'kind', 'params', 'case_id', 'duty', 'sent_on', 'created_at', 'read_at'])
    .where(eb =>
      eb.or([eb('unit_id', '=', reader.unitId), ...(reader.roles.length ? [eb('role', 'in', [...reader.roles])] : [])]),
    )
    .orderBy('created_at', 'desc')
    .limit(reader.limit)
    .offset(reader.offset)
    .execute()
}

export async function markRead(db: Db, read: Reader & { id: string; at: Date }): Promise<void> {
  await db
    .updateTable('notice')
    .set({ read_at: read.at })
    .where('id', '=', read.id)
    .where(eb =>
      eb.or([eb('unit_id', '=', read.unitId), ...(read.roles.length ? [eb('role', 'in', [...read.roles])] : [])]),
    )
    .execute()
}
