import type { Day } from '@gongshu/deadlines'
import { caseTypeOf, type Transition } from '@gongshu/regulations'
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

/** How often the work of a duty was done in this calendar year and in the last one; null where nothing ran here yet. */
export type YearFigures = {
  readonly transition: Transition
  readonly thisYear: number
  readonly lastYear: number | null
}

/** The cases that came to each of these states in the year of `today` and in the year before it. */
export async function yearFigures(db: Db, transitions: readonly Transition[], today: Day): Promise<YearFigures[]> {
  if (!transitions.length) return []
  const year = Number(today.slice(0, 4))
  const within = (of: number) =>
    sql<number>`count(distinct event.case_id) filter (where effective_on between ${`${of}-01-01`} and ${`${of}-12-31`})`
  const rows = await db
    .selectFrom('matter_case')
    .innerJoin('event', 'event.case_id', 'matter_case.id')
    .select(['matter_case.type', 'event.to_state', within(year).as('thisYear'), within(year - 1).as('lastYear')])
    .where('matter_case.type', 'in', [...new Set(transitions.map(caseTypeOf))])
    .where(eb => eb.or([eb('event.from_state', 'is', null), eb('event.from_state', '<>', eb.ref('event.to_state'))]))
    .groupBy(['matter_case.type', 'event.to_state'])
    .execute()
  const first = await db.selectFrom('event').select('effective_on').orderBy('seq').limit(1).executeTakeFirst()
  const ranLastYear = first !== undefined && first.effective_on < `${year}-01-01`
  return transitions.map(transition => {
    const row = rows.find(({ type, to_state }) => transition === `${type}.${to_state}`)
    const lastYear = ranLastYear ? Number(row?.lastYear ?? 0) : null
    return { transition, thisYear: Number(row?.thisYear ?? 0), lastYear }
  })
}
