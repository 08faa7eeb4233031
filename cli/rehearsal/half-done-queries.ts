import { sql } from 'kysely'
import type { Db } from '../../server/db/open-database.ts'

/** For each thing that an act writes together: how many cases or events have only a part of it. All must be 0. */
export async function halfDone(db: Db): Promise<{ [part: string]: number }> {
  const { rows } = await sql<{ part: string; found: number }>`
    with last_event as (
      select distinct on (case_id) case_id, to_state from event order by case_id, seq desc
    ), counted as (
      select case_id, count(*) as events from event group by case_id
    )
    select 'caseWithoutEvent' as part, count(*) as found from matter_case
      left join counted on counted.case_id = matter_case.id where counted.case_id is null
    union all select 'eventWithoutCase', count(*) from event
      left join matter_case on matter_case.id = event.case_id where matter_case.id is null
    union all select 'stateWithoutEvent', count(*) from matter_case
      join last_event on last_event.case_id = matter_case.id where last_event.to_state <> matter_case.state
    union all select 'revisionWithoutEvent', count(*) from matter_case
      join counted on counted.case_id = matter_case.id where counted.events <> matter_case.revision
    union all select 'entryWithoutRow', count(*) from matter_case
      left join catalog_entry on catalog_entry.id = matter_case.id
      where matter_case.type = 'catalogEntry' and catalog_entry.id is null
    union all select 'reviewWithoutClock', count(*) from matter_case
      left join running_duty on running_duty.case_id = matter_case.id and running_duty.ended_on is null
      where matter_case.type = 'catalogEntry' and matter_case.state = 'underReview' and running_duty.id is null
    union all select 'dutyWithoutEvent', abs(
      (select count(*) from unit_duty) - (select count(*) from event where step = 'unit.recordDuty'))
    union all select 'eventWithoutPosition', count(*) from event where position is null
    union all select 'gapInPositions', (select count(*) from event) - coalesce((select max(position) + 1 from event), 0)`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ part, found }) => [part, Number(found)]))
}
