import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import fastify from 'fastify'
import { isSameSecret, mountFeed } from './gateway-feed-routes.ts'
import type { GrantSource } from './grant.ts'
import { httpGrantSource } from './http-grant-source.ts'
import { becomes, buildGrant, call, servingFiles, startGateway, testFolder, testSource } from './test-gateway.ts'

const token = 'token-of-the-gateways'

test('two gateways serve from one feed, act on a stop within a second, and confirm it', async t => {
  const { source, server, confirmed } = await openServer(t)
  const grant = source.put(buildGrant())
  const east = await openRemote(t, server, { name: 'east' })
  const west = await openRemote(t, server, { name: 'west' })
  const before = await Promise.all([call(east.url, grant), call(west.url, grant)])

  const stoppedAt = performance.now()
  const { seq } = source.put({ ...grant, state: 'stopped' })
  await becomes(async () => {
    const answers = await Promise.all([call(east.url, grant), call(west.url, grant)])
    return answers.every(answer => answer.status === 403)
  })
  const tookMs = performance.now() - stoppedAt
  await becomes(async () => confirmed.get('east')?.seq === seq && confirmed.get('west')?.seq === seq)

  assert.deepEqual(
    before.map(answer => answer.status),
    [200, 200],
  )
  assert.ok(tookMs < 1_000, `${tookMs} ms`)
  const leaseEndsAt = confirmed.get('east')?.leaseEndsAt ?? 0
  assert.ok(leaseEndsAt > Date.now() + 50_000 && leaseEndsAt <= Date.now() + 60_000)
})

test('a serving file that no grant names any more is removed from the gateway', async t => {
  const { source, server } = await openServer(t)
  const grant = source.put(buildGrant())
  const { url, servingDir } = await openRemote(t, server, { name: 'east' })
  await call(url, grant)
  assert.deepEqual(await readdir(servingDir), ['digest-one.sqlite'])

  source.put({ ...grant, state: 'stopped' })

  await becomes(async () => (await readdir(servingDir)).length === 0)
})

test('the duties that stand behind refusals come with the feed', async t => {
  const { source, server } = await openServer(t)
  const grant = source.put(buildGrant())
  const { url } = await openRemote(t, server, { name: 'east' })

  const { body } = await call(url, grant, { body: '{"scenario":"other","where":{"code":"x"}}' })

  assert.equal((body as { error: { duty: string } }).error.duty, 'XX-7')
})

test('a server that is gone costs the lease, then nothing is served', async t => {
  const { source, server, stop } = await openServer(t)
  const grant = source.put(buildGrant())
  const { url } = await openRemote(t, server, { name: 'east', leaseMs: 1_000 })
  assert.equal((await call(url, grant)).status, 200)

  await stop()

  await becomes(async () => (await call(url, grant)).status === 503)
})

test('a file that arrives damaged is not taken', async t => {
  const dir = await testFolder(t)
  const broken = fastify()
  broken.get('/internal/gateway/serving/:digest', (_request, reply) => {
    reply.header('x-gongshu-content-sha256', '00'.repeat(32)).type('application/octet-stream').send(Buffer.from('half'))
  })
  const url = await broken.listen({ port: 0, host: '127.0.0.1' })
  t.after(() => broken.close())
  const source = httpGrantSource({ url, token, gateway: 'east', leaseMs: 1_000, servingDir: dir })

  await assert.rejects(source.servingFile('digest-one'), /arrived damaged/)

  assert.deepEqual(await readdir(dir), [])
})

