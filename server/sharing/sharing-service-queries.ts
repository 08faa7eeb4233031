import type { Day } from '@gongshu/deadlines'
import { type Selectable, sql } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { CallingSystemTable, SharingServiceTable } from '../db/schema-matters.ts'

export type SharingServiceRow = Selectable<SharingServiceTable>
export type CallingSystemRow = Selectable<CallingSystemTable>

// Feed positions must become visible in their own order, or a gateway would skip one that commits late.
const FEED_LOCK = 20_260_302

/** The next position of the grants feed. Held until the transaction ends. */
export async function nextGrantSeq(tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(${sql.lit(FEED_LOCK)})`.execute(tx)
  const { rows } = await sql<{ seq: number }>`select nextval('grant_seq') as seq`.execute(tx)
  return Number(rows[0]?.seq)
}

export async function insertService(tx: Tx, service: SharingServiceRow): Promise<void> {
  await tx
    .insertInto('sharing_service')
    .values({
      ...service,
      columns: JSON.stringify(service.columns),
      masks: JSON.stringify(service.masks),
      keys: JSON.stringify(service.keys),
      stopped: service.stopped ? JSON.stringify(service.stopped) : null,
    })
    .execute()
}

/** Stops or resumes a service for the gateways: the change takes the next position of the feed. */
export async function setStopped(tx: Tx, id: string, stopped: JsonObject | null): Promise<void> {
  const grantSeq = await nextGrantSeq(tx)
  await tx
    .updateTable('sharing_service')
    .set({ stopped: stopped ? JSON.stringify(stopped) : null, grant_seq: grantSeq })
    .where('id', '=', id)
    .execute()
}

export async function findService(db: Db | Tx, id: string): Promise<SharingServiceRow | null> {
  return (await db.selectFrom('sharing_service').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function servicesOfDemand(db: Db | Tx, demandId: string): Promise<SharingServiceRow[]> {
  return db.selectFrom('sharing_service').selectAll().where('demand_id', '=', demandId).orderBy('id').execute()
}

/** What changed in the feed after a position, with the calling system that may use each service. */
export async function grantsSince(db: Db, seq: number, limit: number) {
  return (
    db
      .selectFrom('sharing_service')
      .innerJoin('calling_system', 'calling_system.id', 'sharing_service.system_id')
      .innerJoin('matter_case', 'matter_case.id', 'sharing_service.entry_id')
      .selectAll('sharing_service')
      .select(['calling_system.app_key', 'calling_system.secret_sealed', 'matter_case.title as entry_name'])
      .where('sharing_service.grant_seq', '>', seq)
      // What is reached on the city's platform is nothing for a gateway here.
      .where('sharing_service.mode', 'in', ['api', 'match'])
      .orderBy('sharing_service.grant_seq')
      .limit(limit)
      .execute()
  )
}

export async function lastUseOf(tx: Tx, id: string): Promise<Day | null> {
  const row = await tx.selectFrom('sharing_service').select('last_used_on').where('id', '=', id).executeTakeFirst()
  return row?.last_used_on ?? null
}

export async function findSystem(db: Db | Tx, unitId: string, name: string): Promise<CallingSystemRow | null> {
  const row = await db
    .selectFrom('calling_system')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('name', '=', name)
    .executeTakeFirst()
  return row ?? null
}

export async function systemsOf(db: Db | Tx, unitId: string): Promise<CallingSystemRow[]> {
  return db.selectFrom('calling_system').selectAll().where('unit_id', '=', unitId).orderBy('name').execute()
}

export async function insertSystem(tx: Tx, system: CallingSystemRow): Promise<void> {
  await tx.insertInto('calling_system').values(system).execute()
}

export type ServiceListing = {
  id: string
  number: string
  title: string
  state: string
  since: Day
  consumer: string
  provider: string
  consumer_id: string
  provider_id: string
  scenario: string
  mode: string
  last_used_on: Day | null
  started_on: Day
}

/** Services that a unit uses or provides; all for an office that sees the district. */
export async function listServices(
  db: Db,
  page: { unitId?: string; limit: number; offset: number },
): Promise<ServiceListing[]> {
  let query = db
    .selectFrom('sharing_service')
    .innerJoin('matter_case', 'matter_case.id', 'sharing_service.id')
    .innerJoin('unit as consumer', 'consumer.id', 'sharing_service.consumer_id')
    .innerJoin('unit as provider', 'provider.id', 'sharing_service.provider_id')
    .select([
      'sharing_service.id',
      'matter_case.number',
      'matter_case.title',
      'matter_case.state',
      'matter_case.since',
      'consumer.name as consumer',
      'provider.name as provider',
      'sharing_service.consumer_id',
      'sharing_service.provider_id',
      'sharing_service.scenario',
      'sharing_service.mode',
      'sharing_service.last_used_on',
      'sharing_service.started_on',
    ])
  const unitId = page.unitId
  if (unitId) {
    query = query.where(eb =>
      eb.or([eb('sharing_service.consumer_id', '=', unitId), eb('sharing_service.provider_id', '=', unitId)]),
    )
  }
  return query.orderBy('matter_case.number', 'desc').limit(page.limit).offset(page.offset).execute()
}
