import { concatBytes } from './byte-text.ts'

export const MAX_ENTRY_BYTES = 65_535

/** Writes entries one after another, each after its length in two bytes. */
export function formatBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concatBytes(entries.flatMap(entry => [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry]))
}

/** Reads a bundle; gives null when it is torn, that is when the last entry is not whole. */
export function parseBundle(bytes: Uint8Array): Uint8Array[] | null {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    const high = bytes[at]
    const low = bytes[at + 1]
    if (high === undefined || low === undefined) return null
    const end = at + 2 + high * 256 + low
    if (end > bytes.length) return null
    entries.push(bytes.slice(at + 2, end))
    at = end
  }
  return entries
}
