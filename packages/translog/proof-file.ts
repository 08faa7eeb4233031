import { decimalOf, fromBase64, toBase64 } from './byte-text.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { checkInclusion, HASH_BYTES, leafHash } from './merkle.ts'
import { ProofRefusal } from './proof-reasons.ts'

const HEADER = 'c2sp.org/tlog-proof@v1'
// A path is never longer than the height of a tree of 2^53 leaves.
const MAX_PATH = 53

export type ProofParts = { index: number; path: readonly Uint8Array[]; checkpoint: string; extra?: Uint8Array }

/**
 * Writes the offline proof of one entry (tlog-proof@v1).
 * When the entry is given, the proof is first checked, so that a false one never leaves the house.
 */
export function makeProofFile({ entry, ...parts }: ProofParts & { entry?: Uint8Array }): string {
  const { index, path, checkpoint, extra } = parts
  if (entry) checkInclusion({ index, path, leaf: leafHash(entry), ...parseCheckpoint(checkpoint) })
  const extraLines = extra ? [`extra ${toBase64(extra)}`] : []
  return [HEADER, ...extraLines, `index ${index}`, ...path.map(toBase64), '', checkpoint].join('\n')
}

/** Reads a proof file by the letter of the format, verifying nothing. */
export function parseProofFile(text: string): ProofParts {
  const end = text.indexOf('\n\n')
  if (end < 0) throw new ProofRefusal('proof_malformed', 'no empty line before the checkpoint')
  const lines = text.slice(0, end).split('\n')
  if (lines.shift() !== HEADER) throw new ProofRefusal('proof_malformed', `the first line is not ${HEADER}`)
  const extra = lines[0]?.startsWith('extra ') ? lines.shift() : undefined
  const index = lines.shift()
  if (!index?.startsWith('index ')) throw new ProofRefusal('proof_malformed', 'no index line')
  if (lines.length > MAX_PATH) throw new ProofRefusal('path_too_long', `${lines.length} hashes`)
  return {
    index: decimalOf(index.slice('index '.length), 'proof_malformed'),
    path: lines.map(parseHashLine),
    checkpoint: text.slice(end + 2),
    ...(extra === undefined ? {} : { extra: fromBase64(extra.slice('extra '.length), 'proof_malformed') }),
  }
}

function parseHashLine(line: string): Uint8Array {
  const hash = fromBase64(line, 'proof_malformed')
  if (hash.length !== HASH_BYTES) throw new ProofRefusal('proof_malformed', `a hash of ${hash.length} bytes`)
  return hash
}
