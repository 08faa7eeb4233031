import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setUpToken } from '../people/set-up.ts'
import type { RunningServer } from '../start.ts'
import { startTestServer } from '../test-server.ts'

let server: RunningServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

function form(token: string, changes: { [field: string]: string } = {}): URLSearchParams {
  const person = (i: number) => ({
    [`login-${i}`]: `first${i}`,
    [`name-${i}`]: `演练员${i}`,
    [`password-${i}`]: `long-enough-${i}`,
  })
  return new URLSearchParams({ token, ...person(0), ...person(1), ...person(2), ...changes })
}

async function post(body: URLSearchParams): Promise<{ status: number; page: string }> {
  const answer = await fetch(`${server.url}/set-up`, { method: 'POST', body })
  return { status: answer.status, page: await answer.text() }
}

test('the form of the set-up link opens three accounts, once', async () => {
  const token = (await setUpToken(server.platform)) ?? ''
  const short = await post(form(token, { 'password-1': 'short' }))

  const done = await post(form(token))

  assert.equal(short.status, 400)
  assert.equal(done.status, 200)
  assert.match(done.page, /\/work\//)
  assert.equal((await post(form(token, { 'login-0': 'another' }))).status, 403)
})
