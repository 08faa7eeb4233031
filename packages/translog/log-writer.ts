import { resolve } from 'node:path'
import { hexOf, sameBytes, textOf, utf8 } from './byte-text.ts'
import { type Checkpoint, formatCheckpointBody, parseCheckpoint } from './checkpoint.ts'
import { type DurableFolder, type FileToWrite, openDurableFolder } from './durable-folder.ts'
import { recoverTail, STATE_PATH, type Tail } from './edge-recovery.ts'
import { MAX_ENTRY_BYTES } from './entry-bundle.ts'
import { leafHash } from './merkle.ts'
import { type NoteSigner, signNote } from './signed-note.ts'
import { copyOfEdge, edgeRoot, partialTiles, pushLeaf, type Tile } from './tile-edge.ts'
import { bundleFile, readBundle, tileFile, tileReader } from './tile-files.ts'
import { entriesPath, TILE_WIDTH, tilePath } from './tile-paths.ts'
import { openTileTree } from './tile-tree.ts'
import { verifyCheckpoint } from './verify.ts'

// Bounds the memory and the open files of one batch: 32 bundles and as many tiles.
const BATCH = 32 * TILE_WIDTH

export type TileLogOptions = {
  dir: string
  origin: string
  /** Its name must be the origin. */
  signer: NoteSigner
  /** When given, every checkpoint is verified with it before it is published, and the old one at the opening. */
  vkey?: string
}

export type TreeHead = { size: number; root: Uint8Array }

/**
 * An append-only log in a folder that a plain file server can serve as C2SP tlog-tiles: `checkpoint` and `tile/`.
 *
 * Durability: an append returns after entries, tiles and the noted size are on disk. Killed at any point, the log
 * opens at a size it had reached; appending the same entries from any position up to `size` again is safe.
 * Ordering: calls that write run one after another. Reads may run beside them and see the size at their start.
 * One process writes to a folder at a time; the caller sees to that.
 * Trust: whoever can change the folder can stop the log, but cannot make `publish` contradict a published checkpoint
 * they left in place, nor sign.
 */
export type TileLog = {
  readonly size: number
  /** Why the folder was found damaged and the log starts from zero, else null. */
  readonly damage: string | null
  appendAll(entries: readonly Uint8Array[]): Promise<TreeHead>
  /** Appends from a position up to `size`; entries already there are compared, and a difference is an error. */
  appendFrom(position: number, entries: readonly Uint8Array[]): Promise<TreeHead>
  /** Signs and publishes the present size; gives the checkpoint. Nothing new gives the checkpoint there is. */
  publish(): Promise<string>
  inclusionProof(index: number, size: number): Promise<Uint8Array[]>
  consistencyProof(from: number, to: number): Promise<Uint8Array[]>
  rootAt(size: number): Promise<Uint8Array>
  readEntry(index: number): Promise<Uint8Array>
  latestCheckpoint(): string | null
  /** Reads every entry, recomputes every hash and compares each tile on disk; throws at the first difference. */
  replay(): Promise<TreeHead>
  /** Forgets the size, not the checkpoint, so that the caller can write all tiles again. */
  startOver(): Promise<void>
}

type State = { folder: DurableFolder; options: TileLogOptions; tail: Tail; checkpoint: string | null }

