import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { RunningServer } from '../start.ts'
import { buildEntry, registerTestUnit } from '../test-platform.ts'
import { openTestAccount, signInAs, startTestServer } from '../test-server.ts'
import { createApp } from './app.ts'

let server: RunningServer
let provider: Awaited<ReturnType<typeof signInAs>>
before(async () => {
  server = await startTestServer()
  const unitId = await registerTestUnit(server.platform, '测试单位', ['provider'])
  await openTestAccount(server, 'provider1', { unitId, roles: ['provider'] })
  provider = await signInAs(server, 'provider1')
})
after(() => server.stop())

test('what no column can hold is the caller’s fault, not a bug of the platform', async () => {
  const answers = [
    await provider.post('/api/catalog-entries/steps/submit', buildEntry({ name: '目\u0000录名' })),
    await provider.get('/api/catalog-entries?offset=1e30'),
    await provider.get('/api/catalog-entries?state=%00'),
    await provider.get('/api/open-list-entries?offset=10000000000000000000'),
  ]
  const codes = answers.map(({ status, body }) => [status, (body.error as { code: string }).code])

  assert.deepEqual(codes, Array(4).fill([400, 'invalid_input']))
})

test('what somebody else took at the same moment is taken, not a bug of the platform', async () => {
  const app = await createApp(server.platform)
  app.get('/twice', async () => {
    const { raw } = server.platform.database
    await raw(`insert into platform values ('twice', 'once'), ('twice', 'again')`)
  })

  const answer = await app.inject('/twice')

  assert.deepEqual([answer.statusCode, answer.json().error.code], [409, 'already_exists'])
})
