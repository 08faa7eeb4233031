// Like verify.ts this runs in a browser on plain http.
import { sha256 } from '@noble/hashes/sha2.js'
import canonicalize from 'canonicalize'
import { bytesOfHex, concatBytes, hexOf, textOf, utf8 } from './byte-text.ts'
import { ProofRefusal, type Refused, refusalAsValue } from './proof-reasons.ts'
import { type VerifiedProof, verifyProofFile } from './verify.ts'

export const EVENT_PROOF_FORMAT = 'gongshu-proof@v1'

const members = ['format', 'event', 'salt', 'proof']
const SALT = /^([0-9a-f]{2}){16,64}$/

type JsonObject = { [name: string]: unknown }
type EventProof = { event: JsonObject; salt: string; proof: string }

/** The log entry of an event: SHA-256 of salt and canonical JSON (RFC 8785), so the event can be erased and its proof stay. */
export function eventEntry(salt: Uint8Array, event: object): Uint8Array {
  const canonical = canonicalize(event)
  if (canonical === undefined) throw new Error('The event has no JSON form')
  return sha256(concatBytes([salt, utf8(canonical)]))
}

/** Writes the file a department takes home: the event, its salt and its proof. */
export function makeEventProof(file: { event: object; salt: Uint8Array; proof: string }): string {
  const event: unknown = JSON.parse(JSON.stringify(file.event))
  return canonicalFile({ format: EVENT_PROOF_FORMAT, event, salt: hexOf(file.salt), proof: file.proof })
}

/** The one spelling of a proof file; any other spelling of the same content is refused. */
export function canonicalFile(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

export type VerifiedEvent = VerifiedProof & { event: JsonObject }

/** Verifies an event's proof file offline. One changed byte anywhere in the file is refused. */
export function verifyEventProof(file: string | Uint8Array, vkey: string): VerifiedEvent | Refused {
  return refusalAsValue(() => {
    const { event, salt, proof } = parseEventProof(file)
    const result = verifyProofFile(proof, vkey, entryOf(salt, event))
    if (!result.ok) throw new ProofRefusal(result.reason, result.detail)
    // What no signature covers could be changed unseen, so a file that vouches for itself carries none of it.
    if (result.extra) throw new ProofRefusal('extra_unauthenticated', `${result.extra.length} bytes`)
    const { unknownSignatures } = result.checkpoint
    if (unknownSignatures > 0) throw new ProofRefusal('signature_unknown', `${unknownSignatures} lines`)
    return { ...result, event }
  })
}

function entryOf(salt: string, event: JsonObject): Uint8Array {
  try {
    return eventEntry(bytesOfHex(salt), event)
  } catch (error) {
    throw new ProofRefusal('member_invalid', `event: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function parseEventProof(content: string | Uint8Array): EventProof {
  const file = parseCanonicalFile(content)
  if (file.format !== EVENT_PROOF_FORMAT) throw new ProofRefusal('format_unknown', String(file.format))
  const unknown = Object.keys(file).find(name => !members.includes(name))
  if (unknown !== undefined) throw new ProofRefusal('member_unknown', unknown)
  const { event, salt, proof } = file
  if (!isJsonObject(event)) throw new ProofRefusal('member_invalid', 'event')
  if (typeof salt !== 'string' || !SALT.test(salt)) throw new ProofRefusal('member_invalid', 'salt')
  if (typeof proof !== 'string') throw new ProofRefusal('member_invalid', 'proof')
  return { event, salt, proof }
}

/** Reads a proof file of any format: an object in its one canonical spelling. */
export function parseCanonicalFile(content: string | Uint8Array): JsonObject {
  const text = typeof content === 'string' ? content : textOf(content)
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch (error) {
    throw new ProofRefusal('not_json', error instanceof Error ? error.message : String(error))
  }
  if (!isJsonObject(file)) throw new ProofRefusal('not_json', 'the file is not an object')
  if (canonicalFile(file) !== text)
    throw new ProofRefusal('not_canonical', 'JSON.stringify(file, null, 2) and a newline')
  return file
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
