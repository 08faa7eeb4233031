import type { Day } from '@gongshu/deadlines'
import type { Selectable } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { DemandPartTable, DemandTable } from '../db/schema-matters.ts'

export type DemandRow = Selectable<DemandTable>
export type DemandPartRow = Selectable<DemandPartTable>

export type NewDemand = {
  id: string
  unitId: string
  content: JsonObject
  commitment: string
  signatures: JsonObject
  directCase: string | null
  lowFrequencyJustified: boolean
}

export async function insertDemand(tx: Tx, demand: NewDemand): Promise<void> {
  await tx.insertInto('demand').values(demandValues(demand)).execute()
}

export async function replaceDemand(tx: Tx, demand: NewDemand): Promise<void> {
  const { id, ...values } = demandValues(demand)
  await tx.updateTable('demand').set(values).where('id', '=', id).execute()
}

function demandValues(demand: NewDemand) {
  return {
    id: demand.id,
    unit_id: demand.unitId,
    content: JSON.stringify(demand.content),
    commitment: demand.commitment,
    signatures: JSON.stringify(demand.signatures),
    direct_case: demand.directCase,
    low_frequency_justified: demand.lowFrequencyJustified,
  }
}

export async function findDemand(db: Db | Tx, id: string): Promise<DemandRow | null> {
  return (await db.selectFrom('demand').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function insertDemandPart(
  tx: Tx,
  part: { id: string; demandId: string; providerId: string; entries: JsonObject[] },
): Promise<void> {
  await tx
    .insertInto('demand_part')
    .values({
      id: part.id,
      demand_id: part.demandId,
      provider_id: part.providerId,
      entries: JSON.stringify(part.entries),
      decision: null,
    })
    .execute()
}

export async function saveDecision(tx: Tx, id: string, decision: JsonObject): Promise<void> {
  await tx
    .updateTable('demand_part')
    .set({ decision: JSON.stringify(decision) })
    .where('id', '=', id)
    .execute()
}

export type PartState = { id: string; state: string; provider_id: string; entries: readonly JsonObject[] }

/** The parts of a demand with their states, in a fixed order. */
export async function partsOf(db: Db | Tx, demandId: string): Promise<PartState[]> {
  return db
    .selectFrom('demand_part')
    .innerJoin('matter_case', 'matter_case.id', 'demand_part.id')
    .select(['demand_part.id', 'matter_case.state', 'demand_part.provider_id', 'demand_part.entries'])
    .where('demand_part.demand_id', '=', demandId)
    .orderBy('demand_part.id')
    .execute()
}

export async function findPart(db: Db | Tx, id: string): Promise<DemandPartRow | null> {
  return (await db.selectFrom('demand_part').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Demands that may be served but are not yet. */
export async function demandsToProvision(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('matter_case')
    .select('id')
    .where('type', '=', 'demand')
    .where('state', 'in', ['provisioning', 'approved', 'deemedApproved', 'partlyApproved'])
    .orderBy('since')
    .limit(1000)
    .execute()
  return rows.map(row => row.id)
}

export type DemandListing = {
  id: string
  number: string
  title: string
  state: string
  since: Day
  unit: string
  opened_on: Day
}

export async function listDemands(
  db: Db,
  page: { unitId?: string; limit: number; offset: number },
): Promise<DemandListing[]> {
  let query = db
    .selectFrom('demand')
    .innerJoin('matter_case', 'matter_case.id', 'demand.id')
    .innerJoin('unit', 'unit.id', 'demand.unit_id')
    .select([
      'demand.id',
      'matter_case.number',
      'matter_case.title',
      'matter_case.state',
      'matter_case.since',
      'unit.name as unit',
      'matter_case.opened_on',
    ])
  if (page.unitId) query = query.where('demand.unit_id', '=', page.unitId)
  return query.orderBy('matter_case.number', 'desc').limit(page.limit).offset(page.offset).execute()
}
