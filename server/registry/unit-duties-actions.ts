import { type Day, isDay } from '@gongshu/deadlines'
import { type Act, actionsFor } from '../acts/act-types.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import type { InformationSystemTable, UnitDutyTable } from '../db/schema-core.ts'
import { unitDutiesTable } from './unit-duties.ts'
import {
  changeInformationSystem,
  changeUnitDuty,
  dutiesAndSystems,
  endInformationSystem,
  endUnitDuty,
  insertInformationSystem,
  insertUnitDuty,
} from './unit-queries.ts'

// What is ended leaves the register; what it was stands in the event that ends it.
export const unitDutiesActions = actionsFor(unitDutiesTable, {
  async 'unit.recordDuty'(act) {
    const { code, name, basis } = act.input
    await requireNewDuty(act, code)
    await insertUnitDuty(act.tx, { id: newId(), unit_id: act.existing().id, code, name, basis })
    return { to: 'registered', detail: { duty: name, code } }
  },

  async 'unit.changeDuty'(act) {
    const { code, dutyName, dutyBasis, reason } = act.input
    const before = await dutyOf(act, code)
    const after = { ...before, name: dutyName ?? before.name, basis: dutyBasis ?? before.basis }
    if (after.name === before.name && after.basis === before.basis)
      throw new Refusal('field_missing', { field: 'dutyName' })
    await changeUnitDuty(act.tx, after)
    return { to: 'registered', reason, detail: { code, before: said(before), after: said(after) } }
  },

  async 'unit.endDuty'(act) {
    const { code, reason } = act.input
    const ended = await dutyOf(act, code)
    await endUnitDuty(act.tx, ended.id)
    return { to: 'registered', reason, detail: { code, duty: ended.name, basis: ended.basis } }
  },

  async 'unit.recordSystem'(act) {
    const { name, acceptedOn = null } = act.input
    await requireNewSystem(act, name, 'name')
    const accepted_on = acceptedOn === null ? null : acceptedDay(acceptedOn)
    await insertInformationSystem(act.tx, { id: newId(), unit_id: act.existing().id, name, accepted_on })
    return { to: 'registered', detail: { system: name, acceptedOn } }
  },

  async 'unit.changeSystem'(act) {
    const { systemName, newSystemName = systemName, acceptedOn, reason } = act.input
    const before = await systemOf(act, systemName)
    if (newSystemName !== systemName) await requireNewSystem(act, newSystemName, 'newSystemName')
    const accepted_on = acceptedOn ? acceptedDay(acceptedOn) : before.accepted_on
    if (newSystemName === systemName && accepted_on === before.accepted_on)
      throw new Refusal('field_missing', { field: 'newSystemName' })
    await changeInformationSystem(act.tx, { ...before, name: newSystemName, accepted_on })
    return { to: 'registered', reason, detail: { before: systemName, system: newSystemName, acceptedOn: accepted_on } }
  },

  async 'unit.endSystem'(act) {
    const { systemName, reason } = act.input
    const ended = await systemOf(act, systemName)
    await endInformationSystem(act.tx, ended.id)
    return { to: 'registered', reason, detail: { system: systemName } }
  },
})

async function requireNewDuty(act: Act, code: string): Promise<void> {
  const { duties } = await dutiesAndSystems(act.tx, act.existing().id)
  if (duties.some(duty => duty.code === code)) throw new Refusal('already_exists', { field: 'code' })
}

async function requireNewSystem(act: Act, name: string, field: string): Promise<void> {
  const { systems } = await dutiesAndSystems(act.tx, act.existing().id)
  if (systems.some(system => system.name === name)) throw new Refusal('already_exists', { field })
}

async function dutyOf(act: Act, code: string): Promise<UnitDutyTable> {
  const { duties } = await dutiesAndSystems(act.tx, act.existing().id)
  const found = duties.find(duty => duty.code === code)
  if (!found) throw new Refusal('unknown_thing', { field: 'code' })
  return found
}

async function systemOf(act: Act, name: string): Promise<InformationSystemTable> {
  const { systems } = await dutiesAndSystems(act.tx, act.existing().id)
  const found = systems.find(system => system.name === name)
  if (!found) throw new Refusal('unknown_thing', { field: 'systemName' })
  return found
}

function said({ name, basis }: UnitDutyTable): { name: string; basis: string } {
  return { name, basis }
}

function acceptedDay(text: string): Day {
  if (!isDay(text)) throw new Refusal('invalid_input', { field: 'acceptedOn' })
  return text
}
