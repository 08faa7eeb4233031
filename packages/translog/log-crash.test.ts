import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { LogContradiction, openTileLog, type TileLogOptions } from './log-writer.ts'
import { leafHash, treeRoot } from './merkle.ts'
import { formatVkey, keyIdOf } from './signed-note.ts'
import { buildLog, entriesUpTo, newFolder, ORIGIN } from './test/log-fixture.ts'
import { verifyCheckpoint, verifyGrowth } from './verify.ts'

test('killed at any point, the log agrees with every checkpoint seen before', { timeout: 60_000 }, async context => {
  const { options, vkey, pem } = keyInFolder(newFolder(context))
  const seen: string[] = []

  for (const wait of [30, 60, 95, 40, 130, 75]) {
    seen.push(...(await appendAndKill(options.dir, pem, wait)))
    const log = await openTileLog(options)
    assert.equal(log.damage, null)
    const replayed = await log.replay()
    assert.deepEqual(replayed, { size: log.size, root: treeRoot(entriesUpTo(log.size).map(leafHash)) })
    const later = await log.publish()
    for (const earlier of seen) {
      const from = verifyCheckpoint(earlier, vkey)
      assert.ok(from.ok)
      const path = await log.consistencyProof(from.size, log.size)
      assert.ok(verifyGrowth({ earlier, later, path, vkey }).ok, `size ${from.size} of ${log.size}`)
    }
  }

  assert.ok(seen.length >= 6, `only ${seen.length} checkpoints were published`)
})

test('drafts of a killed writer are swept away', async context => {
  const { options } = await buildLog(context, 10)
  const draft = join(options.dir, '.writer/drafts/17')
  writeFileSync(draft, 'half a ti')

  const log = await openTileLog(options)

  assert.deepEqual([existsSync(draft), log.size, log.damage], [false, 10, null])
})

test('tiles beyond the noted size, left by a kill before it was noted, are written again', async context => {
  const { log, options } = await buildLog(context, 300)
  const noted = readFileSync(join(options.dir, '.writer/state'))
  await log.appendAll(entriesUpTo(600, 300))
  writeFileSync(join(options.dir, '.writer/state'), noted)
  writeFileSync(join(options.dir, 'tile/entries/002.p/88'), 'torn')

  const reopened = await openTileLog(options)
  const found = [reopened.size, reopened.damage]
  await reopened.appendFrom(290, entriesUpTo(600, 290))

  assert.deepEqual(found, [300, null])
  assert.deepEqual(await reopened.replay(), { size: 600, root: treeRoot(entriesUpTo(600).map(leafHash)) })
})

const damages: Record<string, (dir: string) => void> = {
  'the last tile is missing': dir => rmSync(join(dir, 'tile/0/002.p/88')),
  'the last entries are missing': dir => rmSync(join(dir, 'tile/entries/002.p/88')),
  'the last tile is torn': dir => truncateSync(join(dir, 'tile/0/002.p/88'), 1_000),
  'the last tile is cut at a hash': dir => truncateSync(join(dir, 'tile/0/002.p/88'), 32 * 80),
  'the last entries are torn': dir => truncateSync(join(dir, 'tile/entries/002.p/88'), 500),
  'the last entries are empty': dir => truncateSync(join(dir, 'tile/entries/002.p/88'), 0),
  'one hash was changed': dir => changeByte(join(dir, 'tile/1/000.p/2'), 40),
  'one entry was changed': dir => changeByte(join(dir, 'tile/entries/002.p/88'), 6),
  'the noted size is torn': dir => truncateSync(join(dir, '.writer/state'), 20),
  'the noted size is missing': dir => rmSync(join(dir, '.writer/state')),
  'every tile is gone': dir => rmSync(join(dir, 'tile'), { recursive: true }),
}
for (const [name, damage] of Object.entries(damages)) {
  test(`the tiles are rebuilt from the entries when ${name}`, async context => {
    const { log, options } = await buildLog(context, 600)
    const checkpoint = await log.publish()
    damage(options.dir)

    const reopened = await openTileLog(options)
    const sizeFound = reopened.size
    await assert.rejects(reopened.publish(), LogContradiction)
    await reopened.appendFrom(0, entriesUpTo(600))

    assert.deepEqual([sizeFound, await reopened.publish()], [0, checkpoint])
    assert.deepEqual(await reopened.replay(), { size: 600, root: treeRoot(entriesUpTo(600).map(leafHash)) })
    assert.equal((await openTileLog(options)).damage, null)
  })
}

test('the last full tile missing is found too', async context => {
  const { options } = await buildLog(context, 512)
  rmSync(join(options.dir, 'tile/0/001'))

  assert.match((await openTileLog(options)).damage ?? '', /Tile missing: tile\/0\/001/)
})

test('a full tile changed in the middle is found by replay and mended by starting over', async context => {
  const { log, options } = await buildLog(context, 600)
  changeByte(join(options.dir, 'tile/0/000'), 5)

  await assert.rejects(log.replay(), /Tile tile\/0\/000 is not what the entries give/)
  await log.startOver()
  await log.appendFrom(0, entriesUpTo(600))

  assert.equal((await log.replay()).size, 600)
})

test('other entries than those published are never signed', async context => {
  const { log, options } = await buildLog(context, 20)
  const checkpoint = await log.publish()
  await log.startOver()
  await log.appendAll(entriesUpTo(41, 20))

  await assert.rejects(log.publish(), /The roots at size 20 differ/)
  await assert.rejects(openTileLog(options), LogContradiction)
  assert.equal(readFileSync(join(options.dir, 'checkpoint'), 'utf8'), checkpoint)
})

test('a log restored from an older backup than its checkpoint is not signed; both sizes are named', async context => {
  const { log, options } = await buildLog(context, 20)
  await log.publish()
  await log.startOver()
  await log.appendAll(entriesUpTo(12))

  await assert.rejects(log.publish(), /checkpoint has size 20, the log only 12/)
  assert.equal((await openTileLog(options)).size, 12)
})

test('a checkpoint someone changed is not taken over', async context => {
  const { log, options } = await buildLog(context, 20)
  const checkpoint = await log.publish()
  writeFileSync(join(options.dir, 'checkpoint'), checkpoint.replace('\n20\n', '\n19\n'))

  await assert.rejects(openTileLog(options), /signature_invalid/)
})

function keyInFolder(dir: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  const signer = {
    name: ORIGIN,
    keyId: keyIdOf(ORIGIN, raw),
    sign: (bytes: Uint8Array) => sign(null, bytes, createPrivateKey(pem)),
  }
  const vkey = formatVkey(ORIGIN, raw)
  const options: TileLogOptions = { dir, origin: ORIGIN, signer, vkey }
  return { options, vkey, pem }
}

/** Lets a child append for a moment after its first checkpoint; gives the checkpoints it reported before the kill. */
async function appendAndKill(dir: string, pem: string, wait: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'test/append-until-killed.ts'), dir, pem], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const checkpoints: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    checkpoints.push(JSON.parse(line))
    if (checkpoints.length === 1) setTimeout(() => child.kill('SIGKILL'), wait)
  }
  return checkpoints
}

function changeByte(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}
