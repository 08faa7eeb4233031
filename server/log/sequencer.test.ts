import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { verifyEventProof } from '@gongshu/translog/verify-event'
import { silentLog } from '../base/logging.ts'
import { type OpenDatabase, openEmbedded } from '../db/open-database.ts'
import { openPlatform } from '../open-platform.ts'
import { registerTestUnit } from '../test-platform.ts'
import { readLogState } from './log-queries.ts'

/** A folder in which a platform can be opened again and again. */
async function openFolder(t: TestContext) {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongshu-log-'))
  t.after(() => rm(dataDir, { recursive: true, force: true }))
  return dataDir
}

async function openAt(dataDir: string, database?: OpenDatabase) {
  const options = { dataDir, jurisdiction: 'putuo', rehearsal: day('2026-03-02'), log: silentLog }
  return openPlatform({ ...options, ...(database ? { database } : {}) })
}

async function tilesIn(dataDir: string): Promise<Map<string, string>> {
  const entries = await readdir(join(dataDir, 'log', 'tile'), { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const contents = await Promise.all(files.map(async file => [file, (await readFile(file)).toString('hex')] as const))
  return new Map(contents.toSorted(([a], [b]) => a.localeCompare(b)))
}

test('positions have no gaps, follow the order of commit, and cover every event', async t => {
  const dataDir = await openFolder(t)
  const platform = await openAt(dataDir)
  await Promise.all(Array.from({ length: 20 }, (_, n) => registerTestUnit(platform, `单位${n}`, [])))

  const { size } = await platform.sequencer.flush()

  const { rows } = await platform.database.raw('select position, seq from event order by seq')
  await platform.close()
  assert.deepEqual(
    (rows as { position: number }[]).map(row => row.position),
    Array.from({ length: size }, (_, n) => n),
  )
  assert.equal(size, 20)
})

test('an abandoned act leaves no gap in the log', async t => {
  const platform = await openAt(await openFolder(t))
  await registerTestUnit(platform, '单位一', [])

  await assert.rejects(registerTestUnit(platform, '单位一', []), /already_exists/)
  await registerTestUnit(platform, '单位二', [])
  const { size } = await platform.sequencer.flush()
  const state = await readLogState(platform.db)

  await platform.close()
  assert.deepEqual([size, state.size], [2, 2])
})

test('a log folder that is gone is built again from the table, with the same root and the same tiles', async t => {
  const dataDir = await openFolder(t)
  const first = await openAt(dataDir)
  for (let n = 0; n < 5; n++) await registerTestUnit(first, `单位${n}`, [])
  const before = await first.sequencer.flush()
  const { rows } = await first.database.raw('select id from event order by seq limit 1')
  await first.close()
  const tiles = await tilesIn(dataDir)
  await rm(join(dataDir, 'log'), { recursive: true })

  const again = await openAt(dataDir)
  const after = await again.sequencer.flush()
  const proof = await again.sequencer.proofFile((rows[0] as { id: string }).id)
  const verified = verifyEventProof(proof, again.sequencer.vkey)
  await again.close()

  assert.deepEqual([after.size, after.root], [before.size, before.root])
  // Tiles of sizes in between depend on how events came together; the ones of this size do not.
  const rebuilt = await tilesIn(dataDir)
  assert.equal(rebuilt.size, 2)
  for (const [file, content] of rebuilt) assert.equal(content, tiles.get(file), file)
  assert.equal(verified.ok, true)
})

test('a database older than the published log is refused, and both sizes are named', async t => {
  const [dataDir, backup] = [await openFolder(t), await openFolder(t)]
  const first = await openAt(dataDir)
  await registerTestUnit(first, '单位一', [])
  await first.sequencer.flush()
  await first.close()
  await cp(join(dataDir, 'postgres'), join(backup, 'postgres'), { recursive: true })
  const second = await openAt(dataDir)
  for (const name of ['单位二', '单位三']) await registerTestUnit(second, name, [])
  await second.sequencer.flush()
  await second.close()
  const restored = await openEmbedded(join(backup, 'postgres'))
  t.after(() => restored.close())

  await assert.rejects(openAt(dataDir, restored), /published log has 3 entries but the database holds 1:/)
})

test('after tiles could not be written the log catches up without a restart', async t => {
  const dataDir = await openFolder(t)
  const platform = await openAt(dataDir)
  t.after(() => platform.close())
  await registerTestUnit(platform, '甲', [])
  await platform.sequencer.flush()
  const tiles = join(dataDir, 'log', 'tile')

  await rename(tiles, `${tiles}.away`)
  await writeFile(tiles, '')
  await registerTestUnit(platform, '乙', [])
  await assert.rejects(platform.sequencer.flush())
  await rm(tiles)
  await rename(`${tiles}.away`, tiles)
  await registerTestUnit(platform, '丙', [])
  const { size } = await platform.sequencer.flush()

  assert.equal(size, 3)
})
