import type { Day } from '@gongshu/deadlines'
import type { Transition } from '@gongshu/regulations'
import type { Db, Tx } from '../db/open-database.ts'
import type { RunningDutyTable } from '../db/schema-core.ts'

export async function insertRunningDuties(tx: Tx, duties: RunningDutyTable[]): Promise<void> {
  if (duties.length) await tx.insertInto('running_duty').values(duties).execute()
}

/** Ends the given duties of a case that still run. */
export async function endRunningDuties(
  tx: Tx,
  ended: { caseId: string; dutyIds: readonly string[]; on: Day; by: Transition },
): Promise<void> {
  if (!ended.dutyIds.length) return
  await tx
    .updateTable('running_duty')
    .set({ ended_on: ended.on, ended_by: ended.by })
    .where('case_id', '=', ended.caseId)
    .where('ended_on', 'is', null)
    .where('duty', 'in', [...ended.dutyIds])
    .execute()
}

/** Hands the running duties of a case that its unit owes to the unit whose case it is from now on. */
export async function handOverDuties(tx: Tx, { caseId, unitId }: { caseId: string; unitId: string }): Promise<void> {
  await tx
    .updateTable('running_duty')
    .set({ unit_id: unitId })
    .where('case_id', '=', caseId)
    .where('ended_on', 'is', null)
    // Who asked for something goes on asking: only what the owner of the case owes changes hands.
    .where('who', '=', 'provider')
    .execute()
}

export async function restartRunningDuty(
  tx: Tx,
  id: string,
  clock: Pick<RunningDutyTable, 'started_on' | 'due_on' | 'provisional' | 'calendar'>,
): Promise<void> {
  await tx.updateTable('running_duty').set(clock).where('id', '=', id).execute()
}

/**
 * The earliest duty of these cases whose last day is past and whose missing brings an outcome. A provisional day never
 * brings one.
 */
export async function firstMissedDuty(
  tx: Tx,
  missed: { caseIds: readonly string[]; today: Day; except: readonly string[] },
): Promise<RunningDutyTable | null> {
  if (!missed.caseIds.length) return null
  let query = tx
    .selectFrom('running_duty')
    .selectAll()
    .where('case_id', 'in', [...missed.caseIds])
    .where('ended_on', 'is', null)
    .where('outcome', 'is not', null)
    .where('provisional', '=', false)
    .where('due_on', '<', missed.today)
  if (missed.except.length) query = query.where('id', 'not in', [...missed.except])
  return (await query.orderBy('due_on').orderBy('id').limit(1).executeTakeFirst()) ?? null
}

/** The cases with a missed outcome after a given one, for the sweep; a page in the order of their ids. */
export async function casesWithMissedOutcome(
  db: Db,
  { today, after, limit }: { today: Day; after: string | null; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('running_duty')
    .select('case_id')
    .distinct()
    .where('ended_on', 'is', null)
    .where('outcome', 'is not', null)
    .where('provisional', '=', false)
    .where('due_on', '<', today)
    .$if(after !== null, query => query.where('case_id', '>', after ?? ''))
    .orderBy('case_id')
    .limit(limit)
    .execute()
  return rows.map(row => row.case_id)
}

/** The duties that run on a case, earliest last day first; with `all`, those that have ended too. */
export async function runningDutiesOf(db: Db | Tx, caseId: string): Promise<RunningDutyTable[]> {
  return db.selectFrom('running_duty').selectAll().where('case_id', '=', caseId).orderBy('due_on').execute()
}
