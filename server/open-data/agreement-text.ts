import { canonicalJson } from '../acts/event.ts'
import type { JsonObject } from '../base/json.ts'
import type { CaseRow } from '../db/schema-core.ts'
import { verifyEd25519 } from '../keys/signer.ts'

export const AGREEMENT_FORMAT = 'gongshu-use-agreement@v1'

const termNames = [
  'requestId',
  'agreedScenario',
  'agreedReporting',
  'agreedSafeguards',
  'reportEvery',
  'deliverBy',
  'validUntil',
] as const

/** The agreement as canonical JSON: what both sides read, and byte for byte what both sign. */
export function agreementText(
  found: Pick<CaseRow, 'id' | 'number' | 'title' | 'unit_id' | 'party_id'>,
  record: JsonObject,
) {
  const terms = Object.fromEntries(termNames.map(name => [name, String(record[name] ?? '')]))
  return canonicalJson({
    format: AGREEMENT_FORMAT,
    agreement: found.id,
    number: found.number,
    set: found.title,
    provider: found.unit_id,
    applicant: found.party_id,
    terms,
  })
}

export type AgreementSignature = { kind: 'person' | 'unit'; holder: string; publicKey: string; signature: string }

/** Whether the text bears the signature of a person and that of the unit for which the person acts. */
export function isSignedBy(
  text: string,
  signatures: readonly AgreementSignature[],
  { accountId, unitId }: { accountId: string; unitId: string },
): boolean {
  const message = Buffer.from(text, 'utf8')
  const wanted = { person: accountId, unit: unitId }
  return (['person', 'unit'] as const).every(kind =>
    signatures.some(
      one =>
        one.kind === kind &&
        one.holder === wanted[kind] &&
        verifyEd25519(Buffer.from(one.publicKey, 'hex'), message, Buffer.from(one.signature, 'hex')),
    ),
  )
}
