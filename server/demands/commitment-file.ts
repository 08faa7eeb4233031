import { eventsOf } from '../acts/event-queries.ts'
import type { Platform } from '../acts/platform.ts'
import { Refusal } from '../base/refusal.ts'
import { COMMITMENT_FORMAT } from './commitment.ts'
import type { DemandRow } from './demand-queries.ts'

/**
 * Everything that proves a commitment, in one file: the text, both signatures, and the proof of the event whose detail
 * names the text's digest and both keys. Whoever has the log's key needs nothing else.
 */
export async function commitmentFile(platform: Platform, demand: DemandRow): Promise<string> {
  const events = await eventsOf(platform.db, demand.id)
  const submitted = events.findLast(event => event.to_state === 'submitted')
  if (!submitted) throw new Refusal('unknown_thing', { field: 'commitment' })
  const proof: unknown = JSON.parse(await platform.sequencer.proofFile(submitted.id))
  const file = {
    format: COMMITMENT_FORMAT,
    commitment: demand.commitment,
    signatures: (demand.signatures as { list?: unknown }).list ?? [],
    detail: submitted.detail,
    proof,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}
