import { type Day, isDay } from '@gongshu/deadlines'
import { type Act, actionsFor, citing } from '../acts/act-types.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import { findAccount } from '../people/account-queries.ts'
import { isPersonIdentifier } from './person-identifier.ts'
import { officesInScope, unitLifecycle } from './unit.ts'
import {
  dutiesAndSystems,
  insertInformationSystem,
  insertUnit,
  insertUnitDuty,
  replaceOfficer,
  unitTaken,
} from './unit-queries.ts'
import { isUscc } from './uscc.ts'

export const unitActions = actionsFor(unitLifecycle, {
  async 'unit.register'(act) {
    const { name, shortName, kind, uscc, regionCode, offices, byReference = false, publicService } = act.input
    // A person who applies for data has no credit code, and never another office.
    const isPerson = isPersonIdentifier(uscc) && kind === 'other' && offices.every(office => office === 'applicant')
    if (!isUscc(uscc) && !isPerson)
      throw new Refusal('invalid_input', { field: 'uscc', params: { rule: 'GB 32100-2015' } })
    if (!officesInScope(act.law, act.input))
      throw new Refusal('unit_out_of_scope', { field: 'kind', ...citing(act, 'unitInScope') })
    if (kind === 'publicService' && !publicService)
      throw new Refusal('field_missing', { field: 'publicService', ...citing(act, 'publicServiceInScope') })
    const taken = await unitTaken(act.tx, { name, uscc })
    if (taken) throw new Refusal('already_exists', { field: taken })
    const id = newId()
    await act.open({ id, title: name, unitId: id })
    await insertUnit(act.tx, { id, name, short_name: shortName, kind, uscc, region_code: regionCode, offices })
    return {
      to: 'registered',
      kinds: byReference ? ['byReference'] : [],
      detail: {
        name,
        kind,
        offices,
        ...(byReference ? { byReference } : {}),
        ...(publicService ? { publicService } : {}),
      },
    }
  },

  async 'unit.appointOfficer'(act) {
    const { kind, accountId } = act.input
    const unit = act.existing()
    await requireOwnPerson(act, accountId)
    await replaceOfficer(act.tx, {
      id: newId(),
      unit_id: unit.id,
      kind,
      account_id: accountId,
      since: act.effectiveOn,
      until: null,
    })
    return { to: 'registered', detail: { officer: kind } }
  },

  async 'unit.recordDuty'(act) {
    const { code, name, basis } = act.input
    const unit = act.existing()
    const { duties } = await dutiesAndSystems(act.tx, unit.id)
    if (duties.some(duty => duty.code === code)) throw new Refusal('already_exists', { field: 'code' })
    await insertUnitDuty(act.tx, { id: newId(), unit_id: unit.id, code, name, basis })
    return { to: 'registered', detail: { duty: name, code } }
  },

  async 'unit.recordSystem'(act) {
    const { name, acceptedOn = null } = act.input
    const unit = act.existing()
    const { systems } = await dutiesAndSystems(act.tx, unit.id)
    if (systems.some(system => system.name === name)) throw new Refusal('already_exists', { field: 'name' })
    await insertInformationSystem(act.tx, {
      id: newId(),
      unit_id: unit.id,
      name,
      accepted_on: acceptedDay(acceptedOn),
    })
    return { to: 'registered', detail: { system: name, acceptedOn } }
  },
})

function acceptedDay(text: string | null): Day | null {
  if (text === null) return null
  if (!isDay(text)) throw new Refusal('invalid_input', { field: 'acceptedOn' })
  return text
}

// An officer is a person who can act for the unit: an account of its own that is in use.
async function requireOwnPerson(act: Act, accountId: string): Promise<void> {
  const account = await findAccount(act.tx, accountId)
  if (account && !account.disabled && account.unit_id === act.existing().id) return
  const duty = act.duties[0]?.id
  throw new Refusal('unknown_thing', { field: 'accountId', ...(duty ? { duty } : {}) })
}
