import { sql } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Db } from '../db/open-database.ts'
import type { CatalogItem } from '../db/schema-matters.ts'

export type DatabaseListing = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly unit: string | null
  readonly kind: string
  readonly theme: string
  readonly members: number
  readonly collected: number
  readonly rows: number
}

/** Every base and thematic database with how much of it is there. */
export async function listSharedDatabases(db: Db): Promise<DatabaseListing[]> {
  const { rows } = await sql<DatabaseListing>`
    select m.id, m.number, m.title, m.state, unit.name as unit, r.content->>'databaseKind' as kind,
      coalesce(r.content->>'baseDatabase', r.content->>'themeDatabase', '') as theme,
      count(member.id)::int as members, count(v.id)::int as collected,
      coalesce(sum((v.manifest->>'rows')::bigint), 0)::bigint as rows
    from matter_case m join case_record r on r.case_id = m.id left join unit on unit.id = m.unit_id
    left join lateral (select value->>'entryId' as id from jsonb_array_elements(coalesce(r.content->'members', '[]')))
      member on true
    left join collection k on k.entry_id::text = member.id left join resource_version v on v.id = k.current_version
    where m.type = 'sharedDatabase' group by m.id, unit.name, r.content order by kind, m.number`.execute(db)
  return rows
}

export type MemberFacts = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly unit: string
  readonly content: JsonObject
  readonly items: readonly CatalogItem[]
  readonly rows: number | null
  readonly loaded_on: string | null
  readonly quality: JsonObject | null
  readonly profile: JsonObject | null
  /** What it feeds: running services and open sets. */
  readonly services: number
  readonly opened: number
}

/** What is known of some entries as members of a database. */
export async function memberFacts(db: Db, entryIds: readonly string[]): Promise<MemberFacts[]> {
  if (!entryIds.length) return []
  const { rows } = await sql<MemberFacts>`
    select e.id, m.number, m.title, m.state, unit.name as unit, e.content, e.items, (v.manifest->>'rows')::bigint as rows,
      v.loaded_on, v.quality, v.profile,
      (select count(*)::int from sharing_service s where s.entry_id = e.id and s.stopped is null) as services,
      (select count(*)::int from open_list_entry o where o.entry_id = e.id and o.published_on is not null) as opened
    from catalog_entry e join matter_case m on m.id = e.id join unit on unit.id = e.unit_id
    left join collection k on k.entry_id = e.id left join resource_version v on v.id = k.current_version
    where e.id = any(${[...entryIds]}::uuid[])`.execute(db)
  return rows
}
