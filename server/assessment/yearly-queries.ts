import type { Day } from '@gongshu/deadlines'
import { type CaseType, caseTypeOf, type Transition } from '@gongshu/regulations'
import { sql } from 'kysely'
import type { Db } from '../db/open-database.ts'

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

/** The units that have a case of this kind which has not ended, and have not come to this state in the year of `today`. */
export async function unitsBehind(
  db: Db,
  { holding, doneBy, today }: { holding: CaseType; doneBy: Transition; today: Day },
): Promise<string[]> {
  const type = caseTypeOf(doneBy)
  const year = today.slice(0, 4)
  const rows = await db
    .selectFrom('matter_case as held')
    .select('held.unit_id')
    .distinct()
    .where('held.type', '=', holding)
    .where('held.state', 'in', ['open', 'static', 'suspended'])
    .where('held.unit_id', 'is not', null)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('matter_case as work')
            .innerJoin('event', 'event.case_id', 'work.id')
            .select('work.id')
            .where('work.type', '=', type)
            .whereRef('work.unit_id', '=', 'held.unit_id')
            .where('event.to_state', '=', doneBy.slice(type.length + 1))
            .where('event.effective_on', '>=', `${year}-01-01` as Day)
            .where('event.effective_on', '<=', `${year}-12-31` as Day),
        ),
      ),
    )
    .orderBy('held.unit_id')
    .execute()
  return rows.flatMap(({ unit_id }) => unit_id ?? [])
}
