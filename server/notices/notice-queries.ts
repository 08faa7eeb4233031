import type { Role } from '@gongshu/regulations'
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../db/open-database.ts'
import type { Database } from '../db/schema.ts'

type Reader = { unitId: string | null; roles: readonly Role[]; accountId?: string }

/**
 * Notices to a person, to a unit or to a role that the reader holds, newest first. What an act tells two roles that one reader holds
 * is told once.
 */
export async function noticesFor(db: Db, reader: Reader & { limit: number; offset: number }) {
  return db
    .selectFrom('notice')
    .select(['id', 'kind', 'params', 'case_id', 'duty', 'sent_on', 'created_at', 'read_at'])
    .where(eb => addressedTo(eb, reader))
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('notice as twin')
            .select('twin.id')
            .whereRef('twin.id', '<', 'notice.id')
            .where(isTwin)
            .where(inner => addressedTo(inner as unknown as Notices, reader, 'twin')),
        ),
      ),
    )
    .orderBy('created_at', 'desc')
    .limit(reader.limit)
    .offset(reader.offset)
    .execute()
}

/** Marks a notice as read, and with it the same notice to another role that the reader holds. */
export async function markRead(db: Db, read: Reader & { id: string; at: Date }): Promise<void> {
  await db
    .updateTable('notice')
    .set({ read_at: read.at })
    .where(eb => addressedTo(eb, read))
    .where(eb =>
      eb.exists(eb.selectFrom('notice as twin').select('twin.id').where('twin.id', '=', read.id).where(isTwin)),
    )
    .execute()
}

type Notices = ExpressionBuilder<Database, 'notice'>

function addressedTo(
  eb: Notices,
  { unitId, roles, accountId }: Reader,
  as: 'notice' | 'twin' = 'notice',
): Expression<SqlBool> {
  const own = (column: 'unit_id' | 'role' | 'account_id') => `${as}.${column}` as `notice.${typeof column}`
  const toRoles = roles.length ? [eb(own('role'), 'in', [...roles])] : []
  const toAccount = accountId ? [eb(own('account_id'), '=', accountId)] : []
  return eb.or([eb(own('unit_id'), '=', unitId), ...toRoles, ...toAccount])
}

// Written by the same act at the same moment, with the same words.
const isTwin = sql<boolean>`twin.created_at = notice.created_at and twin.kind = notice.kind
  and twin.params = notice.params and twin.case_id is not distinct from notice.case_id`
