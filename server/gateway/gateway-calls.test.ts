import assert from 'node:assert/strict'
import { readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import fastify from 'fastify'
import { signCall } from './call-signature.ts'
import { becomes, buildGrant, call, errorOf, openGate, queryBody, startGateway, testSource } from './test-gateway.ts'

test('a call is answered with the granted columns only, and stands in the journal', async t => {
  const { url, grant, records } = await openGate(t)

  const answer = await call(url, grant)

  assert.deepEqual(answer, {
    status: 200,
    body: { version: 'version-1', rows: [{ code: 'K-000001', name: '张**' }], reference: 'gate-1' },
    text: answer.text,
  })
  const [record] = await records()
  assert.deepEqual(
    { ...record, time: '', ms: 0 },
    {
      seq: 1,
      time: '',
      day: '2026-03-02',
      service: 'service-1',
      key: 'app-1',
      consumer: 'unit-consumer',
      provider: 'unit-provider',
      scenario: '高龄津贴发放',
      entry: 'entry-1',
      mode: 'api',
      items: ['code', 'name'],
      asked: 1,
      rows: 1,
      result: 'ok',
      ms: 0,
      ip: '127.0.0.1',
    },
  )
})

test('a look-up that finds nothing answers no rows', async t => {
  const { url, grant } = await openGate(t)

  const { body } = await call(url, grant, { body: queryBody({ where: { code: 'K-999999' } }) })

  assert.deepEqual(body, { version: 'version-1', rows: [], reference: 'gate-1' })
})

test('a replayed call is refused, also when its first sending was refused', async t => {
  const { url, grant } = await openGate(t)
  const nonce = '0123456789abcdef'

  const first = await call(url, grant, { nonce, body: queryBody({ limit: 0 }) })
  const second = await call(url, grant, { nonce })

  assert.deepEqual([first.status, second.status, errorOf(second.body).code], [400, 409, 'replayed_nonce'])
})

test("another consumer's key is not granted, and learns nothing about the service", async t => {
  const { url, source } = await openGate(t)
  const other = source.put(buildGrant({ serviceId: 'service-2', appKey: 'app-2', scenario: '别的' }))
  await becomes(async () => (await call(url, other, { path: '/gateway/v1/services/service-2/query' })).status === 403)

  const answer = await call(url, other)

  assert.deepEqual([answer.status, errorOf(answer.body).code], [403, 'not_granted'])
})

test('the refusal of a scenario names the duty, in Chinese and in English', async t => {
  const { url, grant } = await openGate(t)
  const body = queryBody({ scenario: 'x' })

  const zh = errorOf((await call(url, grant, { body })).body)
  const en = errorOf((await call(url, grant, { body, headers: { 'accept-language': 'en-GB, zh;q=0.5' } })).body)

  assert.deepEqual([zh.duty, en.duty], ['XX-1', 'XX-1'])
  assert.match(zh.message, /应用场景不一致/)
  assert.match(en.message, /scenario differs/)
})

test('more calls in a minute than the quota are refused until the minute is over', async t => {
  const clock = { at: Date.now() }
  const { url, grant } = await openGate(t, { quotaPerMinute: 2 }, { now: () => clock.at })
  const statuses: number[] = []

  for (let n = 0; n < 3; n += 1) statuses.push((await call(url, grant, { timestamp: clock.at })).status)
  clock.at += 60_000
  statuses.push((await call(url, grant, { timestamp: clock.at })).status)

  assert.deepEqual(statuses, [200, 200, 429, 200])
})

test('a stopped service is refused within a second, with the reason and its duty', async t => {
  const { url, grant, source } = await openGate(t)
  assert.equal((await call(url, grant)).status, 200)
  const stoppedReason = { code: 'idle', duty: 'XX-9', since: '2026-07-01', text: '连续三个月未调用' }

  const stoppedAt = performance.now()
  source.put({ ...grant, state: 'stopped', stoppedReason })
  await becomes(async () => (await call(url, grant)).status === 403)
  const tookMs = performance.now() - stoppedAt

  const error = errorOf((await call(url, grant)).body)
  assert.ok(tookMs < 1_000, `${tookMs} ms`)
  assert.deepEqual([error.code, error.duty], ['service_stopped', 'XX-9'])
  assert.match(error.message, /自 2026-07-01 起停止：连续三个月未调用/)
})

test('a service is served on its last day and refused on the day after', async t => {
  const { url, grant, source, gateway } = await openGate(t, { endsOn: '2026-03-02' })
  const lastDay = await call(url, grant)

  source.moveTo('2026-03-03')
  await becomes(async () => gateway.stats().today === '2026-03-03')
  const dayAfter = await call(url, grant)

  assert.deepEqual([lastDay.status, dayAfter.status, errorOf(dayAfter.body).code], [200, 403, 'service_stopped'])
})

test('a new version of the data is served as one: old rows before, new rows after', async t => {
  const { url, grant, source } = await openGate(t)
  const before = await call(url, grant)

  source.put({ ...grant, version: 'version-2', digest: 'digest-two' })
  await becomes(async () => (await call(url, grant)).text.includes('version-2'))
  const after = await call(url, grant)

  assert.match(before.text, /"version-1","rows":\[\{"code":"K-000001","name":"张\*\*"\}\]/)
  assert.match(after.text, /"version-2","rows":\[\{"code":"K-000001","name":"李\*\*"\}\]/)
})

test('without contact for longer than the lease nothing is served; with contact again it is', async t => {
  const { url, grant, source } = await openGate(t, {}, { leaseMs: 1_000 })

  source.unreachable = true
  await becomes(async () => (await call(url, grant)).status === 503)
  const refused = errorOf((await call(url, grant)).body)
  source.unreachable = false
  await becomes(async () => (await call(url, grant)).status === 200)

  assert.equal(refused.code, 'lease_expired')
})

test('a gateway that never had contact answers 503', async t => {
  const source = testSource({})
  source.unreachable = true
  const { url } = await startGateway(t, { source })

  const answer = await call(url, buildGrant())

  assert.deepEqual([answer.status, errorOf(answer.body).code], [503, 'lease_expired'])
})

test('a file that cannot be had is answered with 503, other services go on', async t => {
  const { url, grant, source } = await openGate(t)
  const missing = source.put({ ...grant, serviceId: 'service-2', digest: 'digest-gone' })
  const path = '/gateway/v1/services/service-2/query'

  await becomes(async () => errorOf((await call(url, missing, { path })).body).code === 'data_unavailable')

  assert.equal((await call(url, grant)).status, 200)
})

test('while the journal cannot be written nothing is served; once it can, it is', async t => {
  const { url, grant, gateway, dir } = await openGate(t)
  await call(url, grant)
  await gateway.journal.rotate()
  await rename(join(dir, 'gate'), join(dir, 'away'))

  const refused = await call(url, grant)
  await rename(join(dir, 'away'), join(dir, 'gate'))
  const served = await call(url, grant)

  assert.deepEqual([refused.status, errorOf(refused.body).code, served.status], [503, 'journal_unavailable', 200])
})

test('nothing that was looked up or made up by a caller is in the journal', async t => {
  const { url, grant, dir, gateway } = await openGate(t)
  const canary = 'CANARY-310107194902030041'

  await call(url, grant, { body: queryBody({ where: { code: canary } }) })
  await call(url, grant, { body: queryBody({ scenario: canary }) })
  await call(url, grant, { body: queryBody({ [canary]: canary }) })
  await call(url, { ...grant, appKey: canary })
  await call(url, grant, { path: `/gateway/v1/services/${canary}/query` })
  await gateway.journal.rotate()

  const folder = join(dir, 'gate')
  const bytes = await Promise.all((await readdir(folder)).map(name => readFile(join(folder, name), 'utf8')))
  assert.equal(bytes.join('').includes(canary), false)
  assert.equal(bytes.join('').split('"result"').length - 1, 5)
})

test('behind a proxy only an address reaches the journal', async t => {
  const { gateway, grant, records } = await openGate(t)
  const app = fastify({ trustProxy: true, forceCloseConnections: true })
  gateway.register(app)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  t.after(() => app.close())

  for (const sent of ['203.0.113.9', '"CANARY"']) await call(url, grant, { headers: { 'x-forwarded-for': sent } })

  assert.deepEqual(
    (await records()).map(record => 'ip' in record && record.ip),
    ['203.0.113.9', 'unknown'],
  )
})

test('calls that arrive together share writes, and each is recorded once', async t => {
  const { url, grant, gateway, records } = await openGate(t, { quotaPerMinute: 10_000 })

  const answers = await Promise.all(Array.from({ length: 400 }, () => call(url, grant)))

  assert.deepEqual(new Set(answers.map(answer => answer.status)), new Set([200]))
  const seqs = (await records()).map(record => ('seq' in record ? record.seq : null))
  assert.deepEqual(
    seqs,
    Array.from({ length: 400 }, (_, n) => n + 1),
  )
  assert.ok(gateway.stats().journal.groups < 400)
})

test('a signature covers the body: a changed byte is refused', async t => {
  const { url, grant } = await openGate(t)
  const path = '/gateway/v1/services/service-1/query'
  const headers = signCall(grant, {
    method: 'POST',
    path,
    body: queryBody(),
    nonce: 'n'.repeat(16),
    timestamp: Date.now(),
  })

  const body = queryBody({ where: { code: 'K-000002' } })
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  })

  assert.equal(response.status, 401)
})
