import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { silentLog } from '../../server/base/logging.ts'
import { openTestDatabase } from '../../server/db/test-database.ts'
import { openJournal } from '../../server/gateway/journal.ts'
import { startServer } from '../../server/start.ts'
import { activeService, districtOn } from './article-fixture.ts'
import { stateOfCase } from './case-views.ts'

test('PT-26.2a: a call that a kill left uncounted still counts before the service is looked at', async t => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongshu-uncounted-'))
  const database = await openTestDatabase()
  t.after(async () => {
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  const kept = { ...database, close: async () => {} }
  const place = { dataDir, jurisdiction: 'putuo', port: 0, host: '127.0.0.1', gatewayLeaseMs: 300_000, log: silentLog }
  const start = () => startServer({ ...place, rehearsal: day('2023-08-01'), database: kept })
  const first = await start()
  const { serviceId } = await activeService(await districtOn(first.platform))
  await first.stop()
  await noteCall(join(dataDir, 'journal', 'local'), serviceId, '2023-10-20')
  await database.raw(`update platform set value = '2023-11-13' where name = 'today'`)

  const second = await start()
  const { state } = await stateOfCase({ platform: second.platform }, serviceId)
  await second.stop()

  assert.equal(state, 'active')
})

// The record of one call, on the disk before its answer left; the server ended before it was counted.
async function noteCall(dir: string, service: string, on: string): Promise<void> {
  const journal = await openJournal({ dir, log: silentLog })
  const call = { time: `${on}T01:00:00Z`, day: on, service, key: null, consumer: null, provider: null }
  const rest = { scenario: null, entry: null, mode: 'api', items: [], asked: 1, rows: 1, result: 'ok', ms: 1, ip: '' }
  await journal.append(JSON.stringify({ ...call, ...rest }).slice(1, -1))
  await journal.close()
}
