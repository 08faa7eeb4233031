import { actionsFor } from '../acts/act-types.ts'
import { Refusal } from '../base/refusal.ts'
import { accountLifecycle, separationHolds } from './account.ts'
import { findAccountByLogin, insertAccount, updateAccount } from './account-queries.ts'

export const accountActions = actionsFor(accountLifecycle, {
  async 'account.open'(act) {
    const { login, name, unitId, passwordHash, roles, separation } = act.input
    if (!separationHolds(separation, roles)) throw new Refusal('separation_of_roles', { field: 'roles' })
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
    if (!separationHolds(separation, roles)) throw new Refusal('separation_of_roles', { field: 'roles' })
    await updateAccount(act.tx, act.existing().id, { roles, separation })
    return { to: 'open', detail: { roles, separation } }
  },

  async 'account.disable'(act) {
    await updateAccount(act.tx, act.existing().id, { disabled: true })
    return { to: 'disabled', reason: act.input.reason }
  },

  async 'account.enable'(act) {
    await updateAccount(act.tx, act.existing().id, { disabled: false })
    return { to: 'open', reason: act.input.reason }
  },
})
