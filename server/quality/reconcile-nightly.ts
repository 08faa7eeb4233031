import type { Platform } from '../acts/platform.ts'
import { inTurn } from '../base/in-turn.ts'
import { reconcileEntry, type SourceOfEntry } from './reconcile-entry.ts'
import { entriesToReconcile } from './reconciliation-queries.ts'

type Due = { readonly sourceOf?: SourceOfEntry; readonly signal?: AbortSignal }

/**
 * Reconciles every entry once a day, one after another. What was not reached before a stop stands in the database as not
 * reconciled, so the next run goes on with it. One that cannot be read is told in the log and tried again next time.
 */
export async function reconcileDue(platform: Platform, { sourceOf, signal }: Due = {}): Promise<void> {
  for (const entryId of await entriesToReconcile(platform.db, platform.clocks.today())) {
    if (signal?.aborted) return
    try {
      await reconcileEntry(platform, entryId, { nightly: true, ...(sourceOf ? { sourceOf } : {}) })
    } catch (error) {
      platform.log.error('an entry could not be reconciled', { entryId, cause: String(error) })
    }
  }
}

const LOOK_EVERY_MS = 60_000

/** Reconciles by the day of the platform, which in a rehearsal moves on request. Stopping waits for the entry at hand. */
export function openReconciler(platform: Platform, sourceOf: SourceOfEntry): { stop(): Promise<void> } {
  const resting = new AbortController()
  const reconciling = inTurn(() => reconcileDue(platform, { sourceOf, signal: resting.signal }))
  const timer = setInterval(reconciling.wake, LOOK_EVERY_MS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      resting.abort()
      await reconciling.idle()
    },
  }
}
