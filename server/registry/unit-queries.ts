import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../db/open-database.ts'
import type { InformationSystemTable, OfficerTable, UnitDutyTable, UnitTable } from '../db/schema-core.ts'

export type UnitRow = Selectable<UnitTable>

export async function insertUnit(tx: Tx, unit: UnitRow): Promise<void> {
  await tx
    .insertInto('unit')
    .values({ ...unit, offices: JSON.stringify(unit.offices) })
    .execute()
}

export async function findUnit(db: Db | Tx, id: string): Promise<UnitRow | null> {
  return (await db.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function findUnitByName(db: Db | Tx, name: string): Promise<UnitRow | null> {
  const row = await db
    .selectFrom('unit')
    .selectAll()
    .where(eb => eb.or([eb('name', '=', name), eb('short_name', '=', name)]))
    .executeTakeFirst()
  return row ?? null
}

export async function unitTaken(tx: Tx, unit: { name: string; uscc: string }): Promise<'name' | 'uscc' | null> {
  const row = await tx
    .selectFrom('unit')
    .select(['name', 'uscc'])
    .where(eb => eb.or([eb('name', '=', unit.name), eb('uscc', '=', unit.uscc)]))
    .executeTakeFirst()
  if (!row) return null
  return row.name === unit.name ? 'name' : 'uscc'
}

/** The units that take part as public bodies or offices; who only applies for open data is none of them. */
export async function listUnits(db: Db | Tx): Promise<UnitRow[]> {
  return db.selectFrom('unit').selectAll().where(isOfficialUnit).orderBy('name').execute()
}

const isOfficialUnit = sql<boolean>`unit.offices <> '["applicant"]'::jsonb`

/**
 * Who registered under an identifier, and whether anybody can sign in for it. The code of a public body is known to all:
 * whether it has accounts yet or not, nobody of the public gets one of its.
 */
export async function registeredUnder(db: Db | Tx, uscc: string): Promise<{ id: string; hasAccount: boolean } | null> {
  const row = await db
    .selectFrom('unit')
    .leftJoin('account', 'account.unit_id', 'unit.id')
    .select(['unit.id', 'account.id as account', isOfficialUnit.as('official')])
    .where('uscc', '=', uscc)
    .executeTakeFirst()
  return row ? { id: row.id, hasAccount: row.account !== null || row.official } : null
}

export async function replaceOfficer(tx: Tx, officer: OfficerTable): Promise<void> {
  await tx
    .updateTable('officer')
    .set({ until: officer.since })
    .where('unit_id', '=', officer.unit_id)
    .where('kind', '=', officer.kind)
    .where('until', 'is', null)
    .execute()
  await tx.insertInto('officer').values(officer).execute()
}

export async function insertUnitDuty(tx: Tx, duty: UnitDutyTable): Promise<void> {
  await tx.insertInto('unit_duty').values(duty).execute()
}

export async function insertInformationSystem(tx: Tx, system: InformationSystemTable): Promise<void> {
  await tx.insertInto('information_system').values(system).execute()
}

export async function dutiesAndSystems(db: Db | Tx, unitId: string) {
  const duties = await db.selectFrom('unit_duty').selectAll().where('unit_id', '=', unitId).orderBy('code').execute()
  const systems = await db
    .selectFrom('information_system')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('name')
    .execute()
  return { duties, systems }
}

/** The names of all units by id. */
export async function unitNames(db: Db | Tx): Promise<Map<string, string>> {
  const rows = await db.selectFrom('unit').select(['id', 'name']).execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
