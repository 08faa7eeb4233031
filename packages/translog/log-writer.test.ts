import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { hexOf, utf8 } from './byte-text.ts'
import { openTileLog } from './log-writer.ts'
import { leafHash, treeRoot } from './merkle.ts'
import { makeProofFile } from './proof-file.ts'
import { signNote } from './signed-note.ts'
import { buildLog, entriesUpTo, entryOf, newFolder, ORIGIN } from './test/log-fixture.ts'
import { newKey } from './test/new-key.ts'
import { checkConsistency, checkInclusion, verifyCheckpoint, verifyGrowth, verifyProofFile } from './verify.ts'

test('70,000 leaves lie in the tiles the format names', async context => {
  const { log, options } = await buildLog(context, 70_000)

  const files = listTiles(join(options.dir, 'tile'))
  const fullLeaf = files.filter(path => /^0\/x?\d+(\/\d+)?$/.test(path))
  const others = files.filter(path => !fullLeaf.includes(path) && !/^entries\/\d+$/.test(path))

  assert.deepEqual({ fullLeaf: fullLeaf.length, last: fullLeaf.at(-1) }, { fullLeaf: 273, last: '0/272' })
  assert.deepEqual(others, ['0/273.p/112', '1/000', '1/001.p/17', '2/000.p/1', 'entries/273.p/112'])
  assert.equal(files.filter(path => /^entries\/\d+$/.test(path)).length, 273)
  assert.equal(statSync(join(options.dir, 'tile/0/000')).size, 8192)
  assert.equal(statSync(join(options.dir, 'tile/0/273.p/112')).size, 112 * 32)
  assert.deepEqual(await log.replay(), { size: 70_000, root: treeRoot(entriesUpTo(70_000).map(leafHash)) })
})

test('a log reopened in any rhythm of batches has the same tiles as one written at once', async context => {
  const { log: whole, options } = await buildLog(context, 1_300)

  const key = newKey(ORIGIN)
  const dir = newFolder(context)
  for (const batch of [1, 254, 1, 1, 300, 211, 256, 276]) {
    const log = await openTileLog({ dir, origin: ORIGIN, signer: key.signer })
    await log.appendAll(entriesUpTo(log.size + batch, log.size))
  }

  const log = await openTileLog({ dir, origin: ORIGIN, signer: key.signer })
  assert.deepEqual([log.size, await log.rootAt(1_300)], [1_300, await whole.rootAt(1_300)])
  assert.deepEqual(digests(dir), digests(options.dir))
})

test('every index of every size proves, and one flipped bit refuses', async context => {
  const { log } = await buildLog(context, 1_000)
  const size = fc.integer({ min: 1, max: 1_000 })
  const claim = fc.record({ size, at: fc.nat(), bit: fc.nat() })

  await fc.assert(
    fc.asyncProperty(claim, async ({ size, at, bit }) => {
      const index = at % size
      const path = await log.inclusionProof(index, size)
      const root = await log.rootAt(size)
      const leaf = leafHash(entryOf(index))

      checkInclusion({ index, size, path, root, leaf })

      const hashes = [leaf, root, ...path]
      const flipped = hashes.map((hash, i) => (i === bit % hashes.length ? flipBit(hash, bit) : hash))
      const [otherLeaf = leaf, otherRoot = root, ...otherPath] = flipped
      assert.throws(() => checkInclusion({ index, size, path: otherPath, root: otherRoot, leaf: otherLeaf }), {
        reason: 'root_mismatch',
      })
    }),
    { numRuns: 300 },
  )
})

test('any two sizes are consistent, and one flipped bit refuses', async context => {
  const { log } = await buildLog(context, 1_000)
  const size = fc.integer({ min: 1, max: 1_000 })

  await fc.assert(
    fc.asyncProperty(size, size, fc.nat(), async (a, b, bit) => {
      const [from, to] = a < b ? [a, b] : [b, a]
      const path = await log.consistencyProof(from, to)
      const [fromRoot, toRoot] = [await log.rootAt(from), await log.rootAt(to)]

      checkConsistency({ from, to, fromRoot, toRoot, path })

      const hashes = [fromRoot, toRoot, ...path]
      const flipped = hashes.map((hash, i) => (i === bit % hashes.length ? flipBit(hash, bit) : hash))
      const [otherFrom = fromRoot, otherTo = toRoot, ...otherPath] = flipped
      assert.throws(() => checkConsistency({ from, to, fromRoot: otherFrom, toRoot: otherTo, path: otherPath }), {
        reason: 'root_mismatch',
      })
    }),
    { numRuns: 300 },
  )
})

test('every size up to 520 is consistent with every earlier one near a tile border', async context => {
  const { log } = await buildLog(context, 520)

  for (const from of [0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 520]) {
    for (const to of [255, 256, 257, 511, 512, 513, 519, 520].filter(size => size >= from)) {
      const path = await log.consistencyProof(from, to)
      checkConsistency({ from, to, fromRoot: await log.rootAt(from), toRoot: await log.rootAt(to), path })
    }
  }
})

