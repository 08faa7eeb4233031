import { casesWithMissedOutcome } from '../duties/running-duty-queries.ts'
import { settleDue } from './act.ts'
import type { Door } from './door.ts'

const PAGE = 1000

/**
 * Makes visible what is already due: at start, each midnight, each move of a rehearsal clock. Each case is settled in
 * its own transaction, so one that fails holds up no other; it is reported and tried again at the next sweep.
 */
export async function sweep(door: Door): Promise<{ applied: number; failed: number }> {
  let applied = 0
  let failed = await doDailyWork(door)
  for await (const caseId of missedOutcomes(door)) {
    try {
      applied += await settleDue(door, caseId)
    } catch (error) {
      failed++
      door.log.error('an outcome that is due could not be applied', { caseId, cause: String(error) })
    }
  }
  return { applied, failed }
}

// Page by page: what stays due because it is left to people does not keep the sweep from the cases behind it.
async function* missedOutcomes({ db, clocks }: Door): AsyncGenerator<string> {
  const today = clocks.today()
  let after: string | null = null
  for (;;) {
    const page: string[] = await casesWithMissedOutcome(db, { today, after, limit: PAGE })
    yield* page
    after = page.at(-1) ?? null
    if (page.length < PAGE) return
  }
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
