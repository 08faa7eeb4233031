import type { Day } from '@gongshu/deadlines'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/open-database.ts'

export type UseCount = { serviceId: string; day: Day; result: string; calls: number; rows: number }

export type StoredPosition = { readonly segment: number; readonly offset: number }

/**
 * Adds counted calls and moves the position in the journal up to which they were counted, in one transaction. False,
 * and nothing added, where `from` is not the stored position; a journal that is not known yet stands at its start.
 */
export async function addUses(
  tx: Tx,
  counted: { uses: UseCount[]; gateway: string; from: StoredPosition; to: StoredPosition },
): Promise<boolean> {
  const { gateway, from, to } = counted
  // Moved first: whoever counts the same journal at the same time waits here, and then finds it moved.
  await tx
    .insertInto('journal_position')
    .values({ gateway, segment: 0, offset: 0 })
    .onConflict(conflict => conflict.column('gateway').doNothing())
    .execute()
  const moved = await tx
    .updateTable('journal_position')
    .set(to)
    .where('gateway', '=', gateway)
    .where('segment', '=', from.segment)
    .where('offset', '=', from.offset)
    .executeTakeFirst()
  if (Number(moved.numUpdatedRows) !== 1) return false
  for (const use of counted.uses) {
    await tx
      .insertInto('service_use')
      .values({ service_id: use.serviceId, day: use.day, result: use.result, calls: use.calls, rows: use.rows })
      .onConflict(conflict =>
        conflict.columns(['service_id', 'day', 'result']).doUpdateSet(eb => ({
          calls: eb('service_use.calls', '+', use.calls),
          rows: eb('service_use.rows', '+', use.rows),
        })),
      )
      .execute()
    if (use.result !== 'ok') continue
    await tx
      .updateTable('sharing_service')
      .set({ last_used_on: use.day })
      .where('id', '=', use.serviceId)
      .where(eb => eb.or([eb('last_used_on', 'is', null), eb('last_used_on', '<', use.day)]))
      .execute()
  }
  return true
}

export async function journalPosition(db: Db, gateway: string): Promise<StoredPosition | null> {
  const row = await db
    .selectFrom('journal_position')
    .select(['segment', 'offset'])
    .where('gateway', '=', gateway)
    .executeTakeFirst()
  return row ?? null
}

export async function knownServices(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (!ids.length) return new Set()
  const rows = await db
    .selectFrom('sharing_service')
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map(row => row.id))
}

/** Who used a provider's data: per service, day and result. The provider's own data only. */
export async function usesOfProvider(
  db: Db,
  wanted: { providerId: string | null; consumerId: string | null; from: Day; to: Day },
) {
  let query = db
    .selectFrom('service_use')
    .innerJoin('sharing_service', 'sharing_service.id', 'service_use.service_id')
    .innerJoin('unit as consumer', 'consumer.id', 'sharing_service.consumer_id')
    .innerJoin('matter_case as entry', 'entry.id', 'sharing_service.entry_id')
    .select([
      'service_use.service_id',
      'service_use.day',
      'service_use.result',
      'service_use.calls',
      'service_use.rows',
      'sharing_service.scenario',
      'consumer.name as consumer',
      'entry.title as entry',
      sql<string[]>`sharing_service.columns`.as('columns'),
    ])
    .where('service_use.day', '>=', wanted.from)
    .where('service_use.day', '<=', wanted.to)
  if (wanted.providerId) query = query.where('sharing_service.provider_id', '=', wanted.providerId)
  if (wanted.consumerId) query = query.where('sharing_service.consumer_id', '=', wanted.consumerId)
  return query.orderBy('service_use.day', 'desc').limit(10_000).execute()
}
