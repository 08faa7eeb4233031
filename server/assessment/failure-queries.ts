import type { Day } from '@gongshu/deadlines'
import type { CaseType } from '@gongshu/regulations'
import type { Db, Tx } from '../db/open-database.ts'

/** A duty that a unit has missed, or a decision that its silence has brought about; with the case behind it. */
export type Failure = {
  readonly caseId: string
  readonly number: string
  readonly title: string
  readonly failure: 'overdue' | 'late' | 'deemed'
  readonly duty: string
  readonly dueOn: Day
}

/** Work for which a unit may be criticised: cataloging, collecting and updating, reviewing demands, quality. */
export const workOfUnits: readonly CaseType[] = [
  'catalogEntry',
  'catalogTask',
  'collection',
  'dataRequest',
  'demandPart',
  'dataIssue',
  'openListEntry',
  'accessRequest',
]

/** What a unit has failed in up to this day, the oldest first. */
export async function failuresOf(db: Db | Tx, unitId: string, today: Day): Promise<Failure[]> {
  const rows = await db
    .selectFrom('running_duty')
    .innerJoin('matter_case', 'matter_case.id', 'running_duty.case_id')
    .select([
      'matter_case.id as caseId',
      'matter_case.number',
      'matter_case.title',
      'matter_case.state',
      'running_duty.duty',
      'running_duty.due_on as dueOn',
      'running_duty.ended_on as endedOn',
      'running_duty.outcome',
      'running_duty.ended_by as endedBy',
    ])
    .where('running_duty.unit_id', '=', unitId)
    .where('running_duty.case_type', 'in', [...workOfUnits])
    .where('running_duty.who', 'in', ['provider', 'everyone'])
    .where('running_duty.provisional', '=', false)
    .where('running_duty.due_on', '<', today)
    .orderBy('running_duty.due_on')
    .orderBy('matter_case.number')
    .execute()
  return rows.flatMap(({ caseId, number, title, duty, dueOn, endedOn, endedBy, outcome }) => {
    if (endedOn !== null && endedOn <= dueOn) return []
    const deemed = outcome !== null && endedBy === outcome
    const failure = deemed ? ('deemed' as const) : endedOn === null ? ('overdue' as const) : ('late' as const)
    return [{ caseId, number, title, failure, duty, dueOn }]
  })
}
