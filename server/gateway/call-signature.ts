import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto'

/** How far the clock of a calling system may be from ours, either way. */
export const timestampWindowMs = 5 * 60_000

/** What a signature covers. `path` is the request target as sent, query string included. */
export type SignedParts = { method: string; path: string; timestamp: string; nonce: string; bodyDigest: string }

export const signatureHeaders = {
  key: 'x-gongshu-key',
  timestamp: 'x-gongshu-timestamp',
  nonce: 'x-gongshu-nonce',
  signature: 'x-gongshu-signature',
} as const

/** The headers that a calling system sends with its call. */
export function signCall(
  credentials: { appKey: string; appSecret: string },
  call: { method: string; path: string; body: string | Uint8Array; timestamp: number; nonce: string },
): Record<string, string> {
  const timestamp = String(call.timestamp)
  const parts = { ...call, timestamp, bodyDigest: hash('sha256', call.body) }
  return {
    [signatureHeaders.key]: credentials.appKey,
    [signatureHeaders.timestamp]: timestamp,
    [signatureHeaders.nonce]: call.nonce,
    [signatureHeaders.signature]: signatureOf(secretKey(credentials.appSecret), parts),
  }
}

/** True when the signature is the key's. Takes the same time wherever the two differ. */
export function isSignedBy(key: KeyObject, parts: SignedParts, signature: string): boolean {
  if (signature.length !== expected.length) return false
  expected.write(signatureOf(key, parts), 'latin1')
  presented.fill(0)
  presented.write(signature, 'latin1')
  return timingSafeEqual(expected, presented)
}

/** The secret in the form that signs fastest: imported once, not at each call. */
export function secretKey(appSecret: string): KeyObject {
  return createSecretKey(appSecret, 'hex')
}

// Reused by every comparison: nothing awaits between writing and comparing.
const expected = Buffer.alloc(64)
const presented = Buffer.alloc(64)

function signatureOf(key: KeyObject, parts: SignedParts): string {
  const text = `${parts.method}\n${parts.path}\n${parts.timestamp}\n${parts.nonce}\n${parts.bodyDigest}`
  return createHmac('sha256', key).update(text).digest('hex')
}
