import type { Day } from '@gongshu/deadlines'
import type { Db } from '../db/open-database.ts'
import { noticeOnce } from '../notices/notice-once-queries.ts'

export type RunningPart = {
  id: string
  number: string
  title: string
  unit_id: string | null
  started_on: Day
  due_on: Day
}

/** Parts that wait for a decision under a running limit. */
export async function partsUnderLimit(db: Db, today: Day): Promise<RunningPart[]> {
  return db
    .selectFrom('running_duty')
    .innerJoin('matter_case', 'matter_case.id', 'running_duty.case_id')
    .select(['matter_case.id', 'number', 'title', 'matter_case.unit_id', 'started_on', 'due_on'])
    .where('running_duty.case_type', '=', 'demandPart')
    .where('matter_case.state', '=', 'forwarded')
    .where('ended_on', 'is', null)
    .where('started_on', '<', today)
    .where('due_on', '>=', today)
    .orderBy('due_on')
    .limit(5000)
    .execute()
}

export type IdleService = { id: string; number: string; title: string; consumer_id: string; last_used_on: Day | null }
export type WatchedService = IdleService & { duty: string; started_on: Day }

/** Running services whose period without use is counted, by the duty that counts it. */
export async function servicesWatched(db: Db): Promise<WatchedService[]> {
  return db
    .selectFrom('running_duty')
    .innerJoin('matter_case', 'matter_case.id', 'running_duty.case_id')
    .innerJoin('sharing_service', 'sharing_service.id', 'running_duty.case_id')
    .select([
      'matter_case.id',
      'number',
      'title',
      'sharing_service.consumer_id',
      'sharing_service.last_used_on',
      'running_duty.duty',
      'running_duty.started_on',
    ])
    .where('matter_case.state', '=', 'active')
    .where('ended_on', 'is', null)
    .orderBy('running_duty.started_on')
    .limit(20_000)
    .execute()
}

export type Reminder = {
  readonly kind: string
  readonly caseId: string
  readonly unitId: string | null
  readonly title: string
  readonly number: string
  readonly lastDay: Day
  readonly on: Day
  readonly now: Date
  readonly once: string
  readonly duty?: string
}

/** Reminders of a case change nothing; those that no duty asks for cite none. A case of no unit has nobody to remind. */
export async function insertReminders(db: Db, reminders: readonly Reminder[]): Promise<void> {
  const notices = reminders.flatMap(({ unitId, title, number, lastDay, ...one }) =>
    unitId ? [{ ...one, to: { unitId }, params: { title, number, day: lastDay } }] : [],
  )
  await noticeOnce(db, notices)
}
