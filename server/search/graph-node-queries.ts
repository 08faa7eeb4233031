import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/open-database.ts'
import { entryStates, openClasses, openStates } from './findable.ts'
import type { NodeKind } from './graph-relation-queries.ts'

export type GraphNode = { key: string; kind: NodeKind; id: string; name: string; note: string | null }

/** Whose eyes: an office that sees the district, or the unit whose own matters are seen beside what everybody sees. */
export type Viewer = { readonly unitId: string | null; readonly seesDistrict: boolean }

/** Nodes of a kind that the viewer may see, each with its name and, as a note, the unit that answers for it. */
export async function nodesOf(
  db: Db,
  kind: NodeKind,
  { ids, viewer }: { ids: readonly string[]; viewer: Viewer },
): Promise<GraphNode[]> {
  if (!ids.length) return []
  const { rows } = await sql<Omit<GraphNode, 'key' | 'kind'>>`
    select id, name, note from (${statements[kind](viewer)}) as node
    where id = any(${sql.val(ids)}::text[]) order by name, id
  `.execute(db)
  return rows.map(row => ({ key: `${kind}:${row.id}`, kind, ...row }))
}

const statements: { readonly [K in NodeKind]: (viewer: Viewer) => RawBuilder<unknown> } = {
  unitDuty: () =>
    sql`select d.id::text as id, d.name, unit.name as note from unit_duty d join unit on unit.id = d.unit_id`,
  system: () =>
    sql`select s.id::text as id, s.name, unit.name as note from information_system s join unit on unit.id = s.unit_id`,
  entry: viewer =>
    casesOf('catalogEntry', sql`(c.state = any(${texts(entryStates)}) or (${own(viewer)} and c.state <> 'retired'))`),
  item: viewer => sql`
    select e.id || '/' || (item ->> 'column') as id, item ->> 'name' as name, c.title as note
    from catalog_entry e join matter_case c on c.id = e.id, jsonb_array_elements(e.items) as item
    where c.state = any(${texts(entryStates)}) or (${own(viewer)} and c.state <> 'retired')`,
  fusion: viewer => casesOf('fusionPlan', own(viewer)),
  database: viewer => casesOf('sharedDatabase', own(viewer)),
  service: viewer => casesOf('sharingService', own(viewer)),
  openSet: viewer => sql`
    select c.id::text as id, c.title as name, unit.name as note
    from matter_case c join open_list_entry o on o.id = c.id left join unit on unit.id = c.unit_id
    where (c.state = any(${texts(openStates)}) and o.opening_class = any(${texts(openClasses)})) or ${own(viewer)}`,
}

function casesOf(type: string, condition: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`select c.id::text as id, c.title as name, coalesce(unit.name, party.name) as note
    from matter_case c left join unit on unit.id = c.unit_id left join unit party on party.id = c.party_id
    where c.type = ${type} and ${condition}`
}

function own({ unitId, seesDistrict }: Viewer): RawBuilder<boolean> {
  if (seesDistrict) return sql<boolean>`true`
  return sql<boolean>`(c.unit_id = ${unitId}::uuid or c.party_id = ${unitId}::uuid)`
}

function texts(values: readonly string[]): RawBuilder<string[]> {
  return sql`${sql.val(values)}::text[]`
}
