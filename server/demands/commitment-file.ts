import { eventsOf } from '../acts/event-queries.ts'
import type { Platform } from '../acts/platform.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { findSignedDocument } from '../documents/signed-document-queries.ts'
import type { DemandRow } from './demand-queries.ts'

/**
 * Everything that proves a commitment, in one file: the text, both signatures, the sealed PDF, and the proof of the event
 * whose detail names the digests and both keys. Whoever has the log's key needs nothing else.
 */
export async function commitmentFile(platform: Platform, demand: DemandRow): Promise<string> {
  const submitted = await submissionOf(platform, demand)
  const document = await signedDocument(platform, submitted.detail)
  const proof: unknown = JSON.parse(await platform.sequencer.proofFile(submitted.id))
  const file = {
    format: (JSON.parse(demand.commitment) as { format: string }).format,
    commitment: demand.commitment,
    signatures: (demand.signatures as { list?: unknown }).list ?? [],
    ...(document ? { document: Buffer.from(document).toString('base64') } : {}),
    detail: submitted.detail,
    proof,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** The sealed PDF of the commitment that stands now; null where it was signed before there were any. */
export async function commitmentDocument(platform: Platform, demand: DemandRow): Promise<Uint8Array | null> {
  return signedDocument(platform, (await submissionOf(platform, demand)).detail)
}

async function signedDocument({ db }: Platform, detail: JsonObject): Promise<Uint8Array | null> {
  const { documentDigest } = detail
  return typeof documentDigest === 'string' ? findSignedDocument(db, documentDigest) : null
}

async function submissionOf({ db }: Platform, demand: DemandRow) {
  const events = await eventsOf(db, demand.id)
  const submitted = events.findLast(event => typeof event.detail.commitmentDigest === 'string')
  if (!submitted) throw new Refusal('unknown_thing', { field: 'commitment' })
  return submitted
}
