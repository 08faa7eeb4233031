import type { Day } from '@gongshu/deadlines'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/open-database.ts'

type ProcessorAccount = { id: string; unit_id: string | null; disabled: boolean }

/** The accounts of persons who work for a unit as its contractor. */
export async function processorAccounts(
  tx: Tx,
  { id, unitId }: { id?: string; unitId?: string },
): Promise<ProcessorAccount[]> {
  return tx
    .selectFrom('account')
    .select(['id', 'unit_id', 'disabled'])
    .where(sql<boolean>`roles ? 'processor'`)
    .$if(id !== undefined, query => query.where('id', '=', id ?? ''))
    .$if(unitId !== undefined, query => query.where('unit_id', '=', unitId ?? ''))
    .orderBy('id')
    .execute()
}

/** The agreements under which a contractor works now. */
export async function agreementsInForce(tx: Tx, contractorUnit: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('matter_case')
    .select('id')
    .where('type', '=', 'contractor')
    .where('state', '=', 'active')
    .where('party_id', '=', contractorUnit)
    .orderBy('id')
    .execute()
  return rows.map(row => row.id)
}

/** The agreements that are still treated as in force though their last day is past. */
export async function agreementsPast(db: Db, today: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('matter_case')
    .innerJoin('case_record', 'case_record.case_id', 'matter_case.id')
    .select('matter_case.id')
    .where('type', '=', 'contractor')
    .where('state', '=', 'active')
    .where(sql<boolean>`case_record.content->>'validTo' < ${today}`)
    .orderBy('matter_case.id')
    .execute()
  return rows.map(row => row.id)
}
