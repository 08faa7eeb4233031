import { addDays, addMonths, type Day } from '@gongshu/deadlines'
import { absenceOf } from '@gongshu/regulations'
import { system } from '../acts/act-types.ts'
import type { Door } from '../acts/door.ts'
import { performStep } from '../acts/perform-step.ts'
import { inTransaction } from '../db/open-database.ts'
import { type CollectedEntry, entriesToWatch } from './freshness-queries.ts'

const nextUpdate: { readonly [frequency: string]: (from: Day) => Day } = {
  realtime: from => addDays(from, 1),
  daily: from => addDays(from, 1),
  weekly: from => addDays(from, 7),
  monthly: from => addMonths(from, 1),
  quarterly: from => addMonths(from, 3),
  yearly: from => addMonths(from, 12),
}

/** The day until which data of this frequency is fresh; null where its entry promises no rhythm. */
export function freshUntil({ frequency, loaded_on }: Pick<CollectedEntry, 'frequency' | 'loaded_on'>): Day | null {
  return nextUpdate[frequency]?.(loaded_on) ?? null
}

/** Opens an issue for each entry whose data is older than its own update frequency allows, once until it is settled. */
export async function reportStaleData(door: Door): Promise<void> {
  if (absenceOf(door.lawOf(null).jurisdiction, 'dataIssue.report')) return
  const today = door.clocks.today()
  const stale = (await entriesToWatch(door.db)).filter(entry => (freshUntil(entry) ?? today) < today)
  for (const { entry_id } of stale) {
    await inTransaction(door.db, tx =>
      performStep(door, tx, {
        step: 'dataIssue.report',
        actor: system,
        input: { entryId: entry_id, issueType: 'timeliness' },
      }),
    )
  }
  if (stale.length) door.onCommit()
}
