// Runs in Node and in any browser, also on plain http where crypto.subtle is missing: Uint8Array and pure JavaScript only.
import { type Checkpoint, parseCheckpointBody } from './checkpoint.ts'
import { checkConsistency, checkInclusion, leafHash } from './merkle.ts'
import { parseProofFile } from './proof-file.ts'
import { ProofRefusal, type Refused, refusalAsValue } from './proof-reasons.ts'
import { openNote, parseNote, parseVkey } from './signed-note.ts'

export { bytesOfHex, fromBase64, hexOf, toBase64 } from './byte-text.ts'
export { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
export { checkConsistency, checkInclusion, emptyRoot, leafHash, nodeHash, treeRoot } from './merkle.ts'
export { type ProofParts, parseProofFile } from './proof-file.ts'
export { type ProofReason, ProofRefusal, type Refused, reasonTexts, refusalAsValue } from './proof-reasons.ts'
export { keyIdOf, openNote, parseNote, parseVkey, type Vkey } from './signed-note.ts'

export type VerifiedCheckpoint = Checkpoint & {
  ok: true
  /** Signature lines of other keys, which were ignored. */
  unknownSignatures: number
}

/** Verifies a signed checkpoint; its origin must be the name of the key. */
export function verifyCheckpoint(note: string, vkey: string): VerifiedCheckpoint | Refused {
  return refusalAsValue(() => openCheckpoint(note, vkey))
}

export type VerifiedProof = {
  ok: true
  index: number
  leaf: Uint8Array
  checkpoint: VerifiedCheckpoint
  /** Extra data of the proof file; no signature protects it. */
  extra?: Uint8Array
}

/** Verifies that the entry stands in the log at the index the proof names, with nothing but the log's public key. */
export function verifyProofFile(text: string, vkey: string, entry: Uint8Array): VerifiedProof | Refused {
  return refusalAsValue(() => {
    const { index, path, checkpoint: note, extra } = parseProofFile(text)
    const leaf = leafHash(entry)
    // The cheap check first: a changed entry is refused without any curve arithmetic.
    checkInclusion({ index, path, leaf, ...parseCheckpointBody(parseNote(note).text) })
    const checkpoint = openCheckpoint(note, vkey)
    return { ok: true, index, leaf, checkpoint, ...(extra === undefined ? {} : { extra }) }
  })
}

export type GrowthClaim = { earlier: string; later: string; path: readonly Uint8Array[]; vkey: string }
export type VerifiedGrowth = { ok: true; earlier: VerifiedCheckpoint; later: VerifiedCheckpoint }

/** Verifies that a log only grew between two of its signed checkpoints. */
export function verifyGrowth({ earlier, later, path, vkey }: GrowthClaim): VerifiedGrowth | Refused {
  return refusalAsValue(() => {
    const from = openCheckpoint(earlier, vkey)
    const to = openCheckpoint(later, vkey)
    checkConsistency({ from: from.size, to: to.size, fromRoot: from.root, toRoot: to.root, path })
    return { ok: true, earlier: from, later: to }
  })
}

function openCheckpoint(note: string, vkey: string): VerifiedCheckpoint {
  const key = parseVkey(vkey)
  const { text, unknown } = openNote(note, [key])
  const checkpoint = parseCheckpointBody(text)
  if (checkpoint.origin !== key.name) {
    throw new ProofRefusal('origin_mismatch', `checkpoint of ${checkpoint.origin}, key of ${key.name}`)
  }
  return { ok: true, ...checkpoint, unknownSignatures: unknown.length }
}
