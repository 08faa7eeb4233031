import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import type { KeyStore } from './key-store.ts'
import { newSm2PrivateKey, signSm2, sm2PublicKey, verifySm2 } from './sm2.ts'

/**
 * Signs for a person, a unit or the log. The software signer keeps sealed keys; a certified device can take its place
 * behind the same contract. `sign` never hands out the key; the same holder always signs with the same key until it is
 * retired, and with the algorithm that `algorithm` names.
 */
export interface Signer {
  algorithm(holder: Holder): Algorithm
  /** 32 bytes of Ed25519; 65 bytes, the uncompressed point, of SM2. */
  publicKey(holder: Holder): Promise<Uint8Array>
  /** 64 bytes. */
  sign(holder: Holder, message: Uint8Array): Promise<Uint8Array>
}

export type Holder = { readonly kind: 'person' | 'unit' | 'log'; readonly id: string }

export const algorithms = ['ed25519', 'sm2'] as const
export type Algorithm = (typeof algorithms)[number]

// A unit's seal is under the law of commercial cryptography; the log is read by programs all over the world.
const algorithmOf: { readonly [K in Holder['kind']]: Algorithm } = { person: 'ed25519', unit: 'sm2', log: 'ed25519' }

export function softwareSigner(keys: KeyStore): Signer {
  const opened = new Map<string, Promise<SigningKey>>()
  const keyOf = (holder: Holder) => {
    const algorithm = algorithmOf[holder.kind]
    // The first keys were all of Ed25519 and their files bear no name of it.
    const name = `${holder.kind}-${holder.id}${algorithm === 'sm2' ? '-sm2' : ''}`
    const known = opened.get(name)
    if (known) return known
    const key = openKey[algorithm](keys, name)
    opened.set(name, key)
    return key
  }
  return {
    algorithm: holder => algorithmOf[holder.kind],
    publicKey: async holder => (await keyOf(holder)).publicKey,
    sign: async (holder, message) => (await keyOf(holder)).sign(message),
  }
}

/** Whether the 64 bytes are the signature of the message by this key; false for whatever is no key or no signature. */
export function verifySignature(
  by: { readonly algorithm: Algorithm; readonly publicKey: Uint8Array },
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const verifies = by.algorithm === 'sm2' ? verifySm2 : verifyEd25519
  return verifies(by.publicKey, message, signature)
}

/** Whether an Ed25519 signature over `message` is by the raw 32-byte public key. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }
  return verify(null, message, createPublicKey({ key: jwk, format: 'jwk' }), signature)
}

type SigningKey = { readonly publicKey: Uint8Array; sign(message: Uint8Array): Uint8Array }

const openKey: { readonly [A in Algorithm]: (keys: KeyStore, name: string) => Promise<SigningKey> } = {
  async ed25519(keys, name) {
    const bytes = await keys.keep(name, newPkcs8)
    const key = createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' })
    return { publicKey: rawPublicKey(key), sign: message => sign(null, message, key) }
  },
  async sm2(keys, name) {
    const key = await keys.keep(name, newSm2PrivateKey)
    return { publicKey: sm2PublicKey(key), sign: message => signSm2(key, message) }
  },
}

function newPkcs8(): Uint8Array {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' })
}

function rawPublicKey(key: KeyObject): Uint8Array {
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  if (!x) throw new Error('an Ed25519 key without a public part')
  return Buffer.from(x, 'base64url')
}
