import type { Day } from '@gongshu/deadlines'
import { sql } from 'kysely'
import type { Db } from '../db/open-database.ts'

/** The deadlines of one duty: those that run, and how those that have ended did. */
export type DutyFigures = {
  readonly duty: string
  readonly article: string
  readonly running: number
  readonly dueThisWeek: number
  readonly overdue: number
  readonly inTime: number
  readonly late: number
  readonly nextDue: Day | null
}

/** The figures of every duty that has ever run here, by duty. `weekEnd` is the last day of this week. */
export async function dutyFigures(db: Db, { today, weekEnd }: { today: Day; weekEnd: Day }): Promise<DutyFigures[]> {
  const rows = await db
    .selectFrom('running_duty')
    .select([
      'duty',
      'article',
      sql<number>`count(*) filter (where ended_on is null)`.as('running'),
      sql<number>`count(*) filter (where ended_on is null and due_on between ${today} and ${weekEnd})`.as('week'),
      sql<number>`count(*) filter (where ended_on is null and due_on < ${today})`.as('overdue'),
      sql<number>`count(*) filter (where ended_on <= due_on)`.as('inTime'),
      sql<number>`count(*) filter (where ended_on > due_on)`.as('late'),
      sql<Day | null>`min(due_on) filter (where ended_on is null and due_on >= ${today})`.as('nextDue'),
    ])
    .groupBy(['duty', 'article'])
    .orderBy('duty')
    .execute()
  return rows.map(({ duty, article, nextDue, ...row }) => ({
    duty,
    article,
    running: Number(row.running),
    dueThisWeek: Number(row.week),
    overdue: Number(row.overdue),
    inTime: Number(row.inTime),
    late: Number(row.late),
    nextDue,
  }))
}
