import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type TestContext, test } from 'node:test'
import { calledService, openServedDistrict, type ServedDistrict } from '../../test/articles/article-server.ts'
import { eventsOf } from '../acts/event-queries.ts'
import { silentLog } from '../base/logging.ts'
import { openJournal } from './journal.ts'
import { journalIdentity } from './journal-identity.ts'
import { segmentCaseId } from './journal-segment.ts'
import { shipJournal } from './journal-shipper.ts'
import { digestOfSegment } from './segment-digest.ts'
import { becomes, call, testFolder } from './test-gateway.ts'

const scenario = '高龄津贴发放'

test('calls at a gateway that is killed before it has told of them count, each once', async t => {
  const district = await openServedDistrict()
  const service = await calledService(district)
  const data = await testFolder(t)
  const ask = async (gateway: Started, code: string) => {
    const path = `/gateway/v1/services/${service.serviceId}/query`
    return (await call(gateway.url, service, { path, body: JSON.stringify({ scenario, where: { code } }) })).status
  }

  let answered = 0
  for (let life = 0; life < 3; life++) {
    const gateway = await startGatewayProcess(t, district, data)
    await becomes(async () => (await ask(gateway, 'K-1')) === 200 && ++answered > 0)
    for (let n = 0; n < 4; n++) if ((await ask(gateway, 'K-2')) === 200) answered += 1
    gateway.child.kill('SIGKILL')
    await once(gateway.child, 'exit')
  }
  const last = await startGatewayProcess(t, district, data)
  await becomes(async () => (await callsCounted(district, service.serviceId)) === answered)
  last.child.kill('SIGTERM')
  const [code] = (await once(last.child, 'exit')) as [number]

  assert.equal(code, 0)
  assert.equal(await callsCounted(district, service.serviceId), answered)
  assert.equal(answered, 15)
})

test('calls are told within seconds, and an orderly end anchors the last segment', async t => {
  const district = await openServedDistrict()
  const service = await calledService(district)
  const data = await testFolder(t)
  const gateway = await startGatewayProcess(t, district, data)
  const path = `/gateway/v1/services/${service.serviceId}/query`
  const body = JSON.stringify({ scenario, where: { code: 'K-1' } })
  await becomes(async () => (await call(gateway.url, service, { path, body })).status === 200)

  await becomes(async () => (await callsCounted(district, service.serviceId)) === 1)
  gateway.child.kill('SIGTERM')
  const [code] = (await once(gateway.child, 'exit')) as [number]

  const dir = join(data, 'journal', 'east')
  const journal = `east#${await journalIdentity(dir)}`
  const [event] = await eventsOf(district.platform.db, segmentCaseId(journal, 1))
  assert.equal(code, 0)
  assert.deepEqual(event?.detail, { journal, ...(await digestOfSegment(dir, 1)) })
})

test('an answer that got lost counts nothing twice, and a platform that is gone costs nothing', async t => {
  const district = await openServedDistrict()
  const { serviceId } = await calledService(district)
  const journal = await openJournal({ dir: await testFolder(t), log: silentLog })
  const token = await gatewayToken(district)
  const record = `"service":"${serviceId}","day":"2026-03-02","result":"ok","rows":2`
  for (let n = 0; n < 3; n++) await journal.append(record)
  const identity = await journalIdentity(journal.dir)
  const use = { serviceId, day: '2026-03-02', result: 'ok', calls: 1, rows: 2 }
  const to = { segment: 1, offset: Math.round((await sizeOf(journal.dir)) / 3) }
  // The platform has counted the first record; this side never heard of it.
  const lost = { gateway: 'west', journal: identity, from: { segment: 0, offset: 0 }, to, uses: [use] }
  const first = await tell(district, token, lost)
  const again = await tell(district, token, lost)

  const unheard = await shipJournal({ gateway: 'west', url: 'http://127.0.0.1:1', token, journal, log: silentLog })
  await unheard.stop()
  const shipper = await shipJournal({ gateway: 'west', url: district.server.url, token, journal, log: silentLog })
  await journal.close()
  await shipper.stop()

  assert.equal(first.status, 200)
  assert.deepEqual([again.status, again.body.counted], [409, to])
  assert.equal(await callsCounted(district, serviceId), 3)
})

