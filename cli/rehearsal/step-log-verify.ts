import {
  hexOf,
  openTileTree,
  TILE_WIDTH,
  tilePath,
  treeRoot,
  verifyCheckpoint,
  verifyEventProof,
  widthInTree,
} from '@gongshu/translog'
import { lastEvent, readCase } from './case-page.ts'
import { mustEqual } from './expect.ts'
import { provenEvent, publicLog, publicText } from './proven-event.ts'
import { type Facts, left, type Stage } from './rehearsal-stage.ts'
import { verifyOffline } from './verify-offline.ts'

/** An event's proof holds outside the platform, no changed byte passes, and the whole log leads to its signed root. */
export async function logVerifyStep(stage: Stage): Promise<Facts> {
  await stage.server.settle()
  const entries = Object.values(left(stage, 'entries'))
  const entry = stage.seeded('proven entry').pick(entries)
  const page = await readCase(entry.provider.user, entry.id)
  const { file } = await provenEvent(stage, lastEvent(page).id)
  stage.cite(lastEvent(page).duties)
  const { vkey } = await publicLog(stage)
  const verdict = await verifyOffline(stage, file, vkey)
  mustEqual(verdict.ok, true, 'the offline check of the exported proof')
  const flips = refuseEveryFlip(file, vkey)
  const offline = await refuseFlipsOffline(stage, file, vkey)
  return { event: lastEvent(page).step, bytes: file.length, flips, offline, ...(await replayLog(stage, vkey)) }
}

// One bit of every byte, which bit is drawn by its place.
function refuseEveryFlip(file: string, vkey: string): number {
  const bytes = Buffer.from(file)
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
    mustEqual(verifyEventProof(changed, vkey).ok, false, `the proof with byte ${at} flipped`)
  }
  return bytes.length
}

async function refuseFlipsOffline(stage: Stage, file: string, vkey: string): Promise<number[]> {
  const chance = stage.seeded('flips')
  const places = Array.from({ length: 3 }, () => chance.below(Buffer.byteLength(file)))
  for (const at of places) {
    const bytes = Buffer.from(file)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8))
    const verdict = await verifyOffline(stage, bytes, vkey)
    mustEqual(verdict.ok, false, `the offline check with byte ${at} flipped`)
  }
  return places
}

async function replayLog(stage: Stage, vkey: string): Promise<Facts> {
  const checkpoint = verifyCheckpoint(await publicText(stage, '/checkpoint'), vkey)
  if (!checkpoint.ok) throw new Error(`the published checkpoint is refused: ${checkpoint.reason}`)
  const { size } = checkpoint
  const signed = hexOf(checkpoint.root)
  const replayed = await stage.server.platform.sequencer.tiles.replay()
  mustEqual([replayed.size, hexOf(replayed.root)], [size, signed], 'the log replayed from its own files')
  const tree = openTileTree(size, (level, index, width) => fetchTile(stage, { level, index, width }))
  mustEqual(hexOf(await tree.root(size)), signed, 'the root from the tiles that anyone can read')
  const leaves: Uint8Array[] = []
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    const tile = await fetchTile(stage, { level: 0, index, width: widthInTree(size, 0, index) })
    for (let at = 0; at < tile.length; at += 32) leaves.push(tile.subarray(at, at + 32))
  }
  mustEqual([leaves.length, hexOf(treeRoot(leaves))], [size, signed], 'the root from every single leaf')
  return { size, root: signed }
}

async function fetchTile(stage: Stage, at: { level: number; index: number; width: number }): Promise<Uint8Array> {
  const path = tilePath(at.level, at.index, at.width)
  const response = await fetch(`${stage.server.url}/${path}`)
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
