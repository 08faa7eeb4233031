import type { Act } from '../acts/act-types.ts'
import { casesRecording, type RecordedCase } from '../acts/record-queries.ts'
import { Refusal } from '../base/refusal.ts'
import type { Tx } from '../db/open-database.ts'

/** The measures that stand against a re-user now. */
export async function restrictionsOf(tx: Tx, reuserId: string | null): Promise<RecordedCase[]> {
  if (!reuserId) return []
  return casesRecording(tx, { type: 'reuserViolation', states: ['limited', 'accessClosed'], holding: { reuserId } })
}

/** Refuses a re-user whose access to data was closed; a limit still lets it apply and use within the limit. */
export async function refuseRestricted(act: Act<unknown>, reuserId: string | null): Promise<void> {
  const closed = (await restrictionsOf(act.tx, reuserId)).find(one => one.state === 'accessClosed')
  if (closed) throw new Refusal('access_closed', { params: { number: closed.number } })
}
