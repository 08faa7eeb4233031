import type { Day } from '@gongshu/deadlines'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/open-database.ts'

export type DailyUse = { serviceId: string; day: Day; calls: number; refused: number }

/** How often each service was called on each of these days, and how often in vain. */
export async function usesBetween(db: Db, from: Day, to: Day): Promise<DailyUse[]> {
  return db
    .selectFrom('service_use')
    .select([
      'service_id as serviceId',
      'day',
      sql<number>`sum(calls)::int`.as('calls'),
      sql<number>`coalesce(sum(calls) filter (where result <> 'ok'), 0)::int`.as('refused'),
    ])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy(['service_id', 'day'])
    .orderBy('service_id')
    .orderBy('day')
    .execute()
}

/** A running service with its consumer; locked. */
export async function lockService(tx: Tx, id: string) {
  return tx
    .selectFrom('matter_case')
    .innerJoin('sharing_service', 'sharing_service.id', 'matter_case.id')
    .innerJoin('unit', 'unit.id', 'sharing_service.consumer_id')
    .select(['matter_case.title', 'matter_case.number', 'sharing_service.consumer_id', 'unit.name as consumer'])
    .where('matter_case.id', '=', id)
    .forUpdate('matter_case')
    .executeTakeFirst()
}
