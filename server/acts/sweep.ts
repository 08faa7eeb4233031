import { casesWithMissedOutcome } from '../duties/running-duty-queries.ts'
import { settleDue } from './act.ts'
import type { Door } from './door.ts'

/**
 * Makes visible what is already due: at start, each midnight, each move of a rehearsal clock. Each case is settled in
 * its own transaction, so one that fails holds up no other; it is reported and tried again at the next sweep.
 */
export async function sweep(door: Door): Promise<{ applied: number; failed: number }> {
  let applied = 0
  let failed = await doDailyWork(door)
  for (const caseId of await casesWithMissedOutcome(door.db, door.clocks.today())) {
    try {
      applied += await settleDue(door, caseId)
    } catch (error) {
      failed++
      door.log.error('an outcome that is due could not be applied', { caseId, cause: String(error) })
    }
  }
  return { applied, failed }
}

async function doDailyWork(door: Door): Promise<number> {
  let failed = 0
  for (const work of door.dailyWork ?? []) {
    try {
      await work(door)
    } catch (error) {
      failed++
      door.log.error('the work of a day could not be done', { work: work.name, cause: String(error) })
    }
  }
  return failed
}
