import { sql } from 'kysely'
import type { Db, Tx } from '../db/open-database.ts'

export type Leaf = { readonly id: string; readonly position: number; readonly leaf: Uint8Array }

export type LogState = { readonly size: number; readonly root: string; readonly fence: number }

export async function readLogState(db: Db | Tx): Promise<LogState> {
  const row = await db.selectFrom('log_state').select(['size', 'root', 'fence']).where('id', '=', 1).executeTakeFirst()
  return row ?? { size: 0, root: '', fence: 0 }
}

/** Takes the log for this process: the number it writes makes every older sequencer's next step fail. */
export async function takeFence(tx: Tx): Promise<LogState> {
  await tx
    .insertInto('log_state')
    .values({ id: 1, size: 0, root: '', fence: 0 })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  return tx
    .updateTable('log_state')
    .set(eb => ({ fence: eb('fence', '+', 1) }))
    .where('id', '=', 1)
    .returning(['size', 'root', 'fence'])
    .executeTakeFirstOrThrow()
}

/** Gives the oldest committed events without a position the next ones. Returns null when another process took over. */
export async function assignPositions(tx: Tx, fence: number, most: number): Promise<Leaf[] | null> {
  const state = await tx
    .selectFrom('log_state')
    .select('size')
    .where('id', '=', 1)
    .where('fence', '=', fence)
    .forUpdate()
    .executeTakeFirst()
  if (!state) return null
  const waiting = await tx
    .selectFrom('event')
    .select(['id', 'leaf'])
    .where('position', 'is', null)
    .orderBy('seq')
    .limit(most)
    .execute()
  const leaves = waiting.map((event, i) => ({ ...event, position: state.size + i }))
  if (leaves.length) {
    await tx
      .updateTable('event')
      .from(placesOf(leaves))
      .set({ position: sql<number>`place.position` })
      .where('event.id', '=', sql<string>`place.id`)
      .execute()
    const size = state.size + leaves.length
    await tx.updateTable('log_state').set({ size }).where('id', '=', 1).execute()
  }
  return leaves
}

function placesOf(leaves: readonly Leaf[]) {
  const ids = sql.val(leaves.map(leaf => leaf.id))
  const positions = sql.val(leaves.map(leaf => leaf.position))
  return sql`unnest(${ids}::uuid[], ${positions}::bigint[])`.as<'place'>(sql`place(id, position)`)
}

export async function noteRoot(tx: Tx, root: string): Promise<void> {
  await tx.updateTable('log_state').set({ root }).where('id', '=', 1).execute()
}

/** The leaves from a position on, a page at a time: what tiles are rebuilt from. */
export async function leavesFrom(db: Db, position: number, most: number): Promise<Uint8Array[]> {
  const rows = await db
    .selectFrom('event')
    .select(['position', 'leaf'])
    .where('position', '>=', position)
    .orderBy('position')
    .limit(most)
    .execute()
  return rows.map(row => row.leaf)
}

export async function eventForProof(db: Db, id: string) {
  const row = await db
    .selectFrom('event')
    .select(['id', 'canonical', 'salt', 'position', 'case_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function recentEvents(db: Db, page: { before: number | null; limit: number }) {
  let query = db
    .selectFrom('event')
    .innerJoin('matter_case', 'matter_case.id', 'event.case_id')
    .select([
      'event.id',
      'event.position',
      'event.step',
      'event.to_state',
      'event.duties',
      'event.effective_on',
      'event.recorded_at',
      'event.case_type',
      'matter_case.number',
    ])
    .where('event.position', 'is not', null)
  if (page.before !== null) query = query.where('event.position', '<', page.before)
  return query.orderBy('event.position', 'desc').limit(page.limit).execute()
}
