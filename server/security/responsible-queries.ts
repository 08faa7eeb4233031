import { sql } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Tx } from '../db/open-database.ts'

/** For each entry: who collected its data, who holds and who manages them, and who uses them now. */
export async function responsibleFor(tx: Tx, entryIds: readonly string[]): Promise<JsonObject[]> {
  if (!entryIds.length) return []
  const rows = await tx
    .selectFrom('catalog_entry')
    .innerJoin('matter_case', 'matter_case.id', 'catalog_entry.id')
    .innerJoin('unit', 'unit.id', 'catalog_entry.unit_id')
    .leftJoin('collection', 'collection.entry_id', 'catalog_entry.id')
    .select([
      'catalog_entry.id as entryId',
      'matter_case.title as entry',
      'unit.name as collector',
      sql<boolean>`collection.current_version is not null`.as('onPlatform'),
      sql<string | null>`catalog_entry.content->>'managingBody'`.as('manager'),
      sql<string[]>`coalesce((
        select jsonb_agg(distinct consumer.name order by consumer.name) from sharing_service service
        join matter_case running on running.id = service.id
        join unit consumer on consumer.id = service.consumer_id
        where service.entry_id = catalog_entry.id and running.state in ('active', 'suspendedIdle', 'suspendedRisk')
      ), '[]'::jsonb)`.as('users'),
    ])
    .where('catalog_entry.id', 'in', [...entryIds])
    .orderBy('matter_case.title')
    .execute()
  return rows.map(({ onPlatform, collector, ...row }) => ({
    ...row,
    collector,
    holders: onPlatform ? [collector, 'operator'] : [collector],
  }))
}
