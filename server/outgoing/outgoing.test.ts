import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { newId } from '../base/ids.ts'
import type { RunningServer } from '../start.ts'
import { registerTestUnit } from '../test-platform.ts'
import { openTestAccount, signInAs, startTestServer } from '../test-server.ts'
import { claimDue } from './outgoing-queries.ts'
import { isWebhookGenuine, webhookHeaders } from './webhook-signature.ts'

type Mail = { to: string[]; raw: string; text: string }
type Post = { body: string; timestamp: string; signature: string }

/** What arrived at a real mail server and at a real receiver of webhooks, which answers as it is told. */
const mails: Mail[] = []
const posts: Post[] = []
const receiver = { status: 204 }

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    const parts: Buffer[] = []
    stream.on('data', part => parts.push(part))
    stream.on('end', () => {
      const raw = Buffer.concat(parts).toString('utf8')
      mails.push({ to: session.envelope.rcptTo.map(to => to.address), raw, text: textOf(raw) })
      done()
    })
  },
})
const http = createServer(async (request, reply) => {
  let body = ''
  for await (const part of request) body += part
  const header = (name: string) => String(request.headers[name] ?? '')
  posts.push({ body, timestamp: header('gongshu-timestamp'), signature: header('gongshu-signature') })
  reply.writeHead(receiver.status).end()
})

let server: RunningServer
let postTo: string
before(async () => {
  await new Promise<void>(done => smtp.listen(0, '127.0.0.1', () => done()))
  await new Promise<void>(done => http.listen(0, '127.0.0.1', () => done()))
  const [mailPort, port] = [smtp.server, http].map(one => (one.address() as AddressInfo).port)
  postTo = `http://127.0.0.1:${port}/hook`
  const outgoing = {
    mailServer: `smtp://127.0.0.1:${mailPort}`,
    mailFrom: 'gongshu@example.test',
    publicUrl: 'https://data.example.test',
    webhookHosts: [`127.0.0.1:${port}`],
  }
  server = await startTestServer('2026-03-02', { jurisdiction: 'putuo', outgoing })
})
after(async () => {
  await server?.stop()
  smtp.close(() => undefined)
  http.close()
})

/** The text of a mail of one part, whichever way it is encoded. */
function textOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/quoted-printable/i.test(head)) return body
  const bytes = body
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

async function person() {
  const unitId = await registerTestUnit(server.platform, `测试单位 ${newId().slice(-8)}`, ['provider'])
  const login = `o-${newId().slice(-12)}`
  await openTestAccount(server, login, { unitId, roles: ['provider'] })
  return { unitId, user: await signInAs(server, login) }
}

type User = Awaited<ReturnType<typeof person>>['user']

async function notify(unitId: string) {
  const params = JSON.stringify({ title: '婚姻登记信息', number: 'M-2026-1', state: 'approved' })
  await server.platform.database.raw(
    `insert into notice (id, unit_id, kind, params, sent_on, created_at)
     values (gen_random_uuid(), $1, 'demandDecided', $2, '2026-03-02', now())`,
    [unitId, params],
  )
}

/** Looks as the clock does, until all that was waiting has been tried. */
async function sendAll(user: User, wanted: string): Promise<void> {
  await server.outgoing.look()
  for (let i = 0; i < 100; i++) {
    const { messages } = (await user.get('/api/session/outgoing')).body as {
      messages: { state: string; fault: string | null }[]
    }
    if (
      messages.length > 0 &&
      messages.every(({ state, fault }) => state === wanted || (fault !== null && wanted === 'tried'))
    )
      return
    await new Promise(done => setTimeout(done, 100))
  }
  throw new Error(`the messages did not become ${wanted}`)
}

test('an address counts once its link was opened by its person; then notices go there with a sentence and a link', async () => {
  const [own, stranger] = [await person(), await person()]
  const address = `${newId().slice(-8)}@example.test`

  await notify(own.unitId)
  await own.user.post('/api/session/outgoing/mail', { address })
  const token = /mail=([\w-]+)/.exec(mails.at(-1)?.text ?? '')?.[1] ?? ''
  const foreign = await stranger.user.post('/api/session/outgoing/confirmation', { token })
  await server.outgoing.look()
  const early = mails.filter(mail => mail.to.includes(address)).length
  const confirmed = await own.user.post('/api/session/outgoing/confirmation', { token })
  const again = await own.user.post('/api/session/outgoing/confirmation', { token })
  await notify(own.unitId)
  await sendAll(own.user, 'sent')

  const [, notice, ...more] = mails.filter(mail => mail.to.includes(address))
  assert.deepEqual([foreign.status, early, confirmed.status, again.status, more.length], [404, 1, 200, 404, 0])
  assert.equal(
    notice?.text.trim().replaceAll('\r\n', '\n'),
    '【演练】公共数据共享需求申请“婚姻登记信息”（M-2026-1）已办结审核，结果：审核通过。\n\n在平台查看：https://data.example.test/work/',
  )
})

