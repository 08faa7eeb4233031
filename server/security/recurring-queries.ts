import type { CaseType } from '@gongshu/regulations'
import { sql } from 'kysely'
import type { RecordedCase } from '../acts/record-queries.ts'
import type { Db } from '../db/open-database.ts'

/** Finished cases that are to come again and have no successor yet. */
export async function repeatingCases(db: Db, type: CaseType, done: string): Promise<RecordedCase[]> {
  return db
    .selectFrom('matter_case')
    .innerJoin('case_record', 'case_record.case_id', 'matter_case.id')
    .selectAll('matter_case')
    .select('case_record.content')
    .where('type', '=', type)
    .where('state', '=', done)
    .where(sql<boolean>`case_record.content ? 'everyMonths'`)
    .where(
      sql<boolean>`not exists (
        select 1 from matter_case later join case_record after on after.case_id = later.id
        where later.type = ${type} and after.content @> jsonb_build_object('follows', matter_case.id))`,
    )
    .orderBy('since')
    .limit(500)
    .execute()
}
