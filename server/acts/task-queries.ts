import type { Day } from '@gongshu/deadlines'
import type { CaseType } from '@gongshu/regulations'
import { type SelectQueryBuilder, sql } from 'kysely'
import type { Db } from '../db/open-database.ts'
import type { Database } from '../db/schema.ts'

export type AwaitedState = {
  readonly type: CaseType
  readonly state: string
  readonly side: 'unit' | 'party' | 'office'
}

export type TaskRow = {
  id: string
  type: CaseType
  number: string
  title: string
  state: string
  since: Day
  unit_id: string | null
  party_id: string | null
  unit: string | null
  party: string | null
  duty: string | null
  article: string | null
  law: string | null
  due_on: Day | null
  provisional: boolean | null
  outcome: string | null
}

/** The cases in states where somebody is waited for, the most urgent first. */
export async function casesAwaiting(
  db: Db,
  wanted: { states: readonly AwaitedState[]; unitId: string | null; limit: number; offset: number },
): Promise<TaskRow[]> {
  if (!wanted.states.length) return []
  return taskQuery(db)
    .where(eb =>
      eb.or(
        wanted.states.map(({ type, state, side }) =>
          eb.and([
            eb('matter_case.type', '=', type),
            eb('matter_case.state', '=', state),
            ...(side === 'office' ? [] : [eb(`matter_case.${side}_id`, '=', wanted.unitId)]),
          ]),
        ),
      ),
    )
    .orderBy(sql`duty.due_on nulls last`)
    .orderBy('matter_case.since')
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute()
}

/** Running duties of the district, for offices that watch over it: those due up to a day, or all. */
export async function dutiesOfDistrict(db: Db, wanted: { dueUpTo: Day | null; limit: number }): Promise<TaskRow[]> {
  let query = taskQuery(db).where('duty.due_on', 'is not', null)
  if (wanted.dueUpTo) query = query.where('duty.due_on', '<=', wanted.dueUpTo)
  return query.orderBy('duty.due_on').limit(wanted.limit).execute()
}

function taskQuery(db: Db) {
  return db
    .selectFrom('matter_case')
    .leftJoinLateral(
      eb => earliestDuty(eb.selectFrom('running_duty')).as('duty'),
      join => join.onTrue(),
    )
    .leftJoin('unit', 'unit.id', 'matter_case.unit_id')
    .leftJoin('unit as party', 'party.id', 'matter_case.party_id')
    .select([
      'matter_case.id',
      'matter_case.type',
      'matter_case.number',
      'matter_case.title',
      'matter_case.state',
      'matter_case.since',
      'matter_case.unit_id',
      'matter_case.party_id',
      'unit.name as unit',
      'party.name as party',
      'duty.duty',
      'duty.article',
      'duty.law',
      'duty.due_on',
      'duty.provisional',
      'duty.outcome',
    ])
}

function earliestDuty(
  running: SelectQueryBuilder<Database & { matter_case: Database['matter_case'] }, 'running_duty', object>,
) {
  return running
    .select(['duty', 'article', 'law', 'due_on', 'provisional', 'outcome'])
    .whereRef('running_duty.case_id', '=', sql.ref('matter_case.id'))
    .where('ended_on', 'is', null)
    .orderBy('due_on')
    .limit(1)
}

/** The cases that a unit waits for: those it asked for and somebody else must act on. */
export async function casesOfParty(db: Db, wanted: { unitId: string; states: readonly AwaitedState[]; limit: number }) {
  if (!wanted.states.length) return []
  return taskQuery(db)
    .where(eb =>
      eb.or(
        wanted.states.map(({ type, state }) =>
          eb.and([eb('matter_case.type', '=', type), eb('matter_case.state', '=', state)]),
        ),
      ),
    )
    .where(eb => eb.or([eb('matter_case.party_id', '=', wanted.unitId), eb('matter_case.unit_id', '=', wanted.unitId)]))
    .orderBy(sql`duty.due_on nulls last`)
    .limit(wanted.limit)
    .execute()
}

/** How many cases stand in each state, by type. */
export async function caseCounts(db: Db): Promise<{ type: CaseType; state: string; count: number }[]> {
  const rows = await db
    .selectFrom('matter_case')
    .select(['type', 'state', sql<number>`count(*)`.as('count')])
    .groupBy(['type', 'state'])
    .execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}
