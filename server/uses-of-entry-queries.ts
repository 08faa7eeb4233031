import { sql } from 'kysely'
import type { EntryUse, UsesOfEntry } from './catalog/entry-use.ts'
import type { Db, Tx } from './db/open-database.ts'

const servicesThatRun = ['active', 'suspendedIdle', 'objectionRaised', 'suspendedRisk']
const demandsDone = ['inService', 'rejected', 'withdrawn', 'cityRejected', 'upwardRefused']
const plansDone = ['withdrawn']
const setsThatStand = ['submitted', 'returned', 'open', 'suspended', 'static']

/** What rests on an entry, so that a change of it would touch it. */
export const usesOfEntry: UsesOfEntry = async (tx, entryId) => {
  const services = await tx
    .selectFrom('sharing_service')
    .innerJoin('matter_case', 'matter_case.id', 'sharing_service.id')
    .innerJoin('unit', 'unit.id', 'sharing_service.consumer_id')
    .select(['matter_case.id', 'matter_case.number', 'matter_case.title', 'matter_case.state'])
    .select(['sharing_service.consumer_id', 'unit.name as consumer', 'sharing_service.columns'])
    .where('sharing_service.entry_id', '=', entryId)
    .where('matter_case.state', 'in', servicesThatRun)
    .orderBy('matter_case.number')
    .execute()
  const sets = await tx
    .selectFrom('open_list_entry')
    .innerJoin('matter_case', 'matter_case.id', 'open_list_entry.id')
    .select(['matter_case.id', 'matter_case.number', 'matter_case.title', 'matter_case.state'])
    .select('open_list_entry.columns')
    .where('open_list_entry.entry_id', '=', entryId)
    .where('matter_case.state', 'in', setsThatStand)
    .orderBy('matter_case.number')
    .execute()
  return [
    ...services.map(({ id, consumer_id, ...service }) => ({
      kind: 'sharingService' as const,
      caseId: id,
      consumerId: consumer_id,
      ...service,
    })),
    ...sets.map(({ id, ...set }) => ({
      kind: 'openListEntry' as const,
      caseId: id,
      consumerId: null,
      consumer: null,
      ...set,
    })),
    ...(await demandsFor(tx, entryId)),
    ...(await fusionsOf(tx, entryId)),
  ]
}

/** The demands for the entry that are not served yet, with the columns they ask for. */
async function demandsFor(db: Db | Tx, entryId: string): Promise<EntryUse[]> {
  const rows = await demandsNaming(db, entryId).where('matter_case.state', 'not in', demandsDone).execute()
  return rows.map(({ id, consumer_id, content, ...demand }) => ({
    kind: 'demand',
    caseId: id,
    consumerId: consumer_id,
    ...demand,
    columns: columnsWanted(content, entryId),
  }))
}

/** The plans by which the entry is joined with others, delivered ones too: what they made goes stale with it. */
async function fusionsOf(db: Db | Tx, entryId: string): Promise<EntryUse[]> {
  const rows = await demandsNaming(db, entryId)
    .innerJoin('matter_case as plan', join => join.on('plan.type', '=', 'fusionPlan'))
    .innerJoin('case_record', join =>
      join
        .onRef('case_record.case_id', '=', 'plan.id')
        .on(sql<boolean>`case_record.content->>'demandId' = demand.id::text`),
    )
    .clearSelect()
    .select(['plan.id', 'plan.number', 'plan.title', 'plan.state', 'demand.content'])
    .select(['demand.unit_id as consumer_id', 'unit.name as consumer'])
    .where('plan.state', 'not in', plansDone)
    .execute()
  return rows.map(({ id, consumer_id, content, ...plan }) => ({
    kind: 'fusionPlan',
    caseId: id,
    consumerId: consumer_id,
    ...plan,
    columns: columnsWanted(content, entryId),
  }))
}

function demandsNaming(db: Db | Tx, entryId: string) {
  return db
    .selectFrom('demand')
    .innerJoin('matter_case', 'matter_case.id', 'demand.id')
    .innerJoin('unit', 'unit.id', 'demand.unit_id')
    .select(['matter_case.id', 'matter_case.number', 'matter_case.title', 'matter_case.state'])
    .select(['demand.unit_id as consumer_id', 'unit.name as consumer', 'demand.content'])
    .where(sql<boolean>`demand.content->'entries' @> ${JSON.stringify([{ entryId }])}::jsonb`)
    .orderBy('matter_case.number')
}

function columnsWanted(content: unknown, entryId: string): string[] {
  const { entries = [] } = content as { entries?: { entryId: string; columns: { column: string }[] }[] }
  return entries.filter(one => one.entryId === entryId).flatMap(one => one.columns.map(({ column }) => column))
}
