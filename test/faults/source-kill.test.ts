import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { day } from '@gongshu/deadlines'
import { startChildServer } from '../../cli/rehearsal/child-server.ts'
import { silentLog } from '../../server/base/logging.ts'
import { lastRun, openCollection, sourceForm } from '../../server/collection/test-sources.ts'
import { json, openTestInterface, registerRows } from '../../server/sources/test-interface.ts'
import { startServer } from '../../server/start.ts'
import { registerTestUnit } from '../../server/test-platform.ts'
import { openTestAccount, signInAs } from '../../server/test-server.ts'

const from = '2026-03-02'

test('a server killed in the middle of a fetch begins it anew at its next start and loads every row once', async t => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongshu kill '))
  let isSlow = true
  const remote = await openTestInterface((url, reply) => {
    const page = Number(url.searchParams.get('p'))
    // The second page never comes while the first server lives.
    if (page === 1 || !isSlow) json(reply, registerRows((page - 1) * 3, Math.min(page * 3, 5)))
  })
  t.after(async () => {
    await remote.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  const collection = await prepare(dataDir)
  process.env.GONGSHU_SOURCE_HOSTS = '127.0.0.1'

  const first = await startChildServer({ dataDir, jurisdiction: 'putuo', from })
  const before = await signInAs(first, 'minzheng')
  const paging = { by: 'page', parameter: 'p', first: 1 }
  const settings = { url: remote.url, paging, columns: { code: 'code' }, markColumn: 'since', markParameter: 'newer' }
  const path = `/api/collections/${collection.id}/sources/http`
  const { body } = await before.post(path, { ...sourceForm, mode: 'append', settings })
  await before.post(`/api/sources/${body.id}/runs`, {})
  for (let i = 0; i < 500 && remote.asked.length < 2; i++) await pause(20)
  await first.kill()
  isSlow = false
  const second = await startChildServer({ dataDir, jurisdiction: 'putuo', from })
  const after = await signInAs(second, 'minzheng')
  const run = await lastRun(after, String(body.id))
  const rows = await after.get(`/api/catalog-entries/${collection.entryId}/rows?limit=100`)
  const page = await after.get(`/api/sources/${body.id}`)
  await second.stop()

  assert.deepEqual(
    { state: run.state, attempts: run.attempts, rows: run.rows, runs: (page.body.runs as unknown[]).length },
    { state: 'done', attempts: 2, rows: 5, runs: 1 },
  )
  const codes = (rows.body as unknown as { code: string }[]).map(row => row.code).sort()
  assert.deepEqual(codes, ['C0', 'C1', 'C2', 'C3', 'C4'])
})

/** A platform in the directory with a provider who can sign in, and a collection that waits for its data. */
async function prepare(dataDir: string) {
  const place = { dataDir, jurisdiction: 'putuo', port: 0, host: '127.0.0.1', gatewayLeaseMs: 300_000, log: silentLog }
  const server = await startServer({ ...place, rehearsal: day(from) })
  const unitId = await registerTestUnit(server.platform, '示例区民政局', ['provider'])
  await openTestAccount(server, 'minzheng', { unitId, roles: ['provider'] })
  const collection = await openCollection(server, unitId)
  await server.stop()
  return collection
}
