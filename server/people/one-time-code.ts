import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, steps of 30 seconds. */
const code = { algorithm: 'SHA1', digits: 6, period: 30 } as const

/** RFC 4226, 4: a key of 160 bits is recommended. */
export const FACTOR_KEY_BYTES = 20

// A phone's clock may be one step off in either direction.
const WINDOW = 1

/** The number of the step for which the code is right at this moment, one to each side allowed; null where it is for none. */
export function stepOfCode(key: Uint8Array, given: string, at: Date): number | null {
  if (!/^\d{6}$/.test(given)) return null
  const timestamp = at.getTime()
  const delta = TOTP.validate({ token: given, secret: secretOf(key), timestamp, window: WINDOW, ...code })
  return delta === null ? null : TOTP.counter({ timestamp, period: code.period }) + delta
}

/** The code that an authenticator shows at this moment. */
export function codeAt(key: Uint8Array, at: Date): string {
  return TOTP.generate({ secret: secretOf(key), timestamp: at.getTime(), ...code })
}

/** What the authenticator is to scan, and the same key in groups of four for whoever types it. */
export function enrolment(key: Uint8Array, { issuer, login }: { issuer: string; login: string }) {
  const secret = secretOf(key)
  const uri = new TOTP({ issuer, label: login, secret, ...code }).toString()
  return { uri, key: secret.base32.replace(/=+$/, '').replace(/.{4}(?=.)/g, '$& ') }
}

/** The key as a person types it, groups and all. */
export function keyOfText(text: string): Uint8Array {
  return Secret.fromBase32(text.replaceAll(' ', '')).bytes
}

// Without I, L, O and U: nothing that is misread or spells a word.
const RECOVERY_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RECOVERY_LENGTH = 16

/** A code of 80 random bits for the day on which the phone is lost. */
export function newRecoveryCode(): string {
  const letters = Array.from({ length: RECOVERY_LENGTH }, () => RECOVERY_LETTERS[randomInt(RECOVERY_LETTERS.length)])
  return letters.join('').replace(/.{4}(?=.)/g, '$&-')
}

/** A recovery code as it is kept and compared: without case and separators; null where it cannot be one. */
export function plainRecoveryCode(given: string): string | null {
  const plain = given.toUpperCase().replace(/[\s-]/g, '')
  return plain.length === RECOVERY_LENGTH ? plain : null
}

function secretOf(key: Uint8Array): Secret {
  return new Secret({ buffer: Uint8Array.from(key).buffer })
}
