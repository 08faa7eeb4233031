import { concatBytes } from './byte-text.ts'
import { emptyRoot, treeRoot } from './merkle.ts'
import { TILE_WIDTH } from './tile-paths.ts'

/** The right edge of a tree: per level the hashes of its partial tile. All a log needs in memory to grow. */
export type Edge = { size: number; levels: Uint8Array[][] }

export type Tile = { level: number; index: number; width: number; bytes: Uint8Array }

/** Adds one leaf hash; gives the tiles that became full by it. */
export function pushLeaf(edge: Edge, leaf: Uint8Array): Tile[] {
  const full: Tile[] = []
  edge.size += 1
  let rising = leaf
  for (let level = 0; ; level += 1) {
    const hashes = edge.levels[level] ?? []
    edge.levels[level] = hashes
    hashes.push(rising)
    if (hashes.length < TILE_WIDTH) return full
    const index = edge.size / TILE_WIDTH ** (level + 1) - 1
    full.push({ level, index, width: TILE_WIDTH, bytes: concatBytes(hashes) })
    rising = treeRoot(hashes)
    edge.levels[level] = []
  }
}

/** The partial tiles of the edge. */
export function partialTiles(edge: Edge): Tile[] {
  return edge.levels.flatMap((hashes, level) => {
    if (hashes.length === 0) return []
    const index = Math.floor(edge.size / TILE_WIDTH ** (level + 1))
    return [{ level, index, width: hashes.length, bytes: concatBytes(hashes) }]
  })
}

/** The root of the whole tree. */
export function edgeRoot(edge: Edge): Uint8Array {
  let root: Uint8Array | undefined
  // From the lowest level up: what lies to the right is always the lower, and therefore last, subtree.
  for (const hashes of edge.levels) {
    if (hashes.length > 0) root = treeRoot(root ? [...hashes, root] : hashes)
  }
  return root ?? emptyRoot()
}

export function copyOfEdge(edge: Edge): Edge {
  return { size: edge.size, levels: edge.levels.map(hashes => [...hashes]) }
}
