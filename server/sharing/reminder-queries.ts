import type { Day } from '@gongshu/deadlines'
import { sha256Hex } from '../acts/event.ts'
import type { Db } from '../db/open-database.ts'

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
  /** The same for reminders that are one and the same, so that each is written once however often the sweep runs. */
  readonly once: string
  /** The duty that asks for the reminder; an internal one has none. */
  readonly duty?: string
}

/** Reminders change nothing; those that no duty asks for cite none. */
export async function insertReminders(db: Db, reminders: readonly Reminder[]): Promise<void> {
  if (!reminders.length) return
  const values = reminders.map(one => ({
    id: idOf(one.once),
    unit_id: one.unitId,
    role: null,
    account_id: null,
    kind: one.kind,
    params: JSON.stringify({ title: one.title, number: one.number, day: one.lastDay }),
    case_id: one.caseId,
    duty: one.duty ?? null,
    sent_on: one.on,
    created_at: one.now,
    read_at: null,
  }))
  await db
    .insertInto('notice')
    .values(values)
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
}

function idOf(once: string): string {
  const digest = sha256Hex(once)
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-')
}
