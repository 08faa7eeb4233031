import { sql } from 'kysely'
import type { Db } from '../db/open-database.ts'
import { statesInForce } from './catalog-change.ts'

/** An item that more entries than this have, such as 姓名, tells no source from another. */
const COMMON_TO_MOST = 30
const LEAST_COMMON_ITEMS = 2
/** Half of the smaller entry's items at least. */
const LEAST_SHARE = 0.5

export type SourceConflict = {
  readonly firstId: string
  readonly first: string
  readonly firstUnitId: string
  readonly firstUnit: string
  readonly secondId: string
  readonly second: string
  readonly secondUnitId: string
  readonly secondUnit: string
  /** Items that both claim as their own. */
  readonly items: readonly string[]
  /** The part of the smaller entry's items that the other has too, in per cent. */
  readonly share: number
  /** The designation that was asked for on this pair, and where it is. */
  readonly designationId: string | null
  readonly designationState: string | null
}

/**
 * Pairs of entries of two units that claim the same items as their own: the same names of items, or the same name of the
 * entry. Items that many entries have do not count, so that no pair is made of them.
 */
export async function conflictingSources(
  db: Db,
  { unitId, pair, limit }: { unitId: string | null; pair?: readonly [string, string]; limit: number },
): Promise<SourceConflict[]> {
  const ofUnit = unitId === null ? sql`` : sql`and ${unitId} in (a.unit_id, b.unit_id)`
  const ofPair = pair ? sql`and (a.id, b.id) in ((${pair[0]}, ${pair[1]}), (${pair[1]}, ${pair[0]}))` : sql``
  const { rows } = await sql<SourceConflict>`
    with own as (
      select e.id, m.title, e.unit_id, k.folded_name, k.item_names
      from catalog_entry e join matter_case m on m.id = e.id join catalog_likeness k on k.entry_id = e.id
      where m.state in (${sql.join([...statesInForce])}) and coalesce(e.content->>'origin', 'ownDuty') = 'ownDuty'
    ), item as (select own.id, name from own, unnest(own.item_names) as name),
    telling as (select name from item group by name having count(*) between 2 and ${COMMON_TO_MOST}),
    told as (select item.id, item.name from item join telling using (name)),
    pairs as (
      select x.id as a, y.id as b, array_agg(distinct x.name order by x.name) as items
      from told x join told y on y.name = x.name and y.id > x.id group by x.id, y.id
      having count(*) >= ${LEAST_COMMON_ITEMS}
      union all
      select x.id, y.id, array[]::text[] from own x join own y on y.folded_name = x.folded_name and y.id > x.id
    ), best as (select a, b, max(items) as items from pairs group by a, b)
    select a.id as "firstId", a.title as first, a.unit_id as "firstUnitId", ua.name as "firstUnit",
      b.id as "secondId", b.title as second, b.unit_id as "secondUnitId", ub.name as "secondUnit", best.items,
      round(100.0 * cardinality(best.items) / greatest(1, least(cardinality(a.item_names), cardinality(b.item_names)))) as share,
      asked.id as "designationId", asked.state as "designationState"
    from best join own a on a.id = best.a join own b on b.id = best.b
      join unit ua on ua.id = a.unit_id join unit ub on ub.id = b.unit_id
      left join lateral (
        select c.id, c.state from matter_case c join case_record r on r.case_id = c.id
        where c.type = 'catalogEntry'
          and r.content @> jsonb_build_object('designation', jsonb_build_object('contestedEntries', jsonb_build_array(a.id)))
          and r.content @> jsonb_build_object('designation', jsonb_build_object('contestedEntries', jsonb_build_array(b.id)))
        order by c.number desc limit 1) asked on true
    where a.unit_id <> b.unit_id ${ofUnit} ${ofPair}
      and (a.folded_name = b.folded_name or cardinality(best.items)
        >= ${sql.lit(LEAST_SHARE)} * least(cardinality(a.item_names), cardinality(b.item_names)))
    order by asked.id is not null, share desc, cardinality(best.items) desc, a.title, b.title limit ${limit}`.execute(
    db,
  )
  return rows.map(row => ({ ...row, share: Number(row.share) }))
}
