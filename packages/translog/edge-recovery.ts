import { hexOf, sameBytes, textOf } from './byte-text.ts'
import { type Checkpoint, parseCheckpointBody } from './checkpoint.ts'
import type { DurableFolder } from './durable-folder.ts'
import { leafHash, treeRoot } from './merkle.ts'
import { type Edge, edgeRoot } from './tile-edge.ts'
import { readBundle, tileReader } from './tile-files.ts'
import { TILE_WIDTH, widthInTree } from './tile-paths.ts'
import { hashesOf, type ReadTile } from './tile-tree.ts'

export type Tail = { edge: Edge; entries: Uint8Array[] }

export type Recovered = {
  tail: Tail
  /** Why the log starts again from its first entry, or null when the folder is whole at its right edge. */
  damage: string | null
}

/** Where the writer notes the size it has reached; written after the tiles, outside what is served. */
export const STATE_PATH = '.writer/state'

/**
 * Reads the right edge back and checks it against the noted size and root.
 * A folder that does not check starts from zero: the caller holds every entry and writes the same tiles again.
 */
export async function recoverTail(folder: DurableFolder, origin: string): Promise<Recovered> {
  const fresh = { edge: { size: 0, levels: [] }, entries: [] }
  const bytes = await folder.read(STATE_PATH)
  if (bytes === null) return { tail: fresh, damage: null }
  const state = readState(bytes)
  if (typeof state === 'string') return { tail: fresh, damage: state }
  if (state.origin !== origin) throw new Error(`The folder holds the log ${state.origin}, not ${origin}`)
  try {
    return { tail: await readTail(folder, state), damage: null }
  } catch (error) {
    return { tail: fresh, damage: error instanceof Error ? error.message : String(error) }
  }
}

function readState(bytes: Uint8Array): Checkpoint | string {
  try {
    return parseCheckpointBody(textOf(bytes))
  } catch (error) {
    return `${STATE_PATH}: ${error instanceof Error ? error.message : String(error)}`
  }
}

async function readTail(folder: DurableFolder, state: Checkpoint): Promise<Tail> {
  const readTile = tileReader(folder)
  const edge = await readEdge(readTile, state.size)
  const root = edgeRoot(edge)
  if (!sameBytes(root, state.root)) throw new Error(`Root of the tiles ${hexOf(root)}, noted ${hexOf(state.root)}`)
  if (state.size === 0) return { edge, entries: [] }
  const last = Math.floor((state.size - 1) / TILE_WIDTH)
  const entries = await readBundle(folder, last, state.size)
  const tile = hashesOf(await readTile(0, last, entries.length))
  const wrong = entries.findIndex((entry, i) => !sameBytes(leafHash(entry), tile[i] ?? new Uint8Array()))
  if (wrong >= 0) throw new Error(`Entry ${last * TILE_WIDTH + wrong} and its tile differ`)
  if (entries.length < TILE_WIDTH) return { edge, entries }
  const above = edge.levels[1]?.at(-1)
  if (above && !sameBytes(above, treeRoot(tile))) throw new Error(`Tile ${last} and the level above differ`)
  return { edge, entries: [] }
}

async function readEdge(readTile: ReadTile, size: number): Promise<Edge> {
  const levels: Uint8Array[][] = []
  for (let level = 0; TILE_WIDTH ** level <= size; level += 1) {
    const index = Math.floor(size / TILE_WIDTH ** (level + 1))
    const width = widthInTree(size, level, index)
    const hashes = width === 0 ? [] : hashesOf(await readTile(level, index, width))
    if (hashes.length !== width)
      throw new Error(`Tile ${index} of level ${level} is ${hashes.length} wide, not ${width}`)
    levels.push(hashes)
  }
  return { size, levels }
}
