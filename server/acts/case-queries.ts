import type { CaseType } from '@gongshu/regulations'
import type { Db, Tx } from '../db/open-database.ts'
import type { CaseRow } from '../db/schema-core.ts'

export async function lockCase(tx: Tx, id: string): Promise<CaseRow | null> {
  return (await tx.selectFrom('matter_case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

export async function findCase(db: Db | Tx, id: string): Promise<CaseRow | null> {
  return (await db.selectFrom('matter_case').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/**
 * Locks a case together with its family: the case that opened it and all that either has opened. The root comes first,
 * so that two acts on one family wait for each other and never in a circle.
 */
export async function lockFamily(tx: Tx, id: string): Promise<{ found: CaseRow; family: string[] } | null> {
  const place = await tx.selectFrom('matter_case').select(['id', 'parent_id']).where('id', '=', id).executeTakeFirst()
  if (!place) return null
  const root = place.parent_id ?? place.id
  await tx.selectFrom('matter_case').select('id').where('id', '=', root).forUpdate().execute()
  const rows = await tx
    .selectFrom('matter_case')
    .select('id')
    .where(eb => eb.or([eb('parent_id', '=', root), eb('parent_id', '=', id), eb('id', '=', root)]))
    .orderBy('id')
    .forUpdate()
    .execute()
  const found = await lockCase(tx, id)
  return found ? { found, family: [...new Set([id, ...rows.map(row => row.id)])] } : null
}

export async function insertCase(tx: Tx, row: CaseRow): Promise<void> {
  await tx
    .insertInto('matter_case')
    .values({ ...row, law: JSON.stringify(row.law) })
    .execute()
}

export async function moveCase(
  tx: Tx,
  moved: Pick<CaseRow, 'id' | 'state' | 'since' | 'revision' | 'title' | 'unit_id'>,
): Promise<void> {
  await tx
    .updateTable('matter_case')
    .set({
      state: moved.state,
      since: moved.since,
      revision: moved.revision,
      title: moved.title,
      unit_id: moved.unit_id,
    })
    .where('id', '=', moved.id)
    .execute()
}

/** The next number of a kind of case in a year, e.g. 12. Gaps appear only when a transaction is abandoned. */
export async function nextCaseNumber(tx: Tx, type: CaseType, year: number): Promise<number> {
  const row = await tx
    .insertInto('case_counter')
    .values({ type, year, last: 1 })
    .onConflict(conflict =>
      conflict.columns(['type', 'year']).doUpdateSet(eb => ({ last: eb('case_counter.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}

/** How many of some ids name a case of a type. */
export async function countOfType(tx: Tx, type: CaseType, ids: readonly string[]): Promise<number> {
  const row = await tx
    .selectFrom('matter_case')
    .select(eb => eb.fn.countAll<string | number>().as('count'))
    .where('type', '=', type)
    .where('id', 'in', [...ids])
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
