import { decimalOf, fromBase64, toBase64 } from './byte-text.ts'
import { HASH_BYTES } from './merkle.ts'
import { ProofRefusal } from './proof-reasons.ts'
import { parseNote } from './signed-note.ts'

export type Checkpoint = { origin: string; size: number; root: Uint8Array; extensions: string[] }

/** The text a log signs: origin, size, root. */
export function formatCheckpointBody({ origin, size, root }: Omit<Checkpoint, 'extensions'>): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** Reads the body of a checkpoint, that is the text of the note without its signatures. */
export function parseCheckpointBody(text: string): Checkpoint {
  if (!text.endsWith('\n')) throw new ProofRefusal('checkpoint_malformed', 'the last line does not end')
  const lines = text.slice(0, -1).split('\n')
  const [origin, size, root, ...extensions] = lines
  if (origin === undefined || size === undefined || root === undefined || lines.includes('')) {
    throw new ProofRefusal('checkpoint_malformed', 'three or more lines are needed, none of them empty')
  }
  const hash = fromBase64(root, 'checkpoint_malformed')
  if (hash.length !== HASH_BYTES) throw new ProofRefusal('checkpoint_malformed', `a root of ${hash.length} bytes`)
  return { origin, size: decimalOf(size, 'checkpoint_malformed'), root: hash, extensions }
}

/** Reads a signed checkpoint without verifying it; only for a log reading back what it wrote itself. */
export function parseCheckpoint(note: string): Checkpoint {
  return parseCheckpointBody(parseNote(note).text)
}
