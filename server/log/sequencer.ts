import { join } from 'node:path'
import { formatVkey, keyIdOf, makeEventProof, makeProofFile, openTileLog, type TileLog } from '@gongshu/translog'
import type { Log } from '../base/logging.ts'
import { Refusal } from '../base/refusal.ts'
import { type Db, inTransaction } from '../db/open-database.ts'
import type { Holder, Signer } from '../keys/signer.ts'
import { assignPositions, eventForProof, leavesFrom, noteRoot, takeFence } from './log-queries.ts'

export type LogHead = { readonly size: number; readonly root: string; readonly checkpoint: string | null }

/**
 * Brings committed events into the tree. The table is the truth: positions are assigned in one fenced transaction,
 * tiles and checkpoint follow and can be written again from the table after a kill at any point. One process at a time.
 */
export type Sequencer = {
  readonly dir: string
  readonly origin: string
  readonly vkey: string
  /** Something was committed: sequence it soon. Never throws and never waits. */
  wake(): void
  /** Sequences all that is committed and publishes; returns the head that covers it. */
  flush(): Promise<LogHead>
  head(): Promise<LogHead>
  /** The offline proof file of one event. Refused while the event is unknown. */
  proofFile(eventId: string): Promise<string>
  stop(): Promise<void>
  readonly tiles: TileLog
}

export type SequencerParts = {
  readonly db: Db
  readonly dataDir: string
  readonly origin: string
  readonly signer: Signer
  readonly log: Log
}

const HOLDER: Holder = { kind: 'log', id: 'log' }
const BATCH = 1000

export async function openSequencer(parts: SequencerParts): Promise<Sequencer> {
  const { db, origin, signer } = parts
  const dir = join(parts.dataDir, 'log')
  const publicKey = await signer.publicKey(HOLDER)
  const sign = (text: Uint8Array) => signer.sign(HOLDER, text)
  const note = { name: origin, keyId: keyIdOf(origin, publicKey), sign }
  const vkey = formatVkey(origin, publicKey)
  const tiles = await openTileLog({ dir, origin, signer: note, vkey })
  if (tiles.damage) parts.log.warn('log tiles are rebuilt from the table', { damage: tiles.damage })
  const { size, fence } = await inTransaction(db, takeFence)
  refuseOlderTable(tiles, size)
  await rebuildTiles(db, tiles)

  let running: Promise<void> = Promise.resolve()
  const sequence = batchesOf(db, tiles, fence)
  let queued = false
  let stopped = false
  const run = async () => {
    queued = false
    await sequence()
  }
  // Runs follow one another; a wake during a run queues exactly one more.
  const next = () => {
    queued = true
    running = running.then(run, run)
    return running
  }
  const head = async (): Promise<LogHead> => ({
    size: tiles.size,
    root: Buffer.from(await tiles.rootAt(tiles.size)).toString('base64'),
    checkpoint: tiles.latestCheckpoint(),
  })
  return {
    dir,
    origin,
    vkey,
    tiles,
    wake() {
      if (queued || stopped) return
      next().catch(error => parts.log.error('events could not be sequenced', { cause: String(error) }))
    },
    async flush() {
      await next()
      return head()
    },
    head,
    async proofFile(eventId) {
      if (await isUnpublished(db, tiles, eventId)) await next()
      return proofFile(db, tiles, eventId)
    },
    async stop() {
      stopped = true
      await running.catch(() => {})
    },
  }
}

function batchesOf(db: Db, tiles: TileLog, fence: number): () => Promise<void> {
  let behind = false
  return async () => {
    // Tiles that could not be written, for want of space say, are behind the table and catch up first.
    if (behind) await rebuildTiles(db, tiles)
    behind = true
    while ((await sequenceBatch(db, tiles, fence)) === BATCH) {}
    behind = false
  }
}

async function sequenceBatch(db: Db, tiles: TileLog, fence: number): Promise<number> {
  const leaves = await inTransaction(db, tx => assignPositions(tx, fence, BATCH))
  if (!leaves) throw new Error('another process has taken over the log: this one must stop writing')
  // Committed before the tiles are written: a kill here leaves positions without tiles, which the next start rebuilds.
  const first = leaves[0]
  if (first) {
    const { root } = await tiles.appendFrom(
      first.position,
      leaves.map(leaf => leaf.leaf),
    )
    await inTransaction(db, tx => noteRoot(tx, Buffer.from(root).toString('base64')))
  }
  await tiles.publish()
  return leaves.length
}

async function rebuildTiles(db: Db, tiles: TileLog): Promise<void> {
  for (;;) {
    const leaves = await leavesFrom(db, tiles.size, BATCH)
    if (!leaves.length) return
    await tiles.appendFrom(tiles.size, leaves)
  }
}

// A restored backup: going on would sign a second history beside the published one.
function refuseOlderTable(tiles: TileLog, tableSize: number): void {
  const published = checkpointSize(tiles.latestCheckpoint())
  if (published <= tableSize && tiles.size <= tableSize) return
  throw new Error(
    `the published log has ${Math.max(published, tiles.size)} entries but the database holds ${tableSize}: ` +
      'the database is older than the log (a restored backup?). Restore the newer database, or begin a new log with ' +
      'a new origin by moving the log folder away.',
  )
}

function checkpointSize(checkpoint: string | null): number {
  return Number(checkpoint?.split('\n')[1] ?? 0)
}

// A position alone is not enough: between its commit and the next checkpoint no proof can be made.
async function isUnpublished(db: Db, tiles: TileLog, eventId: string): Promise<boolean> {
  const event = await eventForProof(db, eventId)
  if (!event) return false
  return event.position === null || event.position >= checkpointSize(tiles.latestCheckpoint())
}

async function proofFile(db: Db, tiles: TileLog, eventId: string): Promise<string> {
  const event = await eventForProof(db, eventId)
  const checkpoint = tiles.latestCheckpoint()
  if (!event || event.position === null || !checkpoint) throw new Refusal('unknown_thing', { field: 'eventId' })
  const path = await tiles.inclusionProof(event.position, checkpointSize(checkpoint))
  const proof = makeProofFile({ index: event.position, path, checkpoint })
  return makeEventProof({ event: JSON.parse(event.canonical), salt: event.salt, proof })
}
