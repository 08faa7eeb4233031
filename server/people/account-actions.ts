import type { Role } from '@gongshu/regulations'
import { type Act, actionsFor } from '../acts/act-types.ts'
import { Refusal } from '../base/refusal.ts'
import type { Tx } from '../db/open-database.ts'
import { endAccess } from './access-queries.ts'
import { accountLifecycle, separationHolds, uncoveredRole } from './account.ts'
import { findAccountByLogin, insertAccount, officesOfUnit, updateAccount } from './account-queries.ts'

export const accountActions = actionsFor(accountLifecycle, {
  async 'account.open'(act) {
    const { login, name, unitId, passwordHash, roles, separation } = act.input
    if (!separationHolds(separation, roles)) throw new Refusal('separation_of_roles', { field: 'roles' })
    await checkUnit(act.tx, unitId, roles)
    if (await findAccountByLogin(act.tx, login)) throw new Refusal('already_exists', { field: 'login' })
    const opened = await act.open({ title: login, unitId })
    await insertAccount(act.tx, {
      id: opened.id,
      login,
      name,
      unit_id: unitId,
      password_hash: passwordHash,
      roles,
      separation,
      language: 'zh',
      failed_sign_ins: 0,
      locked_until: null,
      disabled: false,
      created_at: act.now,
    })
    return { to: 'open', detail: { roles, separation } }
  },

  async 'account.changeRoles'(act) {
    const { roles, separation } = act.input
    refuseOwnAccount(act)
    if (!separationHolds(separation, roles)) throw new Refusal('separation_of_roles', { field: 'roles' })
    await checkUnit(act.tx, act.existing().unit_id, roles)
    await updateAccount(act.tx, act.existing().id, { roles, separation })
    return { to: 'open', detail: { roles, separation } }
  },

  async 'account.disable'(act) {
    refuseOwnAccount(act)
    await updateAccount(act.tx, act.existing().id, { disabled: true })
    await endAccess(act.tx, act.existing().id)
    return { to: 'disabled', reason: act.input.reason }
  },

  async 'account.enable'(act) {
    await updateAccount(act.tx, act.existing().id, { disabled: false })
    return { to: 'open', reason: act.input.reason }
  },
})

// Whoever could change their own account could join the offices that are kept apart, or leave no administrator at all.
function refuseOwnAccount(act: Act): void {
  if (act.actor.kind === 'account' && act.actor.accountId === act.existing().id) {
    throw new Refusal('separation_of_roles', { field: 'id' })
  }
}

// A person provides or uses data only for a unit that does.
async function checkUnit(tx: Tx, unitId: string | null, roles: readonly Role[]): Promise<void> {
  const offices = unitId ? await officesOfUnit(tx, unitId) : []
  if (!offices) throw new Refusal('unknown_thing', { field: 'unitId' })
  const role = uncoveredRole(roles, offices)
  if (role) throw new Refusal('unit_out_of_scope', { field: 'roles', params: { role } })
}
