import { createHash } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'

/**
 * SM2 signatures (GB/T 32918.2) over SM3, with the user id that GM/T 0009 gives everyone. The one place that knows the
 * library: its defaults leave out the digest of the signer and would let signatures be forged.
 */

/** GM/T 0009-2012, 10: the id of a signer where both sides have agreed on none. */
export const SM2_USER_ID = '1234567812345678'

export const SM2_PRIVATE_BYTES = 32
/** 0x04 and both coordinates: the uncompressed point. */
export const SM2_PUBLIC_BYTES = 65
/** r and s, 32 bytes each. */
export const SM2_SIGNATURE_BYTES = 64

const strict = { hash: true, der: false, userId: SM2_USER_ID } as const
const INTEGER_BYTES = SM2_SIGNATURE_BYTES / 2

export function newSm2PrivateKey(): Uint8Array {
  return Buffer.from(sm2.generateKeyPairHex().privateKey.padStart(SM2_PRIVATE_BYTES * 2, '0'), 'hex')
}

export function sm2PublicKey(privateKey: Uint8Array): Uint8Array {
  return Buffer.from(sm2.getPublicKeyFromPrivateKey(hexOf(privateKey, SM2_PRIVATE_BYTES)), 'hex')
}

/** The signature as r and s, 64 bytes. */
export function signSm2(privateKey: Uint8Array, message: Uint8Array): Uint8Array {
  const signature = sm2.doSignature(message, hexOf(privateKey, SM2_PRIVATE_BYTES), strict)
  return Buffer.from(signature.padStart(SM2_SIGNATURE_BYTES * 2, '0'), 'hex')
}

/** Whether the 64 bytes are the signature of the message by the 65-byte key. Whatever else is given is answered with no. */
export function verifySm2(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== SM2_PUBLIC_BYTES || publicKey[0] !== 4) return false
  if (signature.length !== SM2_SIGNATURE_BYTES) return false
  try {
    return sm2.doVerifySignature(
      message,
      Buffer.from(signature).toString('hex'),
      Buffer.from(publicKey).toString('hex'),
      strict,
    )
  } catch {
    // The library throws where a number is out of range or a point is not on the curve.
    return false
  }
}

export function sm3Hex(content: Uint8Array | string): string {
  return createHash('sm3').update(content).digest('hex')
}

/** The signature as other programs write it: a DER sequence of two integers. */
export function derOfSm2Signature(signature: Uint8Array): Uint8Array {
  if (signature.length !== SM2_SIGNATURE_BYTES) throw new Error(`an SM2 signature has ${SM2_SIGNATURE_BYTES} bytes`)
  const integers = [signature.subarray(0, INTEGER_BYTES), signature.subarray(INTEGER_BYTES)].map(derInteger)
  const body = Buffer.concat(integers)
  return Buffer.concat([Buffer.from([0x30, body.length]), body])
}

/** Reads what another program wrote; null unless it is the one DER form of two such integers, without a byte more. */
export function sm2SignatureOfDer(der: Uint8Array): Uint8Array | null {
  const first = integerAt(der, 2)
  const second = first && integerAt(der, first.end)
  if (!second || second.end !== der.length) return null
  const signature = Buffer.concat([first.value, second.value])
  // Only one way of writing counts: what is written again must be the same bytes.
  return Buffer.from(der).equals(derOfSm2Signature(signature)) ? signature : null
}

function integerAt(der: Uint8Array, at: number): { value: Uint8Array; end: number } | null {
  const length = der[at + 1] ?? 0
  const end = at + 2 + length
  if (der[at] !== 2 || length === 0 || end > der.length) return null
  const digits = Buffer.from(der.subarray(at + 2, end))
  const significant = digits[0] === 0 ? digits.subarray(1) : digits
  if (significant.length > INTEGER_BYTES) return null
  return { value: Buffer.concat([Buffer.alloc(INTEGER_BYTES - significant.length), significant]), end }
}

function derInteger(number: Uint8Array): Uint8Array {
  const start = number.findIndex(byte => byte !== 0)
  const digits = start < 0 ? Buffer.from([0]) : Buffer.from(number.subarray(start))
  const sign = (digits[0] ?? 0) & 0x80 ? [0] : []
  return Buffer.from([2, digits.length + sign.length, ...sign, ...digits])
}

function hexOf(bytes: Uint8Array, length: number): string {
  if (bytes.length !== length) throw new Error(`expected ${length} bytes of an SM2 key, got ${bytes.length}`)
  return Buffer.from(bytes).toString('hex')
}
