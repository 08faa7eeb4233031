import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { system } from '../acts/act-types.ts'
import { sweep } from '../acts/sweep.ts'
import { newId } from '../base/ids.ts'
import { purgeUploads } from '../files/purge-uploads.ts'
import type { RunningServer } from '../start.ts'
import { openTestAccount, signInAs, startTestServer, TEST_PASSWORD } from '../test-server.ts'

let server: RunningServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

async function person() {
  const login = `p-${newId().slice(-12)}`
  const { caseId } = await openTestAccount(server, login, { unitId: null, roles: ['operator', 'authority'] })
  return { login, id: caseId, user: await signInAs(server, login) }
}

async function ask(token: string, path: string, body?: object) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {}
  const answer = await fetch(`${server.url}${path}`, { ...init, headers })
  const parsed = (await answer.json()) as { error?: { code: string } }
  return `${answer.status} ${parsed.error?.code ?? ''}`.trim()
}

const channel = { title: '前置交换', channelKind: 'sharing', description: '批量数据', standing: 'existing' }

test('a token does what it names and nothing else', async () => {
  const { user } = await person()
  const tokenFor = async (scope?: string[]) =>
    String((await user.post('/api/tokens', { name: '程序', validDays: 1, ...(scope ? { scope } : {}) })).body.token)
  const [reading, registering] = [await tokenFor(), await tokenFor(['channel.register'])]
  const unknown = await user.post('/api/tokens', { name: '程序', validDays: 1, scope: ['channel.sell'] })

  const answers = {
    readerReads: await ask(reading, '/api/units'),
    readerActs: await ask(reading, '/api/channels/steps/register', channel),
    writerReads: await ask(registering, '/api/units'),
    writerActs: await ask(registering, '/api/channels/steps/register', channel),
    otherStep: await ask(registering, `/api/channels/${newId()}/steps/integrate`, { result: '完成' }),
    otherRoute: await ask(registering, '/api/clock/advance', { by: '1d' }),
  }

  assert.equal(unknown.status, 404)
  assert.deepEqual(answers, {
    readerReads: '200',
    readerActs: '403 token_scope',
    writerReads: '403 token_scope',
    writerActs: '200',
    otherStep: '403 token_scope',
    otherRoute: '403 token_scope',
  })
})

test('a person lists and revokes own tokens, and no other', async () => {
  const [owner, stranger] = [await person(), await person()]
  const { body } = await owner.user.post('/api/tokens', { name: '月报程序', validDays: 1 })
  const [listed] = (await owner.user.get('/api/tokens')).body.tokens as { id: string; name: string; scope: string[] }[]
  const del = (user: typeof owner.user) => user.remove(`/api/tokens/${listed?.id}`)

  const foreign = await del(stranger.user)
  const before = await ask(String(body.token), '/api/units')
  const own = await del(owner.user)
  const after = await ask(String(body.token), '/api/units')

  assert.deepEqual([listed?.name, listed?.scope], ['月报程序', ['read']])
  assert.ok(!JSON.stringify(listed).includes(String(body.token)))
  assert.deepEqual([foreign.status, before, own.status, after], [404, '200', 200, '401 not_signed_in'])
})

test('a new password needs the old one and ends every other session', async () => {
  const { login, user } = await person()
  const elsewhere = await signInAs(server, login)
  const newPassword = 'another-rehearsal-password-2'

  const wrong = await user.post('/api/session/password', { password: 'not-the-password', newPassword })
  const short = await user.post('/api/session/password', { password: TEST_PASSWORD, newPassword: 'short' })
  const changed = await user.post('/api/session/password', { password: TEST_PASSWORD, newPassword })

  const [here, there] = [await user.get('/api/session'), await elsewhere.get('/api/session')]
  const old = await user.post('/api/session', { login, password: TEST_PASSWORD })
  const fresh = await user.post('/api/session', { login, password: newPassword })
  assert.deepEqual([wrong.status, short.status, changed.status], [403, 400, 200])
  assert.deepEqual([here.status, there.status, old.status, fresh.status], [200, 401, 401, 200])
})

test('sessions and tokens of a disabled account stay dead when it is enabled again', async () => {
  const { id, user } = await person()
  const { body } = await user.post('/api/tokens', { name: '程序', validDays: 1 })
  const acts = server.platform.acts

  await acts.act({ step: 'account.disable', caseId: id, actor: system, input: { reason: '调离' } })
  await acts.act({ step: 'account.enable', caseId: id, actor: system, input: { reason: '返岗' } })

  assert.equal((await user.get('/api/session')).status, 401)
  assert.equal(await ask(String(body.token), '/api/units'), '401 not_signed_in')
})

test('what has expired is purged with the work of the day, and what has not stays', async () => {
  const { id, user } = await person()
  const { database } = server.platform
  await user.post('/api/tokens', { name: '程序', validDays: 1 })
  const count = async () =>
    (
      await database.raw(
        `select (select count(*)::integer from session where account_id = $1) as sessions,
                (select count(*)::integer from api_token where account_id = $1) as tokens,
                (select count(*)::integer from idempotency where account_id = $1) as keys`,
        [id],
      )
    ).rows[0]
  await database.raw(
    `insert into idempotency (account_id, key, request_digest, created_at)
     values ($1, 'old-key-1', '', now() - interval '8 days'), ($1, 'new-key-1', '', now())`,
    [id],
  )
  const all = await count()
  await sweep(server.platform.acts.door)
  const kept = await count()
  for (const table of ['session', 'api_token']) {
    await database.raw(`update ${table} set expires_at = now() - interval '1 second' where account_id = $1`, [id])
  }
  await sweep(server.platform.acts.door)

  assert.deepEqual(all, { sessions: 1, tokens: 1, keys: 2 })
  assert.deepEqual(kept, { sessions: 1, tokens: 1, keys: 1 })
  assert.deepEqual(await count(), { sessions: 0, tokens: 0, keys: 1 })
})

test('an upload that nobody has loaded for two days is deleted', async t => {
  const dir = await mkdtemp(join(tmpdir(), 'gongshu uploads '))
  t.after(() => rm(dir, { recursive: true, force: true }))
  const own = join(dir, newId())
  await mkdir(own)
  for (const name of ['old', 'new']) await writeFile(join(own, name), 'code\nK-1\n')
  const now = new Date()
  await utimes(join(own, 'old'), now, new Date(now.getTime() - 3 * 86_400_000))

  const gone = await purgeUploads(dir, now)

  assert.deepEqual([gone, await readdir(own)], [1, ['new']])
  assert.equal(await purgeUploads(join(dir, 'absent'), now), 0)
})
