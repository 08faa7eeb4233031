import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { RunningServer } from '../start.ts'
import { registerTestUnit } from '../test-platform.ts'
import { startTestServer } from '../test-server.ts'
import { findUnit } from './unit-queries.ts'

let server: RunningServer
before(async () => {
  server = await startTestServer()
})
after(() => server.stop())

function registerAs(uscc: string) {
  const body = new URLSearchParams({
    applicantKind: 'organisation',
    name: '（虚构）某某数据公司',
    identifier: uscc,
    contactName: '甲',
    login: 'apply-as-office',
    password: 'rehearsal-password-1',
  })
  return fetch(`${server.url}/apply/register`, { method: 'POST', body })
}

test('nobody of the public registers under the code of a public body that has no account yet', async () => {
  const id = await registerTestUnit(server.platform, '测试局', ['provider', 'consumer'])
  const { uscc = '' } = (await findUnit(server.platform.db, id)) ?? {}

  const answer = await registerAs(uscc)

  const { rows } = await server.platform.database.raw('select login from account where unit_id = $1', [id])
  assert.deepEqual([answer.status, rows], [409, []])
})

test('who stopped half-way comes back under the same code', async () => {
  const id = await registerTestUnit(server.platform, '测试公司', ['applicant'])
  const { uscc = '' } = (await findUnit(server.platform.db, id)) ?? {}

  const answer = await registerAs(uscc)

  assert.equal(answer.status, 200)
})
