import { createHmac } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * What stands for a person where a unit has its credit code: made from the number of an identity document with a key
 * that never leaves this installation. The same person gets the same one; nobody can compute the number from it, nor
 * try all numbers without the key.
 */
export function personIdentifier(
  key: Uint8Array,
  document: { readonly kind: string; readonly number: string },
): string {
  const number = document.number.replace(/\s/g, '').toUpperCase()
  const digest = createHmac('sha256', key).update(`${document.kind}:${number}`).digest()
  return `P-${[...digest.subarray(0, 16)].map(byte => ALPHABET[byte & 31]).join('')}`
}

export function isPersonIdentifier(text: string): boolean {
  return /^P-[0-9A-HJKMNP-TV-Z]{16}$/.test(text)
}

/** Whether a resident identity number has a real length and its right check character (GB 11643). */
export function isResidentNumber(number: string): boolean {
  const text = number.toUpperCase()
  if (!/^\d{17}[\dX]$/.test(text)) return false
  const sum = [...text.slice(0, 17)].reduce((total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11), 0)
  return text.at(17) === '10X98765432'[sum % 11]
}
