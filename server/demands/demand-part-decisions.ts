import { casesRecording } from '../acts/record-queries.ts'
import type { Db, Tx } from '../db/open-database.ts'
import { type PartState, partsOf } from './demand-queries.ts'

/** The part of each provider that counts: a part that was opened anew takes the place of the earlier one. */
export async function latestParts(db: Db | Tx, demandId: string): Promise<PartState[]> {
  const latest = new Map((await partsOf(db, demandId)).map(part => [part.provider_id, part]))
  return [...latest.values()]
}

export type PartDecision = 'open' | 'approved' | 'deemedApproved' | 'rejected'

/**
 * What the providers have decided so far, in parts of the demand and in requests for data that was missing. A request
 * that was cancelled counts as rejected: its data does not come.
 */
export async function decisionsOn(tx: Tx, demandId: string): Promise<{ id: string; decision: PartDecision }[]> {
  const parts = await latestParts(tx, demandId)
  const requests = await casesRecording(tx, { type: 'dataRequest', holding: { demandId } })
  return [
    ...parts.map(({ id, state }) => ({ id, decision: state === 'forwarded' ? 'open' : (state as PartDecision) })),
    ...requests.map(({ id, state, content }) => ({ id, decision: requestDecision(state, content.reviewResult) })),
  ] as { id: string; decision: PartDecision }[]
}

function requestDecision(state: string, reviewResult: unknown): PartDecision {
  if (state === 'open') return 'open'
  return state === 'done' && reviewResult === 'agreed' ? 'approved' : 'rejected'
}
