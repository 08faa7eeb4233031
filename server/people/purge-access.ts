import type { DailyWork } from '../acts/door.ts'
import { deleteExpiredAccess, deleteOldIdempotencyKeys } from './access-queries.ts'

const KEYS_KEPT_MS = 7 * 86_400_000

/** Deletes what nobody can use any more: expired sessions and tokens, and keys of requests long answered. */
export const purgeAccess: DailyWork = async ({ db, clocks }) => {
  const now = clocks.now()
  await deleteExpiredAccess(db, now)
  await deleteOldIdempotencyKeys(db, new Date(now.getTime() - KEYS_KEPT_MS))
}
