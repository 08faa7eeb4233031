import type { DurableFolder } from './durable-folder.ts'
import { formatBundle, parseBundle } from './entry-bundle.ts'
import { HASH_BYTES } from './merkle.ts'
import type { Tile } from './tile-edge.ts'
import { entriesPath, TILE_WIDTH, tilePath, widthInTree } from './tile-paths.ts'
import type { ReadTile } from './tile-tree.ts'

export function tileFile(tile: Tile) {
  return { path: tilePath(tile.level, tile.index, tile.width), bytes: tile.bytes }
}

export function bundleFile(index: number, entries: readonly Uint8Array[]) {
  return { path: entriesPath(index, entries.length), bytes: formatBundle(entries) }
}

/** Reads tiles from the folder; where the partial tile has gone, the full one holds the same hashes. */
export function tileReader(folder: DurableFolder): ReadTile {
  return async (level, index, width) => {
    const exact = await folder.read(tilePath(level, index, width))
    const bytes = exact ?? (await folder.read(tilePath(level, index, TILE_WIDTH)))
    if (bytes === null) throw new Error(`Tile missing: ${tilePath(level, index, width)}`)
    if (bytes.length % HASH_BYTES !== 0) throw new Error(`Tile torn: ${tilePath(level, index, width)}`)
    return bytes.subarray(0, width * HASH_BYTES)
  }
}

/** Reads the entries of a bundle as they are in a tree of the given size. */
export async function readBundle(folder: DurableFolder, index: number, treeSize: number): Promise<Uint8Array[]> {
  const width = widthInTree(treeSize, 0, index)
  const exact = await folder.read(entriesPath(index, width))
  const bytes = exact ?? (await folder.read(entriesPath(index, TILE_WIDTH)))
  if (bytes === null) throw new Error(`Entries missing: ${entriesPath(index, width)}`)
  const entries = parseBundle(bytes)
  if (entries === null || entries.length < width) throw new Error(`Entries torn: ${entriesPath(index, width)}`)
  return entries.slice(0, width)
}
