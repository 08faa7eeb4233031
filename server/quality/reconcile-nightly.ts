import type { Platform } from '../acts/platform.ts'
import { reconcileEntry, type SourceOfEntry } from './reconcile.ts'
import { entriesToReconcile } from './reconciliation-queries.ts'

/**
 * Reconciles every entry once a day, one after another. What was not reached before a stop stands in the database as not
 * reconciled, so the next run goes on with it. One that cannot be read is told in the log and tried again next time.
 */
export async function reconcileDue(
  platform: Platform,
  { sourceOf, signal }: { readonly sourceOf?: SourceOfEntry; readonly signal?: AbortSignal } = {},
): Promise<void> {
  for (const entryId of await entriesToReconcile(platform.db, platform.clocks.today())) {
    if (signal?.aborted) break
    try {
      await reconcileEntry(platform, entryId, { nightly: true, ...(sourceOf ? { sourceOf } : {}) })
    } catch (error) {
      platform.log.error('an entry could not be reconciled', { entryId, cause: String(error) })
    }
  }
}
