import { canonicalJson, sha256Hex } from '../acts/event.ts'
import type { JsonObject } from '../base/json.ts'
import { isSignedByBoth, type Signatories } from '../keys/signature.ts'
import type { DemandContent, SignedDemand } from './demand.ts'

export const COMMITMENT_FORMAT = 'gongshu-commitment@v2'
/** All signatures of Ed25519, no document. What bears it is verified for ever, and made no more. */
export const FIRST_COMMITMENT_FORMAT = 'gongshu-commitment@v1'

export type Committing = {
  readonly demandId: string
  readonly content: DemandContent
  readonly accountId: string
  readonly unit: { readonly id: string; readonly name: string; readonly uscc: string }
  readonly promises: readonly string[]
  readonly at: Date
}

/** The commitment of a demand as canonical JSON: what the person reads, and byte for byte what is signed. */
export function composeCommitment(committing: Committing): string {
  const { content } = committing
  return canonicalJson({
    format: COMMITMENT_FORMAT,
    demand: committing.demandId,
    unit: committing.unit,
    account: committing.accountId,
    scenario: content.scenario ?? '',
    entries: content.entries.map(entry => ({ entry: entry.entryId, items: entry.columns })),
    contentDigest: contentDigest(content),
    promises: committing.promises,
    signedAt: committing.at.toISOString(),
  })
}

export type CommitmentFault = 'commitment_unsigned' | 'commitment_mismatch'

/** What is wrong with a signed demand: not signed by both, or not about this content; null when it holds. */
export function commitmentFault(demand: SignedDemand, signers: Signatories): CommitmentFault | null {
  const text = demand.commitment
  if (!text) return 'commitment_unsigned'
  if (!isSignedByBoth(text, demand.signatures, signers)) return 'commitment_unsigned'
  const stated = JSON.parse(text) as { demand?: unknown; contentDigest?: unknown }
  const same = stated.demand === demand.id && stated.contentDigest === contentDigest(demand.content)
  return same ? null : 'commitment_mismatch'
}

export function contentDigest(content: DemandContent): string {
  return sha256Hex(canonicalJson(content as unknown as JsonObject))
}
