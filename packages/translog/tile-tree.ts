import { emptyRoot, HASH_BYTES, nodeHash, splitOf, treeRoot } from './merkle.ts'
import { TILE_WIDTH, widthInTree } from './tile-paths.ts'

/** Gives the first `width` hashes of a tile, from disk or over HTTP. */
export type ReadTile = (level: number, index: number, width: number) => Promise<Uint8Array>

export type TileTree = {
  root(size: number): Promise<Uint8Array>
  inclusionProof(index: number, size: number): Promise<Uint8Array[]>
  /** The proof that the tree of size `from` is a prefix of the tree of size `to`. */
  consistencyProof(from: number, to: number): Promise<Uint8Array[]>
}

/** Computes roots and proofs of any tree up to `treeSize` from the tiles of that size, each read once. */
export function openTileTree(treeSize: number, readTile: ReadTile): TileTree {
  const tiles = new Map<string, Promise<Uint8Array>>()
  const tile = (level: number, index: number) => {
    const key = `${level}/${index}`
    const known = tiles.get(key)
    if (known) return known
    const read = readWholeTile({ level, index, width: widthInTree(treeSize, level, index) }, readTile)
    tiles.set(key, read)
    return read
  }
  const hashOf: RangeHash = (low, high) => hashOfRange(tile, low, high)
  return {
    async root(size) {
      checkSize(size, treeSize)
      return size === 0 ? emptyRoot() : hashOf(0, size)
    },
    async inclusionProof(index, size) {
      checkSize(size, treeSize)
      if (!(Number.isInteger(index) && index >= 0 && index < size)) throw new RangeError(`No entry ${index} in ${size}`)
      return Promise.all(inclusionRanges(index, size).map(([low, high]) => hashOf(low, high)))
    },
    async consistencyProof(from, to) {
      checkSize(to, treeSize)
      checkSize(from, to)
      if (from === 0 || from === to) return []
      return Promise.all(consistencyRanges(from, to).map(([low, high]) => hashOf(low, high)))
    },
  }
}

type RangeHash = (low: number, high: number) => Promise<Uint8Array>
type TileAt = (level: number, index: number) => Promise<Uint8Array>
type Range = [low: number, high: number]

async function readWholeTile(at: { level: number; index: number; width: number }, readTile: ReadTile) {
  const bytes = await readTile(at.level, at.index, at.width)
  if (bytes.length !== at.width * HASH_BYTES) {
    throw new Error(`Tile ${at.index} of level ${at.level} has ${bytes.length} bytes instead of ${at.width} hashes`)
  }
  return bytes
}

async function hashOfRange(tile: TileAt, low: number, high: number): Promise<Uint8Array> {
  const size = high - low
  const split = size === 1 ? 1 : splitOf(size)
  // The split of RFC 6962 leaves every full subtree aligned, so it stands whole in one tile.
  if (size === 1 || split * 2 === size) return hashOfSubtree(tile, low, size)
  const [left, right] = await Promise.all([hashOfRange(tile, low, low + split), hashOfRange(tile, low + split, high)])
  return nodeHash(left, right)
}

async function hashOfSubtree(tile: TileAt, low: number, size: number): Promise<Uint8Array> {
  let level = 0
  let leavesPerHash = 1
  while (leavesPerHash * TILE_WIDTH <= size) {
    level += 1
    leavesPerHash *= TILE_WIDTH
  }
  const first = low / leavesPerHash
  const bytes = await tile(level, Math.floor(first / TILE_WIDTH))
  const offset = first % TILE_WIDTH
  return treeRoot(hashesOf(bytes).slice(offset, offset + size / leavesPerHash))
}

/** Splits the bytes of a tile into its hashes. */
export function hashesOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.floor(bytes.length / HASH_BYTES) }, (_, i) =>
    bytes.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  )
}

/** The sibling ranges from the leaf up to the root (RFC 6962, 2.1.1). */
function inclusionRanges(index: number, size: number): Range[] {
  const siblings: Range[] = []
  let [low, high] = [0, size]
  while (high - low > 1) {
    const middle = low + splitOf(high - low)
    if (index < middle) {
      siblings.unshift([middle, high])
      high = middle
    } else {
      siblings.unshift([low, middle])
      low = middle
    }
  }
  return siblings
}

/** The ranges whose hashes rebuild both roots (RFC 6962, 2.1.2). */
function consistencyRanges(from: number, to: number): Range[] {
  const ranges: Range[] = []
  let [low, high] = [0, to]
  while (high !== from) {
    const middle = low + splitOf(high - low)
    if (from <= middle) {
      ranges.unshift([middle, high])
      high = middle
    } else {
      ranges.unshift([low, middle])
      low = middle
    }
  }
  // A whole prefix is the earlier root itself, which the verifier already holds.
  return low === 0 ? ranges : [[low, high], ...ranges]
}

function checkSize(size: number, limit: number): void {
  if (!Number.isSafeInteger(size) || size < 0 || size > limit)
    throw new RangeError(`Size ${size} is not within ${limit}`)
}
