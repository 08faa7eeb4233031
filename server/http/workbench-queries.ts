import type { Db } from '../db/open-database.ts'

/** The people of a unit who can be appointed, and who holds an office of it now. */
export async function peopleOfUnit(db: Db, unitId: string) {
  const accounts = await db
    .selectFrom('account')
    .select(['id', 'name', 'login'])
    .where('unit_id', '=', unitId)
    .where('disabled', '=', false)
    .orderBy('name')
    .limit(500)
    .execute()
  const officers = await db
    .selectFrom('officer')
    .leftJoin('account', 'account.id', 'officer.account_id')
    .select(['officer.kind', 'officer.since', 'account.name'])
    .where('officer.unit_id', '=', unitId)
    .where('officer.until', 'is', null)
    .orderBy('officer.kind')
    .execute()
  return { accounts, officers }
}
