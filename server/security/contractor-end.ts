import { system } from '../acts/act-types.ts'
import { lockCase } from '../acts/case-queries.ts'
import type { Door } from '../acts/door.ts'
import { performStep } from '../acts/perform-step.ts'
import { inTransaction, type Tx } from '../db/open-database.ts'
import { agreementsPast } from './contractor-queries.ts'

/** Ends each agreement on the day after its last: with it ends the access of the contractor's persons. */
export async function endPastAgreements(door: Door): Promise<void> {
  for (const caseId of await agreementsPast(door.db, door.clocks.today())) {
    if (await inTransaction(door.db, tx => endAgreement(door, tx, caseId))) door.onCommit()
  }
}

// Locked before it is looked at: two sweeps at once end an agreement once.
async function endAgreement(door: Door, tx: Tx, caseId: string): Promise<boolean> {
  if ((await lockCase(tx, caseId))?.state !== 'active') return false
  const input = { reason: '协议期限届满' }
  await performStep(door, tx, { step: 'contractor.end', caseId, actor: system, input })
  return true
}
