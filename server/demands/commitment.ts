import { canonicalJson, sha256Hex } from '../acts/event.ts'
import type { JsonObject } from '../base/json.ts'
import { type Signer, verifyEd25519 } from '../keys/signer.ts'
import type { DemandContent, SignedDemand } from './demand.ts'

export const COMMITMENT_FORMAT = 'gongshu-commitment@v1'

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

/** Signs with the person's key and the unit's. The caller has checked the person's password just before. */
export async function signCommitment(
  signer: Signer,
  text: string,
  holders: { accountId: string; unitId: string },
): Promise<SignedDemand['signatures']> {
  const message = Buffer.from(text, 'utf8')
  const wanted = [
    { kind: 'person', id: holders.accountId },
    { kind: 'unit', id: holders.unitId },
  ] as const
  return Promise.all(
    wanted.map(async holder => ({
      kind: holder.kind,
      holder: holder.id,
      publicKey: Buffer.from(await signer.publicKey(holder)).toString('hex'),
      signature: Buffer.from(await signer.sign(holder, message)).toString('hex'),
    })),
  )
}

export type CommitmentFault = 'commitment_unsigned' | 'commitment_mismatch'

/** What is wrong with a signed demand: not signed by both, or not about this content; null when it holds. */
export function commitmentFault(
  demand: SignedDemand,
  signers: { accountId: string; unitId: string },
): CommitmentFault | null {
  const text = demand.commitment
  if (!text) return 'commitment_unsigned'
  const message = Buffer.from(text, 'utf8')
  const signedBy = (kind: 'person' | 'unit', holder: string) =>
    demand.signatures.some(
      one =>
        one.kind === kind &&
        one.holder === holder &&
        verifyEd25519(Buffer.from(one.publicKey, 'hex'), message, Buffer.from(one.signature, 'hex')),
    )
  if (!signedBy('person', signers.accountId) || !signedBy('unit', signers.unitId)) return 'commitment_unsigned'
  const stated = JSON.parse(text) as { demand?: unknown; contentDigest?: unknown }
  const same = stated.demand === demand.id && stated.contentDigest === contentDigest(demand.content)
  return same ? null : 'commitment_mismatch'
}

export function contentDigest(content: DemandContent): string {
  return sha256Hex(canonicalJson(content as unknown as JsonObject))
}