test('an entry is proved offline by a file made from the published checkpoint', async context => {
  const { log, vkey } = await buildLog(context, 300)
  const checkpoint = await log.publish()
  const path = await log.inclusionProof(270, 300)

  const file = makeProofFile({ index: 270, entry: await log.readEntry(270), path, checkpoint })
  const verified = verifyProofFile(file, vkey, entryOf(270))

  assert.ok(verified.ok)
  assert.deepEqual([verified.index, verified.checkpoint.size, verified.checkpoint.origin], [270, 300, ORIGIN])
  assert.match(file, /^c2sp\.org\/tlog-proof@v1\nindex 270\n/)
  assert.equal(refusal(verifyProofFile(file, vkey, entryOf(271))), 'root_mismatch')
  assert.equal(refusal(verifyProofFile(file, newKey(ORIGIN).vkey, entryOf(270))), 'signature_missing')
  assert.throws(() => makeProofFile({ index: 270, entry: entryOf(1), path, checkpoint }), { reason: 'root_mismatch' })
})

test('growth between two published checkpoints verifies offline; a checkpoint of another log does not', async context => {
  const { log, vkey } = await buildLog(context, 10)
  const earlier = await log.publish()
  await log.appendAll(entriesUpTo(700, 10))
  const later = await log.publish()
  const path = await log.consistencyProof(10, 700)

  assert.ok(verifyGrowth({ earlier, later, path, vkey }).ok)
  assert.equal(refusal(verifyGrowth({ earlier: later, later: earlier, path, vkey })), 'sizes_reversed')
  assert.equal(refusal(verifyGrowth({ earlier, later, path: [], vkey })), 'path_too_short')
})

test('a checkpoint signed by the key for another origin is refused', async () => {
  const key = newKey(ORIGIN)
  const body = `elsewhere.example/log\n1\n${'A'.repeat(43)}=\n`

  assert.equal(refusal(verifyCheckpoint(await signNote(body, key.signer), key.vkey)), 'origin_mismatch')
})

test('publishing again without new entries gives the same checkpoint; an empty log publishes too', async context => {
  const { log, vkey } = await buildLog(context)

  const empty = await log.publish()
  const again = await log.publish()
  const opened = verifyCheckpoint(empty, vkey)

  assert.equal(again, empty)
  assert.ok(opened.ok)
  assert.equal(hexOf(opened.root), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('entries appended again are compared, and a different one is refused', async context => {
  const { log } = await buildLog(context, 600)
  const before = await log.rootAt(600)

  assert.deepEqual(await log.appendFrom(0, entriesUpTo(600)), { size: 600, root: before })
  assert.equal((await log.appendFrom(500, entriesUpTo(610, 500))).size, 610)
  await assert.rejects(log.appendFrom(200, [utf8('forged'), entryOf(201)]), /Entry 200 differs/)
  await assert.rejects(log.appendFrom(611, [entryOf(611)]), /do not join a log of 610/)
  assert.deepEqual([log.size, await log.rootAt(600)], [610, before])
})

test('an entry of 65,535 bytes is kept, a longer one refused with its whole batch, an empty one allowed', async context => {
  const { log } = await buildLog(context)
  const longest = new Uint8Array(65_535).fill(7)

  await log.appendAll([longest, new Uint8Array()])
  await assert.rejects(log.appendAll([entryOf(0), new Uint8Array(65_536)]), /Entry 3 is longer than 65535 bytes/)

  assert.deepEqual([log.size, await log.readEntry(0), await log.readEntry(1)], [2, longest, new Uint8Array()])
})

test('calls at once run in turn', async context => {
  const { log } = await buildLog(context)

  await Promise.all([0, 1, 2, 3].map(i => log.appendAll(entriesUpTo(100 * (i + 1), 100 * i))))
  await Promise.all([log.appendAll([entryOf(400)]), log.publish()])

  assert.deepEqual(await log.replay(), { size: 401, root: treeRoot(entriesUpTo(401).map(leafHash)) })
})

test('sizes and indexes beyond the log, and a signer of another name, are refused', async context => {
  const { log, options } = await buildLog(context, 5)

  await assert.rejects(log.inclusionProof(5, 5), RangeError)
  await assert.rejects(log.inclusionProof(0, 6), RangeError)
  await assert.rejects(log.consistencyProof(4, 3), RangeError)
  await assert.rejects(log.readEntry(5), RangeError)
  await assert.rejects(openTileLog({ ...options, origin: 'other.example/log' }), /does not sign for/)
  const other = newKey('other.example/log')
  await assert.rejects(
    openTileLog({ dir: options.dir, origin: 'other.example/log', signer: other.signer }),
    /holds the log putuo\.example\/log/,
  )
})

test('a signer that signs with another key than its own never publishes', async context => {
  const { options } = await buildLog(context, 5)
  const signer = { ...options.signer, sign: newKey(ORIGIN).signer.sign }
  const log = await openTileLog({ ...options, signer })

  await assert.rejects(log.publish(), /signature_invalid/)
  assert.equal(existsSync(join(options.dir, 'checkpoint')), false)
})

function refusal(result: { ok: true } | { ok: false; reason: string }): string {
  return result.ok ? 'verified' : result.reason
}

function flipBit(hash: Uint8Array, bit: number): Uint8Array {
  const copy = hash.slice()
  const at = bit % 32
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8))
  return copy
}

function listTiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(dir, path)).isFile())
    .sort()
}

/** Full tiles must be alike byte for byte; of partial ones each rhythm leaves its own, so only the last is compared. */
function digests(dir: string): Record<string, string> {
  const last = /^(0|entries)\/005\.p\/20$|^1\/000\.p\/5$/
  const kept = listTiles(join(dir, 'tile')).filter(path => !path.includes('.p/') || last.test(path))
  return Object.fromEntries(
    kept.map(path => [
      path,
      createHash('sha256')
        .update(readFileSync(join(dir, 'tile', path)))
        .digest('hex'),
    ]),
  )
}
