import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { system } from '../acts/act-types.ts'
import { newId } from '../base/ids.ts'
import type { OpenPlatform } from '../open-platform.ts'
import { openTestPlatform } from '../test-platform.ts'
import { findAccount } from './account-queries.ts'
import { hashPassword } from './password.ts'
import { checkPassword, issueApiToken, sessionOf, signIn, signOut, tokenAccount } from './sign-in.ts'

const password = 'rehearsal-password-1'

let platform: OpenPlatform
let passwordHash: string
before(async () => {
  platform = await openTestPlatform()
  passwordHash = await hashPassword(password)
})
after(() => platform.close())

async function openAccount() {
  const login = `p-${newId().slice(-12)}`
  const input = { login, name: '演练员', unitId: null, passwordHash, roles: ['operator'], separation: 'operation' }
  const { caseId } = await platform.acts.act({ step: 'account.open', actor: system, input })
  return { login, id: caseId }
}

function codeOf(attempted: Promise<unknown>): Promise<string> {
  return attempted.then(
    () => 'ok',
    error => error.code ?? String(error),
  )
}

const guess = (login: string, word = 'wrong') => codeOf(signIn(platform.db, login, word))

test('the fifth wrong password locks the account, for the right one too, and the lock ends by itself', async () => {
  const { login, id } = await openAccount()

  const guesses = []
  for (let i = 0; i < 5; i++) guesses.push(await guess(login))
  const locked = await guess(login, password)
  await platform.database.raw(`update account set locked_until = now() - interval '1 second' where id = $1`, [id])
  const later = await guess(login, password)

  assert.deepEqual([...new Set(guesses)], ['wrong_credentials'])
  assert.deepEqual([locked, later], ['locked_out', 'ok'])
})

test('guesses sent together count one by one', async () => {
  const { login } = await openAccount()

  const answers = await Promise.all(Array.from({ length: 12 }, () => guess(login)))

  assert.deepEqual(answers.filter(code => code === 'wrong_credentials').length, 5)
  assert.deepEqual(answers.filter(code => code === 'locked_out').length, 7)
})

test('the right password clears the count', async () => {
  const { login } = await openAccount()

  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 4; i++) assert.equal(await guess(login), 'wrong_credentials')
    assert.equal(await guess(login, password), 'ok')
  }
})

test('wrong passwords at signing a commitment lock the account as those at sign-in do', async () => {
  const { login, id } = await openAccount()
  const account = await findAccount(platform.db, id)
  assert.ok(account)

  for (let i = 0; i < 5; i++) await codeOf(checkPassword(platform.db, account, 'wrong'))

  assert.equal(await guess(login, password), 'locked_out')
})

test('an unknown login and a wrong password are told alike', async () => {
  const { login } = await openAccount()

  assert.deepEqual([await guess('nobody-here'), await guess(login)], ['wrong_credentials', 'wrong_credentials'])
})

test('a disabled account can neither sign in nor go on with a session or token', async () => {
  const { login, id } = await openAccount()
  const { token } = await signIn(platform.db, login, password)
  const program = await issueApiToken(platform.db, { accountId: id, name: '程序', scope: ['api'], validDays: 1 })
  assert.ok((await sessionOf(platform.db, token)) && (await tokenAccount(platform.db, program)))

  await platform.acts.act({ step: 'account.disable', actor: system, caseId: id, input: { reason: '离岗' } })

  assert.equal(await guess(login, password), 'wrong_credentials')
  assert.deepEqual([await sessionOf(platform.db, token), await tokenAccount(platform.db, program)], [null, null])
})

test('a session ends by signing out, by idleness and by age; a token by its day', async () => {
  const { login, id } = await openAccount()
  const sessions = await Promise.all([1, 2, 3].map(() => signIn(platform.db, login, password)))
  const [left, idle, old] = sessions.map(session => session.token)
  const program = await issueApiToken(platform.db, { accountId: id, name: '程序', scope: ['api'], validDays: 1 })
  const age = (column: string, table: string) =>
    platform.database.raw(`update ${table} set ${column} = now() - interval '2 hours' where account_id = $1`, [id])

  await signOut(platform.db, left ?? '')
  assert.equal(await sessionOf(platform.db, left ?? ''), null)
  assert.ok(await sessionOf(platform.db, idle ?? ''))
  await age('last_seen_at', 'session')
  assert.equal(await sessionOf(platform.db, idle ?? ''), null)
  await age('expires_at', 'session')
  assert.equal(await sessionOf(platform.db, old ?? ''), null)
  await age('expires_at', 'api_token')
  assert.equal(await tokenAccount(platform.db, program), null)
})

test('neither the token of a session nor that of a program stands in the database', async () => {
  const { login, id } = await openAccount()
  const { token } = await signIn(platform.db, login, password)
  const program = await issueApiToken(platform.db, { accountId: id, name: '程序', scope: ['api'], validDays: 1 })

  for (const table of ['session', 'api_token', 'account']) {
    const { rows } = await platform.database.raw(`select string_agg(t::text, '') as all from ${table} t`)
    const content = String((rows[0] as { all: string }).all)
    assert.equal(
      [token, program, password].some(secret => content.includes(secret)),
      false,
      table,
    )
  }
})