test('a gateway set up anew under an old name is counted from its start', async t => {
  const district = await openServedDistrict()
  const { serviceId } = await calledService(district)
  const token = await gatewayToken(district)

  for (const calls of [3, 2]) {
    const journal = await openJournal({ dir: await testFolder(t), log: silentLog })
    for (let n = 0; n < calls; n++) {
      await journal.append(`"service":"${serviceId}","day":"2026-03-02","result":"ok","rows":1`)
    }
    const shipper = await shipJournal({ gateway: 'north', url: district.server.url, token, journal, log: silentLog })
    await journal.close()
    await shipper.stop()
  }

  assert.equal(await callsCounted(district, serviceId), 5)
})

test('what is told without the token, or is not as it must be, is refused; an anchored digest stays', async () => {
  const district = await openServedDistrict()
  const token = await gatewayToken(district)
  const owner = { gateway: 'south', journal: '0123456789abcdef' }
  const start = { segment: 0, offset: 0 }
  const uses = { ...owner, from: start, to: { segment: 1, offset: 9 }, uses: [] }
  const digest = {
    segment: 1,
    bytes: 9,
    records: 1,
    firstAt: null,
    lastAt: null,
    sha256: 'a'.repeat(64),
    sm3: 'b'.repeat(64),
  }

  const statuses = [
    (await tell(district, 'wrong', uses)).status,
    (await tell(district, token, { ...uses, gateway: 'south#1' })).status,
    (await tell(district, token, { ...uses, journal: 'local' })).status,
    (await tell(district, token, { ...uses, more: 1 })).status,
    (await tell(district, token, { ...owner, digest })).status,
    (await tell(district, token, { ...owner, digest })).status,
    (await tell(district, token, { ...owner, digest: { ...digest, sha256: 'c'.repeat(64) } })).status,
  ]

  assert.deepEqual(statuses, [401, 400, 400, 400, 200, 200, 409])
})

type Started = { child: ChildProcess; url: string }

async function startGatewayProcess(t: TestContext, district: ServedDistrict, data: string): Promise<Started> {
  const module = new URL('../../cli/gateway.ts', import.meta.url).href
  const args = ['--url', district.server.url, '--data', data, '--port', '0', '--name', 'east']
  const code = `const { gateway } = await import(${JSON.stringify(module)})
    process.exitCode = await gateway(${JSON.stringify(args)})`
  const env = { ...process.env, GONGSHU_TOKEN: await gatewayToken(district) }
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  t.after(() => child.kill('SIGKILL'))
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, url: (JSON.parse(line) as { url: string }).url }
  }
  throw new Error('the gateway ended without a line')
}

async function gatewayToken({ platform }: ServedDistrict): Promise<string> {
  const control = await readFile(join(platform.dataDir, 'run', 'control.json'), 'utf8')
  return (JSON.parse(control) as { gatewayToken: string }).gatewayToken
}

async function callsCounted({ platform }: ServedDistrict, serviceId: string): Promise<number> {
  const { rows } = await platform.database.raw(
    `select coalesce(sum(calls), 0)::int as calls from service_use where service_id = $1 and result = 'ok'`,
    [serviceId],
  )
  return (rows[0] as { calls: number }).calls
}

async function tell({ server }: ServedDistrict, token: string, body: object) {
  const path = `/internal/gateway/journal${'digest' in body ? '/segments' : ''}`
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const response = await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, body: (await response.json()) as { counted?: object } }
}

/** Bytes of records in the only segment, without the room written ahead. */
async function sizeOf(dir: string): Promise<number> {
  return (await readFile(join(dir, '00000001.seg'))).findLastIndex(byte => byte !== 0) + 1
}
