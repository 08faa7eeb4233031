import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { system } from '../acts/act-types.ts'
import type { OpenPlatform } from '../open-platform.ts'
import { openTestPlatform } from '../test-platform.ts'
import { setUp, setUpToken } from './set-up.ts'
import { signIn } from './sign-in.ts'

let platform: OpenPlatform
before(async () => {
  platform = await openTestPlatform()
})
after(() => platform.close())

const person = (login: string) => ({ login, name: `演练员${login}`, password: 'long-enough-password' })
const people = [person('keeper'), person('watcher'), person('worker')]

test('the set-up link opens the three separated accounts once, and there is no link afterwards', async () => {
  const token = (await setUpToken(platform)) ?? ''
  await assert.rejects(setUp(platform, 'wrong', people), /set_up_link/)
  await assert.rejects(setUp(platform, token, [...people.slice(0, 2), person('keeper')]), /separation_of_roles/)
  await assert.rejects(
    setUp(
      platform,
      token,
      people.map(one => ({ ...one, password: 'short' })),
    ),
    /invalid_input/,
  )

  await setUp(platform, token, people)

  await assert.rejects(setUp(platform, token, people), /set_up_link/)
  assert.equal(await setUpToken(platform), null)
  assert.ok((await signIn(platform.db, 'worker', 'long-enough-password')).token)
})

test('first accounts of which one is refused open none, and the link can be used again', async t => {
  const fresh = await openTestPlatform()
  t.after(() => fresh.close())
  const token = (await setUpToken(fresh)) ?? ''
  const nameless = [...people.slice(0, 2), { ...person('worker'), name: '' }]

  await assert.rejects(setUp(fresh, token, nameless), /invalid_input/)
  const opened = await fresh.database.raw('select login from account')
  await setUp(fresh, token, people)

  assert.deepEqual(opened.rows, [])
})

test('a kill in the middle of the set-up leaves no account behind', async t => {
  const fresh = await openTestPlatform()
  t.after(() => fresh.close())
  const token = (await setUpToken(fresh)) ?? ''
  const occupied = { ...person('worker'), login: 'taken' }
  const passwordHash = '$argon2id$none'
  const input = { login: 'taken', name: '演练员', unitId: null, passwordHash, roles: [], separation: 'operation' }
  await fresh.acts.act({ step: 'account.open', actor: system, input })

  await assert.rejects(setUp(fresh, token, [...people.slice(0, 2), occupied]), /already_exists/)
  const { rows } = await fresh.database.raw('select login from account')

  assert.deepEqual(rows, [{ login: 'taken' }])
})