/** Opens or creates a log; refuses a folder whose tiles contradict its published checkpoint. */
export async function openTileLog(options: TileLogOptions): Promise<TileLog> {
  const { origin, signer, vkey } = options
  if (signer.name !== origin) throw new Error(`The signer ${signer.name} does not sign for the log ${origin}`)
  const folder = await openDurableFolder(resolve(options.dir), '.writer/drafts')
  const { tail, damage } = await recoverTail(folder, origin)
  const checkpointBytes = await folder.read('checkpoint')
  const state: State = { folder, options, tail, checkpoint: checkpointBytes && textOf(checkpointBytes) }
  if (state.checkpoint !== null) {
    if (vkey !== undefined) checkSigned(state.checkpoint, vkey)
    const published = parseCheckpoint(state.checkpoint)
    if (published.origin !== origin) throw new Error(`The checkpoint is of ${published.origin}, not of ${origin}`)
    if (published.size <= tail.edge.size) await checkGrownFrom(published, state)
  }
  const inTurn = queue()
  const tree = () => openTileTree(state.tail.edge.size, tileReader(folder))
  return {
    get size() {
      return state.tail.edge.size
    },
    damage,
    appendAll: entries => inTurn(() => append(state, state.tail.edge.size, entries)),
    appendFrom: (position, entries) => inTurn(() => append(state, position, entries)),
    publish: () => inTurn(() => publish(state)),
    inclusionProof: (index, size) => tree().inclusionProof(index, size),
    consistencyProof: (from, to) => tree().consistencyProof(from, to),
    rootAt: size => tree().root(size),
    readEntry: index => readEntry(state, index),
    latestCheckpoint: () => state.checkpoint,
    replay: () => inTurn(() => replay(state)),
    startOver: () => inTurn(() => startOver(state)),
  }
}

async function append(state: State, position: number, entries: readonly Uint8Array[]): Promise<TreeHead> {
  const { size } = state.tail.edge
  if (!Number.isInteger(position) || position < 0 || position > size) {
    throw new RangeError(`Entries from position ${position} do not join a log of ${size}`)
  }
  const tooLong = entries.findIndex(entry => entry.length > MAX_ENTRY_BYTES)
  if (tooLong >= 0) throw new RangeError(`Entry ${position + tooLong} is longer than ${MAX_ENTRY_BYTES} bytes`)
  const fresh = entries.slice(size - position)
  await compareWithDisk(state, position, entries.slice(0, size - position))
  for (let at = 0; at < fresh.length; at += BATCH) await appendBatch(state, fresh.slice(at, at + BATCH))
  return headOf(state)
}

async function compareWithDisk(state: State, position: number, entries: readonly Uint8Array[]): Promise<void> {
  let bundle: Uint8Array[] = []
  for (const [i, entry] of entries.entries()) {
    const index = position + i
    if (i === 0 || index % TILE_WIDTH === 0) bundle = await bundleOf(state, index)
    const written = bundle[index % TILE_WIDTH]
    if (!written || !sameBytes(written, entry))
      throw new Error(`Entry ${index} differs from what the log already holds`)
  }
}

async function appendBatch(state: State, fresh: readonly Uint8Array[]): Promise<void> {
  const edge = copyOfEdge(state.tail.edge)
  let entries = [...state.tail.entries]
  const full: Tile[] = []
  const files: FileToWrite[] = []
  for (const entry of fresh) {
    entries.push(new Uint8Array(entry))
    full.push(...pushLeaf(edge, leafHash(entry)))
    if (entries.length < TILE_WIDTH) continue
    files.push(bundleFile(edge.size / TILE_WIDTH - 1, entries))
    entries = []
  }
  if (entries.length > 0) files.push(bundleFile(Math.floor(edge.size / TILE_WIDTH), entries))
  files.push(...full.map(tileFile), ...partialTiles(edge).map(tileFile))
  await state.folder.write(files)
  // Only now: a kill before this line leaves tiles beyond the noted size, which the next append writes again.
  await writeState(state, { size: edge.size, root: edgeRoot(edge) })
  state.tail = { edge, entries }
  await dropPartials(state.folder, full)
}

/** A full tile holds what its partial ones held; the format allows to delete them. */
async function dropPartials(folder: DurableFolder, full: readonly Tile[]): Promise<void> {
  const tiles = full.map(tile => `${tilePath(tile.level, tile.index, TILE_WIDTH)}.p`)
  const bundles = full.filter(tile => tile.level === 0).map(tile => `${entriesPath(tile.index, TILE_WIDTH)}.p`)
  await Promise.all([...tiles, ...bundles].map(path => folder.remove(path)))
}

