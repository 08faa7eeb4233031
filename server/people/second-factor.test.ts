import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../base/ids.ts'
import type { RunningServer } from '../start.ts'
import { openTestAccount, signInAs, startTestServer, TEST_PASSWORD } from '../test-server.ts'
import { codeAt, keyOfText, newRecoveryCode, plainRecoveryCode, stepOfCode } from './one-time-code.ts'
import { confirmPerson } from './second-factor.ts'

const STEP_MS = 30_000
const password = TEST_PASSWORD

let server: RunningServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

test('the vectors of RFC 6238 hold, one step of tolerance to each side', () => {
  const key = Buffer.from('12345678901234567890')
  const vectors = {
    59: '287082',
    1111111109: '081804',
    1111111111: '050471',
    1234567890: '005924',
    2000000000: '279037',
  }

  for (const [seconds, code] of Object.entries(vectors)) {
    const at = new Date(Number(seconds) * 1000)
    const step = Math.floor(Number(seconds) / 30)
    assert.equal(codeAt(key, at), code)
    const around = [-2, -1, 0, 1, 2].map(steps => stepOfCode(key, code, new Date(at.getTime() + steps * STEP_MS)))
    assert.deepEqual(around, [null, step, step, step, null])
  }
  const odd = ['28708', '2870820', ' 287082', '28708a', '２８７０８２'].map(text =>
    stepOfCode(key, text, new Date(59_000)),
  )
  assert.deepEqual(new Set(odd), new Set([null]))
})

test('a recovery code has 80 bits and is read however it is typed', () => {
  const code = newRecoveryCode()

  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  assert.equal(plainRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')}`), code.replaceAll('-', ''))
  assert.equal(plainRecoveryCode('123456'), null)
})

async function person() {
  const login = `f-${newId().slice(-12)}`
  const { caseId } = await openTestAccount(server, login, { unitId: null, roles: ['operator'] })
  const user = await signInAs(server, login)
  const { rows } = await server.platform.database.raw('select * from account where id = $1', [caseId])
  return { id: caseId, user, account: rows[0] as Parameters<typeof confirmPerson>[1] }
}

async function enrolled() {
  const who = await person()
  const offered = await who.user.post('/api/session/second-factor', { password })
  const key = keyOfText(String(offered.body.key))
  const code = codeAt(key, new Date())
  const confirmed = await who.user.post('/api/session/second-factor/confirmation', { code })
  return { ...who, key, uri: String(offered.body.uri), code, recoveryCodes: confirmed.body.recoveryCodes as string[] }
}

/** A code that was not used to enrol, and is right whether or not a step ends while the test runs. */
function nextCode(key: Uint8Array): string {
  return codeAt(key, new Date(Date.now() + STEP_MS))
}

/** What signing answers to this password and code: null, or the code of the refusal. */
async function signing(account: Parameters<typeof confirmPerson>[1], code?: string, everyone = false) {
  const platform = { ...server.platform, ...(everyone ? { secondFactor: 'everyone' as const } : {}) }
  const refused = (error: { code?: string }) => error.code ?? String(error)
  return confirmPerson(platform, account, { password, code }).then(() => null, refused)
}

test('an authenticator is enrolled with the password and a code of it, and its key is sealed', async () => {
  const { user } = await person()

  const before = (await user.get('/api/session/second-factor')).body
  const wrong = await user.post('/api/session/second-factor', { password: 'wrong' })
  const early = await user.post('/api/session/second-factor/confirmation', { code: '123456' })
  const who = await enrolled()
  const after = (await who.user.get('/api/session/second-factor')).body
  const again = await who.user.post('/api/session/second-factor', { password })

  const { rows } = await server.platform.database.raw('select secret_sealed from second_factor where account_id = $1', [
    who.id,
  ])
  const sealed = Buffer.from((rows[0] as { secret_sealed: Uint8Array }).secret_sealed)
  assert.deepEqual(before, { enrolled: false, since: null, recoveryCodes: 0, asked: false })
  assert.deepEqual([wrong.status, early.status, again.status], [403, 403, 409])
  assert.match(who.uri, /^otpauth:\/\/totp\/.*f-.*issuer=.*algorithm=SHA1&digits=6&period=30$/)
  assert.deepEqual([after.enrolled, after.recoveryCodes, after.asked], [true, 10, true])
  assert.equal(sealed.includes(Buffer.from(who.key)), false)
})

test('whoever has enrolled signs with a code, each once; who has not is told where it is asked of everyone', async () => {
  const bare = await person()
  const { account, key, code, recoveryCodes } = await enrolled()
  const next = nextCode(key)

  const answers = {
    notEnrolled: await signing(bare.account),
    notEnrolledWhereAsked: await signing(bare.account, undefined, true),
    without: await signing(account),
    usedAtEnrolment: await signing(account, code),
    right: await signing(account, next),
    twice: await signing(account, next),
    recovery: await signing(account, recoveryCodes[0]?.toLowerCase()),
    recoveryTwice: await signing(account, recoveryCodes[0]),
  }

  assert.deepEqual(answers, {
    notEnrolled: null,
    notEnrolledWhereAsked: 'second_factor_missing',
    without: 'code_missing',
    usedAtEnrolment: 'code_wrong',
    right: null,
    twice: 'code_wrong',
    recovery: null,
    recoveryTwice: 'code_wrong',
  })
})

test('guesses lock the codes, and a right password does not forgive them', async () => {
  const { account, key } = await enrolled()
  const right = nextCode(key)

  const guesses: (string | null)[] = []
  for (let i = 0; i < 6; i++) guesses.push(await signing(account, right === '000000' ? '111111' : '000000'))

  assert.deepEqual(guesses, [...Array(5).fill('code_wrong'), 'locked_out'])
  assert.equal(await signing(account, right), 'locked_out')
})

test('two requests with the same code at the same moment: one is taken', async () => {
  const { account, key } = await enrolled()
  const code = nextCode(key)

  const answers = await Promise.all([signing(account, code), signing(account, code)])

  assert.deepEqual(answers.toSorted(), ['code_wrong', null])
})

test('a factor is given up with a code of it only, and enrolled anew', async () => {
  const { user, key, recoveryCodes } = await enrolled()
  const remove = (code: string) => user.post('/api/session/second-factor/removal', { password, code })

  const guessed = await remove('000000')
  const removed = await remove(recoveryCodes[3] ?? '')
  const state = (await user.get('/api/session/second-factor')).body
  const offered = await user.post('/api/session/second-factor', { password })

  assert.deepEqual([guessed.status, removed.status, state.enrolled, offered.status], [403, 200, false, 200])
  assert.notDeepEqual(keyOfText(String(offered.body.key)), key)
})

test('a token of a program cannot enrol or give up anything', async () => {
  const { user } = await enrolled()
  const { token } = (await user.post('/api/tokens', { name: '程序', validDays: 1 })).body
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const paths = ['', '/confirmation', '/removal']

  const answers = await Promise.all(
    paths.map(path => fetch(`${server.url}/api/session/second-factor${path}`, { method: 'POST', headers, body: '{}' })),
  )

  assert.deepEqual(
    answers.map(answer => answer.status),
    [403, 403, 403],
  )
})
