import { sql } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Tx } from '../db/open-database.ts'
import { statesInForce } from './catalog-change.ts'
import { foldName } from './catalog-entry.ts'

/** A planned item that another unit already shares, with the entry to have it from. */
export type SharedItem = JsonObject & {
  readonly item: string
  readonly entryId: string
  readonly entry: string
  readonly unit: string
}

/** Which of these items other units already offer for sharing; spaces and punctuation in names do not count. */
export async function itemsToShare(
  tx: Tx,
  { items, exceptUnit }: { items: readonly string[]; exceptUnit: string | null },
): Promise<SharedItem[]> {
  if (!items.length) return []
  const folded = items.map(foldName)
  const name = sql<string>`item->>'name'`
  const rows = await tx
    .selectFrom('catalog_entry')
    .innerJoin('matter_case', 'matter_case.id', 'catalog_entry.id')
    .innerJoin('unit', 'unit.id', 'catalog_entry.unit_id')
    .innerJoin(sql<{ item: unknown }>`jsonb_array_elements(catalog_entry.items)`.as<'each'>(sql`each(item)`), join =>
      join.onTrue(),
    )
    .select(['matter_case.id as entryId', 'matter_case.title as entry', 'unit.name as unit', name.as('name')])
    .where('matter_case.state', 'in', [...statesInForce])
    .where(sql<boolean>`catalog_entry.content->>'sharingAttribute' in ('shared', 'conditional')`)
    .where(sql<boolean>`catalog_entry.unit_id is distinct from ${exceptUnit}`)
    .where(sql<boolean>`regexp_replace(${name}, '[[:space:][:punct:]]', '', 'g') = any(${sql.val(folded)}::text[])`)
    .orderBy('matter_case.number')
    .limit(1000)
    .execute()
  return rows.map(({ name: found, ...row }) => ({
    ...row,
    item: items.find(item => foldName(item) === foldName(found)) ?? found,
  }))
}
