import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/open-database.ts'

/** What the graph of resources has as nodes, in the order in which one comes of the other. */
export const nodeKinds = ['unitDuty', 'system', 'entry', 'item', 'fusion', 'database', 'service', 'openSet'] as const
export type NodeKind = (typeof nodeKinds)[number]

/** One kind of line: from what to what, and the pairs of ids as a statement with the columns `source` and `target`. */
export type Relation = {
  readonly name: string
  readonly from: NodeKind
  readonly to: NodeKind
  readonly pairs: RawBuilder<unknown>
}

export const relations: readonly Relation[] = [
  {
    name: 'doneWith',
    from: 'unitDuty',
    to: 'system',
    pairs: sql`select distinct duty_id::text as source, system_id::text as target from list_link`,
  },
  {
    name: 'yields',
    from: 'system',
    to: 'entry',
    pairs: sql`select distinct system_id::text as source, entry_id::text as target from list_link where entry_id is not null`,
  },
  {
    name: 'consistsOf',
    from: 'entry',
    to: 'item',
    pairs: sql`select catalog_entry.id::text as source, catalog_entry.id || '/' || (item ->> 'column') as target
      from catalog_entry, jsonb_array_elements(items) as item`,
  },
  {
    name: 'fusedIn',
    from: 'entry',
    to: 'fusion',
    pairs: sql`select wanted ->> 'entryId' as source, case_id::text as target
      from case_record join matter_case plan on plan.id = case_id and plan.type = 'fusionPlan'
      join demand on demand.id::text = case_record.content ->> 'demandId', jsonb_array_elements(demand.content -> 'entries') as wanted`,
  },
  {
    name: 'becomes',
    from: 'fusion',
    to: 'entry',
    pairs: sql`select case_id::text as source, case_record.content ->> 'entryId' as target
      from case_record join matter_case plan on plan.id = case_id and plan.type = 'fusionPlan' and plan.state = 'delivered'`,
  },
  {
    name: 'memberOf',
    from: 'entry',
    to: 'database',
    pairs: sql`select member ->> 'entryId' as source, case_id::text as target
      from case_record join matter_case base on base.id = case_id and base.type = 'sharedDatabase',
      jsonb_array_elements(coalesce(case_record.content -> 'members', '[]')) as member`,
  },
  {
    name: 'servedBy',
    from: 'entry',
    to: 'service',
    pairs: sql`select entry_id::text as source, id::text as target from sharing_service`,
  },
  {
    name: 'openedAs',
    from: 'entry',
    to: 'openSet',
    pairs: sql`select entry_id::text as source, id::text as target from open_list_entry`,
  },
]

export type Pair = { source: string; target: string }

/** The lines of a relation that begin, or end, at these ids; at most `limit`. */
export async function pairsAt(
  db: Db,
  { pairs }: Relation,
  at: { side: 'source' | 'target'; ids: readonly string[]; limit: number },
): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    select source, target from (${pairs}) as pair
    where ${sql.ref(at.side)} = any(${sql.val(at.ids)}::text[]) order by source, target limit ${at.limit}
  `.execute(db)
  return rows
}
