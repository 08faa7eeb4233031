import type { Day, YearSchedule } from '@gongshu/deadlines'
import { sql } from 'kysely'
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

export async function importedSchedule(db: Db | Tx, year: number): Promise<YearSchedule | null> {
  const row = await db.selectFrom('year_schedule').select('content').where('year', '=', year).executeTakeFirst()
  return row ? (row.content as unknown as YearSchedule) : null
}

/** The imported schedule of the latest year, with its case. */
export async function latestImport(db: Db | Tx): Promise<{ id: string; content: YearSchedule } | null> {
  const query = db.selectFrom('year_schedule').select(['id', 'content']).orderBy('year', 'desc').limit(1)
  const row = await query.executeTakeFirst()
  return row ? { id: row.id, content: row.content as unknown as YearSchedule } : null
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

/**
 * Waits until every transaction that has started or ended a deadline is over, and lets no other begin: what they read of
 * the calendar before is then visible to whoever recomputes.
 */
export async function lockRunningDuties(tx: Tx): Promise<void> {
  await sql`lock table running_duty in share row exclusive mode`.execute(tx)
}

/** Notes on every running deadline that it agrees with this calendar. */
export async function stampCalendar(tx: Tx, calendar: string): Promise<void> {
  await tx
    .updateTable('running_duty')
    .set({ calendar })
    .where('ended_on', 'is', null)
    .where('calendar', '!=', calendar)
    .execute()
}

/** Whether a deadline runs that was computed by another calendar than this. */
export async function hasStaleDeadline(db: Db | Tx, calendar: string): Promise<boolean> {
  const row = await db
    .selectFrom('running_duty')
    .select('id')
    .where('ended_on', 'is', null)
    .where('calendar', '!=', calendar)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** How many deadlines run on a provisional day, and the first of those days. */
export async function provisionalDeadlines(db: Db | Tx): Promise<{ count: number; earliest: Day | null }> {
  const row = await db
    .selectFrom('running_duty')
    .select([sql<number>`count(*)`.as('count'), sql<Day | null>`min(due_on)`.as('earliest')])
    .where('ended_on', 'is', null)
    .where('provisional', '=', true)
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), earliest: row.earliest }
}

export type YearNotice = {
  readonly id: string
  readonly role: 'authority' | 'operator'
  readonly params: JsonObject
  readonly on: Day
  readonly now: Date
}

/** A notice that is sent once: one with the same identifier was sent before. */
export async function insertYearNotice(tx: Tx, { id, role, params, on, now }: YearNotice): Promise<void> {
  await tx
    .insertInto('notice')
    .values({
      id,
      unit_id: null,
      role,
      account_id: null,
      kind: 'scheduleMissing',
      params: JSON.stringify(params),
      case_id: null,
      duty: null,
      sent_on: on,
      created_at: now,
      read_at: null,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
}
