import { createHash, randomBytes } from 'node:crypto'
import canonicalizeJson from 'canonicalize'
import type { Json, JsonObject } from '../base/json.ts'

// The package's types describe its CommonJS shape; under ESM the function itself is the export.
const canonicalize = canonicalizeJson as unknown as (value: unknown) => string | undefined

/** RFC 8785 canonical JSON. Throws for a value that JSON cannot carry. */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('a value without JSON form cannot be signed or logged')
  return text
}

export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * The leaf of an event: SHA-256(salt || canonical JSON). The log keeps the leaf for ever; salt and content can be
 * erased, after which nobody can tell what the leaf stood for.
 */
export function saltedLeaf(content: JsonObject): { canonical: string; salt: Uint8Array; leaf: Uint8Array } {
  const canonical = canonicalJson(content)
  const salt = randomBytes(16)
  const leaf = createHash('sha256').update(salt).update(canonical, 'utf8').digest()
  return { canonical, salt, leaf }
}
