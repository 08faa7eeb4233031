import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { eventsOf } from '../acts/event-queries.ts'
import { silentLog } from '../base/logging.ts'
import { startServer } from '../start.ts'
import { openJournal } from './journal.ts'
import { ownAnchoring } from './journal-intake.ts'
import { segmentCaseId } from './journal-segment.ts'
import { digestOfSegment } from './segment-digest.ts'

test('the token of gateways survives a restart, that of local commands does not; a start anchors what was closed', async t => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongshu restart '))
  t.after(() => rm(dataDir, { recursive: true, force: true }))
  const first = await startIn(dataDir)
  const before = await controlOf(dataDir)
  await first.stop()
  const dir = join(dataDir, 'journal', 'local')
  const killed = await openJournal({ dir, log: silentLog })
  await killed.append('"service":null,"day":"2026-03-02","time":"2026-03-02T01:02:03.004Z","result":"unknown_key"')
  await killed.close()

  const second = await startIn(dataDir)
  t.after(() => second.stop())
  const after = await controlOf(dataDir)
  await second.settle()

  const { mode } = await stat(join(dataDir, 'run', 'control.json'))
  assert.deepEqual([after.gatewayToken, mode & 0o777], [before.gatewayToken, 0o600])
  assert.notEqual(after.token, before.token)
  const asked = '/internal/gateway/journal?gateway=east&journal=0123456789abcdef'
  const statusWith = async (token: string) =>
    (await fetch(second.url + asked, { headers: { authorization: `Bearer ${token}` } })).status
  assert.deepEqual([await statusWith(before.gatewayToken), await statusWith(after.token)], [200, 401])
  const [event] = await eventsOf(second.platform.db, segmentCaseId('local', 1))
  const digest = await digestOfSegment(dir, 1)
  assert.deepEqual(event?.detail, { journal: 'local', ...digest })
  assert.deepEqual([digest.records, digest.firstAt, digest.lastAt], [1, ...Array(2).fill('2026-03-02T01:02:03.004Z')])

  await ownAnchoring(second.platform, 'local', second.gateway.journal)()
  assert.equal((await eventsOf(second.platform.db, segmentCaseId('local', 1))).length, 1)
})

/** With the database of the directory itself, which outlives its server. */
function startIn(dataDir: string) {
  return startServer({
    dataDir,
    jurisdiction: 'putuo',
    rehearsal: day('2026-03-02'),
    port: 0,
    host: '127.0.0.1',
    gatewayLeaseMs: 300_000,
    log: silentLog,
  })
}

async function controlOf(dataDir: string): Promise<{ token: string; gatewayToken: string }> {
  return JSON.parse(await readFile(join(dataDir, 'run', 'control.json'), 'utf8'))
}
