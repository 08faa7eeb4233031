import type { Day } from '@gongshu/deadlines'
import { sql } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Db } from '../db/open-database.ts'

export type NewRun = {
  readonly id: string
  readonly entryId: string
  readonly version: string
  readonly runOn: Day
  readonly ranAt: Date
  readonly nightly: boolean
  readonly agreed: boolean
  readonly content: JsonObject
}

/** Keeps a run. Of the nights on which all agreed only the last one stays. */
export async function insertReconciliation(db: Db, run: NewRun): Promise<void> {
  if (run.nightly && run.agreed) {
    await db
      .deleteFrom('reconciliation_run')
      .where('entry_id', '=', run.entryId)
      .where('nightly', '=', true)
      .where('agreed', '=', true)
      .execute()
  }
  await db
    .insertInto('reconciliation_run')
    .values({
      id: run.id,
      entry_id: run.entryId,
      version: run.version,
      run_on: run.runOn,
      ran_at: run.ranAt,
      nightly: run.nightly,
      agreed: run.agreed,
      content: JSON.stringify(run.content),
    })
    .execute()
}

/** Entries with data of an earlier day that were not reconciled on this one. */
export async function entriesToReconcile(db: Db, today: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('collection')
    .innerJoin('resource_version', 'resource_version.id', 'collection.current_version')
    .select('collection.entry_id')
    .where('resource_version.loaded_on', '<', today)
    .where(
      sql<boolean>`not exists (select 1 from reconciliation_run r
        where r.entry_id = collection.entry_id and r.nightly and r.run_on >= ${today})`,
    )
    .orderBy('collection.entry_id')
    .execute()
  return rows.map(row => row.entry_id)
}

export type ServedVersion = {
  readonly id: string
  readonly number: string
  readonly consumer: string
  readonly version: string
  readonly digest: string
  readonly columns: string[]
  readonly masks: { readonly [column: string]: string }
}

/** The serving files from which active services of an entry answer. */
export async function servedVersions(db: Db, entryId: string): Promise<ServedVersion[]> {
  return db
    .selectFrom('sharing_service')
    .innerJoin('matter_case', 'matter_case.id', 'sharing_service.id')
    .innerJoin('unit', 'unit.id', 'sharing_service.consumer_id')
    .select([
      'sharing_service.id',
      'matter_case.number',
      'unit.name as consumer',
      'sharing_service.resource_version as version',
      sql<string>`sharing_service.digest`.as('digest'),
      'sharing_service.columns',
      'sharing_service.masks',
    ])
    .where('sharing_service.entry_id', '=', entryId)
    .where('sharing_service.digest', 'is not', null)
    .where('sharing_service.stopped', 'is', null)
    .orderBy('matter_case.number')
    .execute()
}

export type ReconciliationRow = {
  readonly id: string
  readonly entry_id: string
  readonly version: string
  readonly run_on: string
  readonly ran_at: Date
  readonly nightly: boolean
  readonly agreed: boolean
  readonly content: JsonObject
}

export async function reconciliationsOf(db: Db, entryId: string): Promise<ReconciliationRow[]> {
  return db
    .selectFrom('reconciliation_run')
    .selectAll()
    .where('entry_id', '=', entryId)
    .orderBy('ran_at', 'desc')
    .limit(20)
    .execute()
}

/** The last run of every collected entry of a unit, or of all. */
export async function lastReconciliations(db: Db, unitId: string | null) {
  const { rows } = await sql<{
    id: string
    number: string
    title: string
    unit: string
    loaded_on: string | null
    run_on: string | null
    agreed: boolean | null
    source: string | null
    source_rows: number | null
    lake_rows: number | null
    serving: number | null
    open_issues: number
  }>`
    select m.id, m.number, m.title, unit.name as unit, v.loaded_on, r.run_on, r.agreed,
      r.content->'source'->>'kind' as source, (r.content->'source'->>'rows')::bigint as source_rows,
      (r.content->'lake'->>'rows')::bigint as lake_rows, jsonb_array_length(r.content->'serving') as serving,
      (select count(*)::int from matter_case i join case_record c on c.case_id = i.id
        where i.type = 'dataIssue' and i.state <> 'closed' and c.content @>
          jsonb_build_object('entryId', m.id::text, 'issueType', 'reconciliation')) as open_issues
    from collection k join matter_case m on m.id = k.entry_id join unit on unit.id = k.unit_id
    join resource_version v on v.id = k.current_version
    left join lateral (select * from reconciliation_run where entry_id = m.id order by ran_at desc limit 1) r on true
    where ${unitId}::uuid is null or k.unit_id = ${unitId}::uuid
    order by r.agreed nulls last, unit.name, m.number limit 5000`.execute(db)
  return rows
}