test('a webhook is told with a signature that its receiver can check, and not what belongs to another unit', async () => {
  const [own, other] = [await person(), await person()]
  const { body } = await own.user.post('/api/session/outgoing/webhooks', { url: postTo })
  const secret = Buffer.from(String(body.secret), 'hex')
  posts.length = 0

  await notify(own.unitId)
  await notify(other.unitId)
  await sendAll(own.user, 'sent')

  const [post, ...more] = posts
  assert.ok(post)
  assert.equal(more.length, 0)
  assert.equal(isWebhookGenuine(secret, post, new Date()), true)
  assert.equal(isWebhookGenuine(secret, { ...post, body: `${post.body} ` }, new Date()), false)
  assert.equal(isWebhookGenuine(secret, post, new Date(Date.now() + 301_000)), false)
  const { kind, caseId, rehearsal } = JSON.parse(post.body) as { [member: string]: unknown }
  assert.deepEqual({ kind, caseId, rehearsal }, { kind: 'demandDecided', caseId: null, rehearsal: true })
  const { rows } = await server.platform.database.raw('select secret_sealed from notice_target where id = $1', [
    body.id,
  ])
  assert.equal(Buffer.from((rows[0] as { secret_sealed: Uint8Array }).secret_sealed).includes(secret), false)
})

test('what a receiver refuses is tried again later, told in the history and replayed by hand', async () => {
  const own = await person()
  await own.user.post('/api/session/outgoing/webhooks', { url: postTo })
  const history = async () =>
    (
      (await own.user.get('/api/session/outgoing')).body.messages as {
        id: string
        state: string
        attempts: number
        fault: string
      }[]
    )[0]

  receiver.status = 500
  await notify(own.unitId)
  await sendAll(own.user, 'tried')
  const refused = await history()
  // Not before its time: the next attempt is a minute away.
  await server.outgoing.look()
  const soon = await claimDue(server.platform.db, new Date(Date.now() + 30_000))
  const later = await claimDue(server.platform.db, new Date(Date.now() + 90_000))
  receiver.status = 204
  await server.platform.database.raw(`update outgoing_notice set state = 'failed' where id = $1`, [refused?.id])
  const replayed = await own.user.post(`/api/session/outgoing/messages/${refused?.id}/replay`, {})
  await sendAll(own.user, 'sent')
  const twice = await (await person()).user.post(`/api/session/outgoing/messages/${refused?.id}/replay`, {})

  assert.deepEqual([refused?.state, refused?.attempts, refused?.fault], ['waiting', 1, 'the receiver answered 500'])
  assert.deepEqual([soon.includes(refused?.id ?? ''), later.includes(refused?.id ?? '')], [false, true])
  assert.deepEqual([replayed.status, (await history())?.state, twice.status], [200, 'sent', 404])
})

test('nothing is posted into the own network, and no address is taken that names it', async () => {
  const own = await person()
  const add = (url: string) => own.user.post('/api/session/outgoing/webhooks', { url })

  const refused = [
    'http://127.0.0.1:1/hook',
    'http://localhost/hook',
    'http://[::ffff:127.0.0.1]/hook',
    'http://169.254.169.254/latest',
    'https://10.0.0.1/hook',
    'http://name:secret@example.test/',
    'ftp://example.test/',
  ]
  const statuses = await Promise.all(refused.map(async url => (await add(url)).status))

  assert.deepEqual(statuses, [422, 422, 422, 422, 422, 400, 400])
})

test('a target that was ended is told nothing more', async () => {
  const own = await person()
  const { body } = await own.user.post('/api/session/outgoing/webhooks', { url: postTo })
  posts.length = 0

  const stranger = await (await person()).user.remove(`/api/session/outgoing/${body.id}`)
  const ended = await own.user.remove(`/api/session/outgoing/${body.id}`)
  await notify(own.unitId)
  await server.outgoing.look()

  assert.deepEqual([stranger.status, ended.status, posts.length], [404, 200, 0])
})

test('the signature of a webhook is HMAC-SHA256 over time and body, as documented', () => {
  const headers = webhookHeaders(Buffer.from('key'), '{"a":1}', new Date(1_700_000_000_999))

  assert.deepEqual(headers, {
    'gongshu-timestamp': '1700000000',
    'gongshu-signature': 'v1=a438e398bfafc57e4396bb7fc2304422f0f768e965d073ca313cb52e22e6ad03',
  })
})
