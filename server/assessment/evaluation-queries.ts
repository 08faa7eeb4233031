import type { CaseType } from '@gongshu/regulations'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/open-database.ts'
import { type Counted, type IndicatorName, inTime, settledStates } from './indicators.ts'

export type EvaluatedUnit = { readonly id: string; readonly name: string; readonly byReference: boolean }
type Period = { readonly from: string; readonly to: string }

/** The units that provide data, in the order of their names; those to which a text applies by reference are marked. */
export async function evaluatedUnits(db: Db | Tx, chosen: readonly string[]): Promise<EvaluatedUnit[]> {
  return db
    .selectFrom('unit')
    .select([
      'unit.id',
      'unit.name',
      sql<boolean>`exists (select 1 from event where event.case_id = unit.id and event.step = 'unit.register'
        and event.detail->>'byReference' = 'true')`.as('byReference'),
    ])
    .$if(chosen.length > 0, query => query.where('unit.id', 'in', [...chosen]))
    .$if(chosen.length === 0, query => query.where(sql<boolean>`unit.offices ? 'provider'`))
    .orderBy('unit.name')
    .execute()
}

/** The cases that an indicator counts in a period, over all units. */
export async function countedBy(db: Db | Tx, indicator: IndicatorName, period: Period): Promise<Counted[]> {
  const types = inTime[indicator]
  if (types) return dutiesInTime(db, types, period)
  const settled = settledStates[indicator]
  if (settled) return casesSettled(db, settled, period)
  const others = { sharedEntries, openedEntries, qualityRules, servicesUsed, securityLead } as const
  const query = others[indicator as keyof typeof others]
  if (!query) throw new Error(`nothing counts the indicator ${indicator}`)
  return query(db, period)
}

async function dutiesInTime(db: Db | Tx, types: readonly CaseType[], { from, to }: Period): Promise<Counted[]> {
  const rows = await db
    .selectFrom('running_duty')
    .select([
      'unit_id as unitId',
      'case_id as caseId',
      sql<boolean>`coalesce(ended_on <= due_on and ended_by is distinct from outcome, false)`.as('met'),
    ])
    .where('case_type', 'in', [...types])
    .where('who', 'in', ['provider', 'everyone'])
    .where('provisional', '=', false)
    .where(sql<boolean>`due_on between ${from} and ${to}`)
    .orderBy('due_on')
    .execute()
  return counted(rows)
}

async function casesSettled(
  db: Db | Tx,
  { type, states }: { type: CaseType; states: readonly string[] },
  { from, to }: Period,
): Promise<Counted[]> {
  const rows = await db
    .selectFrom('matter_case')
    .select(['unit_id as unitId', 'id as caseId', sql<boolean>`state in (${sql.join([...states])})`.as('met')])
    .where('type', '=', type)
    .where(sql<boolean>`opened_on between ${from} and ${to}`)
    .orderBy('opened_on')
    .execute()
  return counted(rows)
}

async function sharedEntries(db: Db | Tx, { to }: Period): Promise<Counted[]> {
  return db
    .selectFrom('catalog_entry')
    .select([
      'unit_id as unitId',
      'id as caseId',
      sql<boolean>`coalesce(content->>'sharingAttribute' in ('shared', 'conditional'), false)`.as('met'),
    ])
    .where(sql<boolean>`published_on <= ${to}`)
    .orderBy('id')
    .execute()
}

// Entries that may not be opened are not counted: they cannot be at fault.
async function openedEntries(db: Db | Tx, { to }: Period): Promise<Counted[]> {
  return db
    .selectFrom('catalog_entry')
    .select([
      'unit_id as unitId',
      'id as caseId',
      sql<boolean>`exists (select 1 from open_list_entry opened join matter_case on matter_case.id = opened.id
        where opened.entry_id = catalog_entry.id and matter_case.state = 'open')`.as('met'),
    ])
    .where(sql<boolean>`published_on <= ${to}`)
    .where(sql<boolean>`content->>'openingAttribute' in ('unconditional', 'conditional')`)
    .orderBy('id')
    .execute()
}

/** Each rule that was run over a version loaded in the period, by the entry of the version. */
async function qualityRules(db: Db | Tx, { from, to }: Period): Promise<Counted[]> {
  return db
    .selectFrom('resource_version')
    .innerJoin('catalog_entry', 'catalog_entry.id', 'resource_version.entry_id')
    .innerJoin(
      sql<{ value: { failed: number } }>`jsonb_array_elements(resource_version.quality->'results')`.as('result'),
      join => join.onTrue(),
    )
    .select([
      'catalog_entry.unit_id as unitId',
      'catalog_entry.id as caseId',
      sql<boolean>`(result.value->>'failed')::bigint = 0`.as('met'),
    ])
    .where(sql<boolean>`resource_version.loaded_on between ${from} and ${to}`)
    .orderBy('catalog_entry.id')
    .execute()
}

async function servicesUsed(db: Db | Tx, { from, to }: Period): Promise<Counted[]> {
  return db
    .selectFrom('sharing_service')
    .select([
      'provider_id as unitId',
      'id as caseId',
      sql<boolean>`exists (select 1 from service_use where service_use.service_id = sharing_service.id
        and service_use.result = 'ok' and service_use.day between ${from} and ${to})`.as('met'),
    ])
    .where(sql<boolean>`started_on <= ${to}`)
    .orderBy('id')
    .execute()
}

async function securityLead(db: Db | Tx, { to }: Period): Promise<Counted[]> {
  return db
    .selectFrom('unit')
    .select([
      'id as unitId',
      'id as caseId',
      sql<boolean>`exists (select 1 from officer where officer.unit_id = unit.id and officer.kind = 'securityLead'
        and officer.since <= ${to} and (officer.until is null or officer.until > ${to}))`.as('met'),
    ])
    .where(sql<boolean>`offices ? 'provider'`)
    .orderBy('name')
    .execute()
}

function counted(rows: readonly { unitId: string | null; caseId: string; met: boolean }[]): Counted[] {
  return rows.flatMap(({ unitId, caseId, met }) => (unitId === null ? [] : [{ unitId, caseId, met }]))
}
