import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { closeLake } from '../lake/lake.ts'
import { matchList } from '../lake/match.ts'
import type { Grant } from './grant.ts'
import { buildGrant, call, collectTestData, startGateway, testFolder, testSource } from './test-gateway.ts'

const bare = '/gateway/v1/services/service-1/match'
const path = `${bare}?scenario=${encodeURIComponent('高龄津贴发放')}`

test('a list is answered with flags only, in its order', async t => {
  const { url, grant, records } = await openMatch(t)

  const answer = await call(url, grant, { path, body: 'K-000001\r\nnobody\nK-000100\nK-000101' })

  assert.deepEqual(answer.body, { total: 4, matched: 2, flags: '1010' })
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
      mode: 'match',
      items: ['code'],
      asked: 4,
      rows: 2,
      result: 'ok',
      ms: 0,
      ip: '127.0.0.1',
    },
  )
})

test('a hundred thousand identifiers are matched, and none of them is in the journal', async t => {
  const { url, grant, gateway } = await openMatch(t)
  const canary = 'CANARY-310107194902030041'
  const list = Array.from({ length: 100_000 }, (_, n) => (n === 50_000 ? canary : `K-${String(n).padStart(6, '0')}`))

  const { body } = await call(url, grant, { path, body: `${list.join('\n')}\n` })
  await gateway.journal.rotate()

  const { flags, ...counts } = body as { total: number; matched: number; flags: string }
  assert.deepEqual([counts, flags.length, flags.indexOf('1')], [{ total: 100_000, matched: 100 }, 100_000, 1])
  const folder = gateway.journal.dir
  const bytes = await Promise.all((await readdir(folder)).map(name => readFile(join(folder, name), 'utf8')))
  assert.equal(bytes.join('').includes('CANARY'), false)
})

const refusals = [
  { name: 'an empty list', body: '', code: 'bad_request' },
  { name: 'an empty line within', body: 'a\n\nb\n', code: 'bad_request' },
  { name: 'a line too long', body: 'x'.repeat(201), code: 'bad_request' },
  { name: 'a list too long', body: 'a\n'.repeat(200_001), code: 'bad_request' },
  { name: 'a body too large', body: 'x'.repeat((32 << 20) + 1), code: 'bad_request' },
  {
    name: 'another scenario',
    path: `${bare}?scenario=${encodeURIComponent('其他')}`,
    body: 'a\n',
    code: 'scenario_mismatch',
  },
  { name: 'no scenario', path: bare, body: 'a\n', code: 'scenario_mismatch' },
  { name: 'an empty scenario', path: `${bare}?scenario=`, body: 'a\n', code: 'scenario_mismatch' },
  { name: 'a scenario named twice', path: `${path}&scenario=a`, body: 'a\n', code: 'scenario_mismatch' },
  { name: 'a query on a service of lists', path: path.replace('match', 'query'), body: '{}', code: 'bad_request' },
]

for (const { name, code, ...asked } of refusals) {
  test(`${name} is refused with ${code}`, async t => {
    const { url, grant, records } = await openMatch(t)

    const { body } = await call(url, grant, { path, ...asked })

    assert.equal((body as { error: { code: string } }).error.code, code)
    assert.deepEqual(
      (await records()).map(record => 'result' in record && record.result),
      [code],
    )
  })
}

test('a list of exactly 200,000 lines is taken', async t => {
  const { url, grant } = await openMatch(t)

  const { status } = await call(url, grant, { path, body: '310107194902030041\n'.repeat(200_000) })

  assert.equal(status, 200)
})

test('a gateway without the data says so', async t => {
  const { url, grant } = await openMatch(t, { matcher: null })

  const { status, body } = await call(url, grant, { path, body: 'a\n' })

  assert.deepEqual([status, (body as { error: { code: string } }).error.code], [503, 'match_unavailable'])
})

async function openMatch(t: TestContext, options: { matcher?: null } = {}) {
  const { lake, resource, version } = await collectTestData(await testFolder(t), 100, '张')
  t.after(() => closeLake(lake))
  const source = testSource({})
  const shape = { mode: 'match', resource, version, digest: null, columns: [], keys: [], keyColumn: 'code' } as const
  const grant = source.put(buildGrant({ ...shape, columns: [], keys: [] }))
  const matcher = ({ keyColumn = '' }: Grant, identifiers: string[]) =>
    matchList(lake, { resource, version, keyColumn, identifiers })
  return { ...(await startGateway(t, { source, matcher, ...options })), grant }
}
