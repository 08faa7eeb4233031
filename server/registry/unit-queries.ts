import type { Role } from '@gongshu/regulations'
import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../db/open-database.ts'
import type { InformationSystemTable, OfficerTable, UnitDutyTable, UnitTable } from '../db/schema-core.ts'
import type { KnownUnit } from './unit-import-plan.ts'

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

export async function findUnitByUscc(db: Db | Tx, uscc: string): Promise<UnitRow | null> {
  return (await db.selectFrom('unit').selectAll().where('uscc', '=', uscc).executeTakeFirst()) ?? null
}

export async function changeUnit(tx: Tx, { id, offices, ...unit }: UnitRow): Promise<void> {
  await tx
    .updateTable('unit')
    .set({ ...unit, offices: JSON.stringify(offices) })
    .where('id', '=', id)
    .execute()
}

type Naming = { readonly name: string; readonly uscc: string; readonly except?: string }

/** What of a unit another one already has. */
export async function unitTaken(tx: Tx, { name, uscc, except }: Naming): Promise<'name' | 'uscc' | null> {
  const row = await tx
    .selectFrom('unit')
    .select(['name', 'uscc'])
    .where(eb => eb.or([eb('name', '=', name), eb('uscc', '=', uscc)]))
    .$if(except !== undefined, query => query.where('id', '!=', except ?? ''))
    .executeTakeFirst()
  if (!row) return null
  return row.name === name ? 'name' : 'uscc'
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

export async function changeUnitDuty(tx: Tx, { id, name, basis }: UnitDutyTable): Promise<void> {
  await tx.updateTable('unit_duty').set({ name, basis }).where('id', '=', id).execute()
}

/** Takes a duty out of the register, and with it the lines of the three lists that name it. */
export async function endUnitDuty(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('unit_duty').where('id', '=', id).execute()
}

export async function changeInformationSystem(tx: Tx, system: InformationSystemTable): Promise<void> {
  const { id, name, accepted_on } = system
  await tx.updateTable('information_system').set({ name, accepted_on }).where('id', '=', id).execute()
}

/** Takes a system out of the register, and with it the lines of the three lists that name it. */
export async function endInformationSystem(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('information_system').where('id', '=', id).execute()
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

/** What the people of a unit act as: an office that one of them holds cannot be taken from the unit. */
export async function rolesHeldIn(tx: Tx, unitId: string): Promise<Role[]> {
  const row = await tx
    .selectFrom('unit')
    .select(heldRoles.as('held'))
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow()
  return row.held
}

const heldRoles = sql<Role[]>`coalesce((select jsonb_agg(distinct role) from account,
  jsonb_array_elements_text(account.roles) as role where account.unit_id = unit.id and not account.disabled), '[]')`

/** The register as an import compares it: every unit with the credit code of the one above it. */
export async function knownUnits(db: Db | Tx): Promise<KnownUnit[]> {
  const rows = await db
    .selectFrom('unit')
    .leftJoin('unit as parent', 'parent.id', 'unit.parent_id')
    .select(['unit.id', 'unit.name', 'unit.short_name as shortName', 'unit.uscc', 'unit.region_code as regionCode'])
    .select(['unit.kind', 'unit.offices', 'parent.uscc as parentUscc', heldRoles.as('heldRoles')])
    .where(isOfficialUnit)
    .execute()
  return rows
}

/** The names of all units by id. */
export async function unitNames(db: Db | Tx): Promise<Map<string, string>> {
  const rows = await db.selectFrom('unit').select(['id', 'name']).execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
