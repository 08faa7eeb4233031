import Type, { type Static } from 'typebox'
import { type Algorithm, algorithms, type Signer, verifySignature } from './signer.ts'

/** A signature under a text, as it is stored and handed out: key and signature in hexadecimal digits. */
export const Signature = Type.Object(
  {
    kind: Type.Enum(['person', 'unit']),
    holder: Type.String(),
    algorithm: Type.Enum([...algorithms]),
    /** 32 bytes of Ed25519, 65 of SM2. */
    publicKey: Type.String({ pattern: '^([0-9a-f]{64}|04[0-9a-f]{128})$' }),
    signature: Type.String({ pattern: '^[0-9a-f]{128}$' }),
  },
  { additionalProperties: false },
)

export type Signature = Static<typeof Signature>

/** The person who signs and the unit for which that person acts. */
export type Signatories = { readonly accountId: string; readonly unitId: string }

/** Signs with the person's key and the unit's. The caller has made sure of the person just before. */
export async function signForBoth(signer: Signer, text: string, signatories: Signatories): Promise<Signature[]> {
  const message = Buffer.from(text, 'utf8')
  return Promise.all(
    holdersOf(signatories).map(async holder => ({
      kind: holder.kind,
      holder: holder.id,
      algorithm: signer.algorithm(holder),
      publicKey: Buffer.from(await signer.publicKey(holder)).toString('hex'),
      signature: Buffer.from(await signer.sign(holder, message)).toString('hex'),
    })),
  )
}

/** Whether the text bears the signature of the person and that of the unit. */
export function isSignedByBoth(text: string, signatures: readonly Signature[], signatories: Signatories): boolean {
  return holdersOf(signatories).every(({ kind, id }) =>
    signatures.some(one => one.kind === kind && one.holder === id && isSignatureOf(one, text)),
  )
}

/** Whether the digits are a signature of the text by the key beside them. */
export function isSignatureOf(
  { algorithm, publicKey, signature }: { algorithm: Algorithm; publicKey: string; signature: string },
  text: string,
): boolean {
  const key = Buffer.from(publicKey, 'hex')
  return verifySignature({ algorithm, publicKey: key }, Buffer.from(text, 'utf8'), Buffer.from(signature, 'hex'))
}

function holdersOf({ accountId, unitId }: Signatories) {
  return [
    { kind: 'person', id: accountId },
    { kind: 'unit', id: unitId },
  ] as const
}
