import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import type { KeyStore } from './key-store.ts'

/**
 * Signs for a person, a unit or the log. The software signer keeps sealed Ed25519 keys; a certified device can take its
 * place behind the same contract. `sign` never hands out the key; the same holder always signs with the same key until
 * it is retired.
 */
export interface Signer {
  publicKey(holder: Holder): Promise<Uint8Array>
  sign(holder: Holder, message: Uint8Array): Promise<Uint8Array>
}

export type Holder = { readonly kind: 'person' | 'unit' | 'log'; readonly id: string }

export function softwareSigner(keys: KeyStore): Signer {
  const opened = new Map<string, Promise<KeyObject>>()
  const keyOf = (holder: Holder) => {
    const name = `${holder.kind}-${holder.id}`
    const known = opened.get(name)
    if (known) return known
    const key = keys.keep(name, newPrivateKey).then(fromPkcs8)
    opened.set(name, key)
    return key
  }
  return {
    publicKey: async holder => rawPublicKey(await keyOf(holder)),
    sign: async (holder, message) => sign(null, message, await keyOf(holder)),
  }
}

/** Whether an Ed25519 signature over `message` is by the raw 32-byte public key. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }
  return verify(null, message, createPublicKey({ key: jwk, format: 'jwk' }), signature)
}

function newPrivateKey(): Uint8Array {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' })
}

function fromPkcs8(bytes: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' })
}

function rawPublicKey(key: KeyObject): Uint8Array {
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  if (!x) throw new Error('an Ed25519 key without a public part')
  return Buffer.from(x, 'base64url')
}