test('the feed is closed to whoever has no token, and to questions that are none', async t => {
  const { source, server } = await openServer(t)
  source.put(buildGrant())
  const asked: [string, string, RequestInit?][] = [
    ['no token', '/internal/gateway/grants?since=0&wait=0&gateway=east&lease=0', { headers: {} }],
    ['wrong token', '/internal/gateway/grants?since=0', { headers: { authorization: 'Bearer wrong' } }],
    ['no token for a file', '/internal/gateway/serving/digest-one', { headers: {} }],
    ['no position', '/internal/gateway/grants?gateway=east&lease=0'],
    ['a lease beyond an hour', '/internal/gateway/grants?since=0&gateway=east&lease=3600001'],
    ['a name that is a path', '/internal/gateway/grants?since=0&gateway=../x&lease=0'],
    ['a path for a digest', '/internal/gateway/serving/..%2F..%2Fkeys%2Fmaster'],
    ['an unknown digest', '/internal/gateway/serving/digest-none'],
    [
      'an unknown member',
      '/internal/gateway/confirm',
      { method: 'POST', body: '{"gateway":"e","seq":1,"leaseMs":0,"x":1}' },
    ],
  ]

  const statuses: [string, number][] = []
  for (const [name, path, init] of asked) {
    const headers = { authorization: `Bearer ${token}`, ...(init?.body ? { 'content-type': 'application/json' } : {}) }
    statuses.push([name, (await fetch(server + path, { headers, ...init })).status])
  }

  assert.deepEqual(statuses, [
    ['no token', 401],
    ['wrong token', 401],
    ['no token for a file', 401],
    ['no position', 400],
    ['a lease beyond an hour', 400],
    ['a name that is a path', 400],
    ['a path for a digest', 400],
    ['an unknown digest', 404],
    ['an unknown member', 400],
  ])
})

test('a source that was replaced by an older one makes the gateway begin again', async t => {
  const first = testSource(await servingFiles())
  const grant = first.put(buildGrant())
  first.put(buildGrant({ serviceId: 'service-2', appKey: 'app-2' }))
  const second = testSource(await servingFiles())
  second.put({ ...grant, state: 'stopped' })
  const link = { current: first as GrantSource }
  const source: GrantSource = {
    changesSince: (seq, waitMs) => link.current.changesSince(seq, Math.min(waitMs, 50)),
    servingFile: digest => link.current.servingFile(digest),
  }
  const { url, gateway } = await startGateway(t, { source })
  assert.deepEqual([(await call(url, grant)).status, gateway.stats().services], [200, 2])

  link.current = second

  await becomes(async () => (await call(url, grant)).status === 403 && gateway.stats().services === 1)
})

test('a server that closes answers whoever waits for news, and does not wait for them', async t => {
  const { source, server, stop } = await openServer(t, 'idle')
  const { seq } = source.put(buildGrant())
  const headers = { authorization: `Bearer ${token}` }
  const waiting = fetch(`${server}/internal/gateway/grants?since=${seq}&wait=30000&gateway=east&lease=0`, { headers })
  await becomes(async () => source.waiting() === 1)

  const askedAt = performance.now()
  await stop()
  const answer = await waiting

  assert.deepEqual(await answer.json(), {
    from: seq,
    to: seq,
    today: '2026-03-02',
    grants: [],
    duties: { scenario: 'XX-7' },
  })
  assert.ok(performance.now() - askedAt < 5_000)
})

async function openServer(t: TestContext, forceCloseConnections: true | 'idle' = true) {
  const source = testSource(await servingFiles())
  const confirmed = new Map<string, { seq: number; leaseEndsAt: number }>()
  const app = fastify({ forceCloseConnections })
  mountFeed(app, {
    source,
    duties: { scenario: 'XX-7' },
    isGatewayToken: presented => isSameSecret(presented, token),
    onConfirm: (gateway, seq, leaseEndsAt) => confirmed.set(gateway, { seq, leaseEndsAt }),
  })
  const server = await app.listen({ port: 0, host: '127.0.0.1' })
  t.after(() => app.close())
  return { source, server, confirmed, stop: () => app.close() }
}

async function openRemote(t: TestContext, url: string, { name, leaseMs = 60_000 }: { name: string; leaseMs?: number }) {
  const servingDir = join(await testFolder(t), 'serving')
  const source = httpGrantSource({ url, token, gateway: name, leaseMs, servingDir })
  const running = await startGateway(t, { name, source, leaseMs, duties: source.duties })
  t.after(() => source.close())
  return { ...running, servingDir }
}
