import type { Act, Actions } from '../acts/act-types.ts'
import { recordActions } from '../acts/record.ts'
import { findRecord, saveRecord } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { knownRecords, markGone, putRecords } from './foreign-queries.ts'
import type { ForeignRecord } from './foreign-reading.ts'
import { compareRun, type ForeignRun } from './foreign-run.ts'
import { foreignSourceLifecycle, type ImportInput } from './foreign-source.ts'

/** A run in which more of the known sets vanish than this share is taken for a broken listing unless somebody says so. */
const MOST_VANISHING = 0.5

export const foreignSourceActions: Actions = {
  ...recordActions(foreignSourceLifecycle, {}),
  'foreignSource.import': importListing,
}

async function importListing(act: Act<ImportInput>) {
  const { id } = act.existing()
  const { mapping, fileName, failed, unread, seen, allowRemoval } = act.input
  const records = act.input.records as unknown as ForeignRecord[]
  const known = await knownRecords(act.tx, id)
  const run = compareRun(known, records)
  const present = known.filter(row => !row.gone).length
  if (!allowRemoval && run.removed.length > present * MOST_VANISHING)
    throw new Refusal('listing_vanished', { field: 'allowRemoval', params: { removed: run.removed.length, present } })
  await putRecords(act.tx, { sourceId: id, records: [...run.added, ...run.changed], on: act.effectiveOn })
  await markGone(act.tx, { sourceId: id, ids: run.removed, on: act.effectiveOn })
  const counts = countsOf(run, { seen, failed: failed.length })
  const before = await findRecord(act.tx, id)
  await saveRecord(act.tx, id, { ...before, mapping, lastRun: { on: act.effectiveOn, fileName, ...counts } })
  const detail = { fileName, ...counts, failedRows: failed.slice(0, 200), unread: unread.slice(0, 200) }
  return { to: 'inUse', detail: detail as unknown as JsonObject }
}

/** Every set that was seen or known is counted once: the parts add up to `seen`, or the run is wrong. */
function countsOf(run: ForeignRun, { seen, failed }: { seen: number; failed: number }) {
  const counts = {
    seen: seen + run.removed.length,
    added: run.added.length,
    changed: run.changed.length,
    same: run.same,
    removed: run.removed.length,
    failed,
  }
  const sum = counts.added + counts.changed + counts.same + counts.removed + counts.failed
  if (sum !== counts.seen) throw new Error(`the run does not balance: ${JSON.stringify(counts)}`)
  return counts
}
