import type { YearSchedule } from '@gongshu/deadlines'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { RunningDutyTable } from '../db/schema-core.ts'

export async function importedSchedules(db: Db | Tx): Promise<YearSchedule[]> {
  const rows = await db.selectFrom('year_schedule').select('content').orderBy('year').execute()
  return rows.map(row => row.content as unknown as YearSchedule)
}

/** The case of a year's imported schedule; null while only the vendored one stands. */
export async function scheduleCase(db: Db, year: number): Promise<string | null> {
  const row = await db.selectFrom('year_schedule').select('id').where('year', '=', year).executeTakeFirst()
  return row?.id ?? null
}

export async function saveSchedule(tx: Tx, schedule: { id: string; year: number; content: JsonObject }): Promise<void> {
  const content = JSON.stringify(schedule.content)
  await tx
    .insertInto('year_schedule')
    .values({ ...schedule, content })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ content }))
    .execute()
}

export type RunningWithLaw = RunningDutyTable & { case_law: readonly string[]; number: string; title: string }

/** Every deadline that runs, with the law of its case; a page in the order of ids. */
export async function runningAfter(db: Db | Tx, afterId: string | null, limit: number): Promise<RunningWithLaw[]> {
  let query = db
    .selectFrom('running_duty')
    .innerJoin('matter_case', 'matter_case.id', 'running_duty.case_id')
    .selectAll('running_duty')
    .select(['matter_case.law as case_law', 'matter_case.number', 'matter_case.title'])
    .where('running_duty.ended_on', 'is', null)
  if (afterId) query = query.where('running_duty.id', '>', afterId)
  return query.orderBy('running_duty.id').limit(limit).execute()
}
