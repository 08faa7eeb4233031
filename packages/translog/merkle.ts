import { sha256 } from '@noble/hashes/sha2.js'
import { hexOf, sameBytes } from './byte-text.ts'
import { ProofRefusal } from './proof-reasons.ts'

export const HASH_BYTES = 32

/** The RFC 6962 hash of one log entry: the prefix 0x00 keeps a leaf from ever passing as a node. */
export function leafHash(entry: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + entry.length)
  input.set(entry, 1)
  return sha256(input)
}

/** The RFC 6962 hash of two neighbouring subtrees. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + left.length + right.length)
  input[0] = 1
  input.set(left, 1)
  input.set(right, 1 + left.length)
  return sha256(input)
}

export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array())
}

/** The root over leaf hashes (or over equally high subtrees, the last of which may be lower). */
export function treeRoot(hashes: readonly Uint8Array[]): Uint8Array {
  const [first] = hashes
  if (first === undefined) return emptyRoot()
  if (hashes.length === 1) return first
  const split = splitOf(hashes.length)
  return nodeHash(treeRoot(hashes.slice(0, split)), treeRoot(hashes.slice(split)))
}

/** The largest power of two below a size of at least 2. */
export function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

export type InclusionCheck = {
  index: number
  size: number
  leaf: Uint8Array
  path: readonly Uint8Array[]
  root: Uint8Array
}

/** Throws a ProofRefusal unless the leaf stands at the index of the tree (RFC 9162, 2.1.3.2). */
export function checkInclusion({ index, size, leaf, path, root }: InclusionCheck): void {
  if (!isSize(index) || !isSize(size) || index >= size) {
    throw new ProofRefusal('index_beyond_size', `index ${index}, size ${size}`)
  }
  checkHashes([leaf, root, ...path])
  let at = index
  let last = size - 1
  let hash = leaf
  for (const sibling of path) {
    if (last === 0) throw new ProofRefusal('path_too_long', `${path.length} hashes`)
    if (isOdd(at) || at === last) {
      hash = nodeHash(sibling, hash)
      // A right edge without a sibling rises unhashed to the level where it is a right child.
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[at, last] = [half(at), half(last)]
  }
  if (last !== 0) throw new ProofRefusal('path_too_short', `${path.length} hashes`)
  checkRoot(hash, root)
}

export type ConsistencyCheck = {
  from: number
  to: number
  fromRoot: Uint8Array
  toRoot: Uint8Array
  path: readonly Uint8Array[]
}

/** Throws a ProofRefusal unless the tree of the first size is a prefix of the second (RFC 9162, 2.1.4.2). */
export function checkConsistency({ from, to, fromRoot, toRoot, path }: ConsistencyCheck): void {
  if (!isSize(from) || !isSize(to) || from > to) throw new ProofRefusal('sizes_reversed', `from ${from}, to ${to}`)
  checkHashes([fromRoot, toRoot, ...path])
  if (from === 0 || from === to) {
    if (path.length > 0) throw new ProofRefusal('path_too_long', `${path.length} hashes where none belongs`)
    checkRoot(from === to ? toRoot : emptyRoot(), fromRoot)
    return
  }
  const hashes = isPowerOfTwo(from) ? [fromRoot, ...path] : path
  const [first, ...rest] = hashes
  if (first === undefined || path.length === 0) throw new ProofRefusal('path_too_short', 'no hashes')
  const roots = foldConsistency({ from, to, first, rest })
  checkRoot(roots.from, fromRoot)
  checkRoot(roots.to, toRoot)
}

type ConsistencyFold = { from: number; to: number; first: Uint8Array; rest: readonly Uint8Array[] }

function foldConsistency({ from, to, first, rest }: ConsistencyFold): { from: Uint8Array; to: Uint8Array } {
  let at = from - 1
  let last = to - 1
  while (isOdd(at)) [at, last] = [half(at), half(last)]
  let fromHash = first
  let toHash = first
  for (const hash of rest) {
    if (last === 0) throw new ProofRefusal('path_too_long', `${rest.length + 1} hashes`)
    if (isOdd(at) || at === last) {
      fromHash = nodeHash(hash, fromHash)
      toHash = nodeHash(hash, toHash)
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      toHash = nodeHash(toHash, hash)
    }
    ;[at, last] = [half(at), half(last)]
  }
  if (last !== 0) throw new ProofRefusal('path_too_short', `${rest.length + 1} hashes`)
  return { from: fromHash, to: toHash }
}

function checkRoot(computed: Uint8Array, stated: Uint8Array): void {
  if (sameBytes(computed, stated)) return
  throw new ProofRefusal('root_mismatch', `computed ${hexOf(computed)}, stated ${hexOf(stated)}`)
}

function checkHashes(hashes: readonly Uint8Array[]): void {
  const wrong = hashes.find(hash => hash.length !== HASH_BYTES)
  if (wrong) throw new ProofRefusal('proof_malformed', `a hash of ${wrong.length} bytes`)
}

// Arithmetic instead of bit operators: these end at 2^31, sizes go to 2^53.
function half(n: number): number {
  return Math.floor(n / 2)
}

function isOdd(n: number): boolean {
  return n % 2 === 1
}

function isSize(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0
}

function isPowerOfTwo(n: number): boolean {
  return n === 1 || splitOf(n) * 2 === n
}
