import type { Day } from '@gongshu/deadlines'
import type { Db } from '../db/open-database.ts'
import type { CaseRow } from '../db/schema-core.ts'

/** The cases that were opened on a day or later, a page in the order of their ids. */
export async function casesSince(
  db: Db,
  { since, after, limit }: { since: Day; after: string | null; limit: number },
): Promise<CaseRow[]> {
  let query = db.selectFrom('matter_case').selectAll().where('opened_on', '>=', since)
  if (after) query = query.where('id', '>', after)
  return query.orderBy('id').limit(limit).execute()
}

/** What happened to some cases, in order. */
export async function movesOf(db: Db, caseIds: readonly string[]) {
  if (!caseIds.length) return []
  return db
    .selectFrom('event')
    .select(['case_id', 'seq', 'step', 'from_state', 'to_state', 'account_id', 'effective_on', 'detail'])
    .where('case_id', 'in', [...caseIds])
    .orderBy('seq')
    .execute()
}

/** Which duties ran on some cases, also those that have ended. */
export async function dutiesThatRan(db: Db, caseIds: readonly string[]) {
  if (!caseIds.length) return []
  return db
    .selectFrom('running_duty')
    .select(['case_id', 'duty'])
    .where('case_id', 'in', [...caseIds])
    .execute()
}

/** The days on which some services were used. */
export async function useDaysOf(db: Db, caseIds: readonly string[]) {
  if (!caseIds.length) return []
  return db
    .selectFrom('service_use')
    .select(['service_id', 'day'])
    .distinct()
    .where('service_id', 'in', [...caseIds])
    .orderBy('day')
    .execute()
}
