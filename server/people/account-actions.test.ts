import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, system } from '../acts/act-types.ts'
import { newId } from '../base/ids.ts'
import type { OpenPlatform } from '../open-platform.ts'
import { attempt, openTestPlatform } from '../test-platform.ts'

let platform: OpenPlatform
before(async () => {
  platform = await openTestPlatform()
})
after(() => platform.close())

async function administrator(): Promise<Extract<Actor, { kind: 'account' }>> {
  const login = `a-${newId().slice(-12)}`
  const passwordHash = '$argon2id$none'
  const input = { login, name: '管理员', unitId: null, passwordHash, roles: [], separation: 'administration' }
  const { caseId } = await platform.acts.act({ step: 'account.open', actor: system, input })
  return { kind: 'account', accountId: caseId, unitId: null, roles: ['administrator'], separation: 'administration' }
}

test('an administrator neither joins the offices that are kept apart nor disables the own account', async () => {
  const actor = await administrator()
  const other = await administrator()
  const roles = { roles: ['operator'], separation: 'operation' }
  const own = { actor, caseId: actor.accountId }

  const joined = await attempt(platform, 'account.changeRoles', { ...own, input: roles })
  const disabled = await attempt(platform, 'account.disable', { ...own, input: { reason: '离职' } })
  const byOther = await attempt(platform, 'account.disable', { ...own, actor: other, input: { reason: '离职' } })

  const refused = { refused: 'separation_of_roles', field: 'id', duty: null }
  assert.deepEqual([joined, disabled], [refused, refused])
  assert.equal('state' in byOther && byOther.state, 'disabled')
})
