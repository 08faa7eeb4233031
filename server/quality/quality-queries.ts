import { sql } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Db } from '../db/open-database.ts'

export type QualityListing = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly unit_id: string
  readonly unit: string
  readonly rows: number | null
  readonly loaded_on: string | null
  readonly quality: JsonObject | null
  /** What is known of the last versions, oldest first. */
  readonly trend: readonly JsonObject[]
  readonly rules_version: number | null
  readonly draft_state: string | null
  readonly open_issues: number
}

const TREND = 8

/** Every collected entry of a unit, or of all, with its last scores, its rules and what is open. */
export async function listQuality(db: Db, unitId: string | null): Promise<QualityListing[]> {
  const { rows } = await sql<QualityListing>`
    with issues as (
      select r.content->>'entryId' as entry_id, count(*)::int as open_issues
      from matter_case m join case_record r on r.case_id = m.id
      where m.type = 'dataIssue' and m.state <> 'closed' group by 1
    ), sets as (
      select r.content->>'entryId' as entry_id,
        max((r.content->>'rulesVersion')::int) filter (where m.state = 'inForce') as rules_version,
        max(m.state) filter (where m.state in ('draft', 'submitted')) as draft_state
      from matter_case m join case_record r on r.case_id = m.id where m.type = 'qualityRules' group by 1
    )
    select m.id, m.number, m.title, m.unit_id, unit.name as unit, (v.manifest->>'rows')::bigint as rows, v.loaded_on,
      jsonb_build_object('dimensions', v.quality->'dimensions', 'score', v.quality->'score') as quality,
      coalesce((select jsonb_agg(jsonb_build_object('dimensions', t.dimensions, 'score', t.score) order by t.id)
        from (select id, quality->'dimensions' as dimensions, quality->'score' as score from resource_version
          where entry_id = m.id and quality is not null order by id desc limit ${TREND}) t), '[]') as trend,
      sets.rules_version, sets.draft_state, coalesce(issues.open_issues, 0) as open_issues
    from collection k join matter_case m on m.id = k.entry_id join unit on unit.id = k.unit_id
    left join resource_version v on v.id = k.current_version
    left join issues on issues.entry_id = m.id::text left join sets on sets.entry_id = m.id::text
    where ${unitId}::uuid is null or k.unit_id = ${unitId}::uuid
    order by unit.name, m.number limit 5000`.execute(db)
  return rows
}

export type TrendVersion = {
  readonly id: string
  readonly loaded_on: string
  readonly rows: number
  readonly quality: JsonObject | null
  /** Who loaded it: the unit and the person. */
  readonly loaded_by_unit: string | null
  readonly loaded_by: string | null
}

/** The last versions of an entry with who loaded each, oldest first: to whom a wrong row is traced. */
export async function versionsWithQuality(db: Db, entryId: string, most: number): Promise<TrendVersion[]> {
  const { rows } = await sql<TrendVersion>`
    select * from (
      select v.id, v.loaded_on, (v.manifest->>'rows')::bigint as rows, v.quality, unit.name as loaded_by_unit,
        account.name as loaded_by
      from resource_version v
      left join event e on e.case_id = v.collection_id and e.step = 'collection.load' and e.detail->>'version' = v.id
      left join unit on unit.id = e.unit_id left join account on account.id = e.account_id
      where v.entry_id = ${entryId} order by v.id desc limit ${most}
    ) last order by id`.execute(db)
  return rows
}

export type OpenIssue = {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly opened_on: string
  readonly issue_type: string
  readonly found_by: string | null
}

export async function issuesOfEntry(db: Db, entryId: string): Promise<OpenIssue[]> {
  const { rows } = await sql<OpenIssue>`
    select m.id, m.number, m.state, m.opened_on, r.content->>'issueType' as issue_type,
      r.content->>'foundBy' as found_by
    from matter_case m join case_record r on r.case_id = m.id
    where m.type = 'dataIssue' and r.content @> ${JSON.stringify({ entryId })}::jsonb
    order by (m.state = 'closed'), m.opened_on desc, m.number desc limit 50`.execute(db)
  return rows
}

/** The quality of one version of an entry; null where the entry has no such version. */
export async function qualityOf(db: Db, entryId: string, version: string): Promise<JsonObject | null> {
  const row = await db
    .selectFrom('resource_version')
    .select('quality')
    .where('id', '=', version)
    .where('entry_id', '=', entryId)
    .executeTakeFirst()
  return row?.quality ?? null
}