async function publish(state: State): Promise<string> {
  const { origin, signer, vkey } = state.options
  const head = headOf(state)
  if (state.checkpoint !== null) {
    const published = parseCheckpoint(state.checkpoint)
    await checkGrownFrom(published, state)
    if (published.size === head.size) return state.checkpoint
  }
  const note = await signNote(formatCheckpointBody({ origin, ...head }), signer)
  if (vkey !== undefined) checkSigned(note, vkey)
  await state.folder.write([{ path: 'checkpoint', bytes: utf8(note) }])
  state.checkpoint = note
  return note
}

/** A log never signs what contradicts what it signed before. */
async function checkGrownFrom(published: Checkpoint, state: State): Promise<void> {
  const { size } = state.tail.edge
  if (published.size > size) {
    throw new LogContradiction(`The published checkpoint has size ${published.size}, the log only ${size}`)
  }
  const root = await openTileTree(size, tileReader(state.folder)).root(published.size)
  if (sameBytes(root, published.root)) return
  const roots = `published ${hexOf(published.root)}, the tiles of the log (size ${size}) give ${hexOf(root)}`
  throw new LogContradiction(`The roots at size ${published.size} differ: ${roots}`)
}

/** The log on disk contradicts its own published checkpoint: restored from a backup, or changed. */
export class LogContradiction extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'LogContradiction'
  }
}

function checkSigned(note: string, vkey: string): void {
  const result = verifyCheckpoint(note, vkey)
  if (!result.ok) throw new Error(`The checkpoint does not verify with ${vkey}: ${result.reason}, ${result.detail}`)
}

async function readEntry(state: State, index: number): Promise<Uint8Array> {
  const { size } = state.tail.edge
  if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError(`No entry ${index} in ${size}`)
  const entry = (await bundleOf(state, index))[index % TILE_WIDTH]
  if (!entry) throw new Error(`Entry ${index} is missing from its bundle`)
  return entry
}

function bundleOf(state: State, index: number): Promise<Uint8Array[]> {
  return readBundle(state.folder, Math.floor(index / TILE_WIDTH), state.tail.edge.size)
}

async function replay(state: State): Promise<TreeHead> {
  const { size } = state.tail.edge
  const edge = { size: 0, levels: [] as Uint8Array[][] }
  const readTile = tileReader(state.folder)
  const compare = async (tile: Tile) => {
    if (sameBytes(await readTile(tile.level, tile.index, tile.width), tile.bytes)) return
    throw new Error(`Tile ${tilePath(tile.level, tile.index, tile.width)} is not what the entries give`)
  }
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    for (const entry of await readBundle(state.folder, index, size)) {
      for (const tile of pushLeaf(edge, leafHash(entry))) await compare(tile)
    }
  }
  for (const tile of partialTiles(edge)) await compare(tile)
  const head = { size: edge.size, root: edgeRoot(edge) }
  if (!sameBytes(head.root, headOf(state).root))
    throw new Error(`The replayed root ${hexOf(head.root)} is not the log's`)
  return head
}

async function startOver(state: State): Promise<void> {
  const tail = { edge: { size: 0, levels: [] }, entries: [] }
  await writeState(state, { size: 0, root: edgeRoot(tail.edge) })
  state.tail = tail
}

function writeState(state: State, head: TreeHead): Promise<void> {
  const body = formatCheckpointBody({ origin: state.options.origin, ...head })
  return state.folder.write([{ path: STATE_PATH, bytes: utf8(body) }])
}

function headOf(state: State): TreeHead {
  return { size: state.tail.edge.size, root: edgeRoot(state.tail.edge) }
}

/** Runs jobs one after another; a failed one does not stop the next. */
function queue(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return job => {
    const next = last.then(job, job)
    last = next.catch(() => undefined)
    return next
  }
}
