import { isDeepStrictEqual } from 'node:util'

/** Throws a sentence that says what was found where the rehearsal expected otherwise. */
export function must(holds: unknown, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence)
}

/** Throws unless the two are alike in every part. */
export function mustEqual(found: unknown, wanted: unknown, what: string): void {
  if (isDeepStrictEqual(found, wanted)) return
  throw new Error(`${what}: found ${short(found)}, expected ${short(wanted)}`)
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 400 ? `${text.slice(0, 400)}…` : text
}
