import type { Role } from '@gongshu/regulations'
import { type Act, actionsFor, citing } from '../acts/act-types.ts'
import { eventsOf } from '../acts/event-queries.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import { findAccount } from '../people/account-queries.ts'
import { isPersonIdentifier } from './person-identifier.ts'
import { officesInScope, type Registered, unitLifecycle } from './unit.ts'
import {
  changeUnit,
  findUnit,
  findUnitByUscc,
  insertUnit,
  replaceOfficer,
  rolesHeldIn,
  type UnitRow,
  unitTaken,
} from './unit-queries.ts'
import { isUscc } from './uscc.ts'

export const unitActions = actionsFor(unitLifecycle, {
  async 'unit.register'(act) {
    const {
      name,
      shortName,
      kind,
      uscc,
      regionCode,
      offices,
      byReference = false,
      publicService,
      parentUscc,
    } = act.input
    // A person who applies for data has no credit code, and never another office.
    const isPerson = isPersonIdentifier(uscc) && kind === 'other' && offices.every(office => office === 'applicant')
    if (!isUscc(uscc) && !isPerson)
      throw new Refusal('invalid_input', { field: 'uscc', params: { rule: 'GB 32100-2015' } })
    requireScope(act, { kind, offices, byReference, publicService })
    const taken = await unitTaken(act.tx, { name, uscc })
    if (taken) throw new Refusal('already_exists', { field: taken })
    const id = newId()
    const parent = parentUscc ? await parentOf(act, id, parentUscc) : null
    await act.open({ id, title: name, unitId: id })
    const unit = { id, name, short_name: shortName, kind, uscc, region_code: regionCode, offices: [...offices] }
    await insertUnit(act.tx, { ...unit, parent_id: parent?.id ?? null })
    return {
      to: 'registered',
      kinds: byReference ? ['byReference'] : [],
      detail: {
        name,
        kind,
        offices,
        ...(byReference ? { byReference } : {}),
        ...(publicService ? { publicService } : {}),
        ...(parent ? { parent: parent.name } : {}),
      },
    }
  },

  async 'unit.change'(act) {
    const { name, shortName, kind, regionCode, offices, parentUscc, noParent, reason } = act.input
    const { id } = act.existing()
    const before = await unitItself(act)
    const parent = parentUscc ? await parentOf(act, id, parentUscc) : null
    const after: UnitRow = {
      ...before,
      name: name ?? before.name,
      short_name: shortName ?? before.short_name,
      kind: kind ?? before.kind,
      region_code: regionCode ?? before.region_code,
      offices: offices ? [...offices] : before.offices,
      parent_id: parent ? parent.id : noParent ? null : before.parent_id,
    }
    if (kind || offices) requireScope(act, { ...(await registeredAs(act)), ...given(act.input), ...after })
    if (offices) await requireHeldRoles(act, offices)
    if (name && (await unitTaken(act.tx, { name, uscc: before.uscc, except: id })))
      throw new Refusal('already_exists', { field: 'name' })
    await changeUnit(act.tx, after)
    return { to: 'registered', title: after.name, reason: reason ?? null, detail: { ...act.input } }
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
})

type Described = Registered & { readonly publicService?: string | undefined }

function requireScope(act: Act, described: Described): void {
  if (!officesInScope(act.law, described))
    throw new Refusal('unit_out_of_scope', { field: 'kind', ...citing(act, 'unitInScope') })
  if (described.kind === 'publicService' && !described.publicService)
    throw new Refusal('field_missing', { field: 'publicService', ...citing(act, 'publicServiceInScope') })
}

// Whether a text applies by reference, and what a unit does for the public, was said when it was registered.
async function registeredAs(act: Act): Promise<Partial<Described>> {
  const events = await eventsOf(act.tx, act.existing().id)
  return Object.assign({}, ...events.map(event => given(event.detail))) as Partial<Described>
}

function given({ byReference, publicService }: Partial<Described>): Partial<Described> {
  return { ...(byReference === undefined ? {} : { byReference }), ...(publicService ? { publicService } : {}) }
}

async function unitItself(act: Act): Promise<UnitRow> {
  const { id } = act.existing()
  const unit = await findUnit(act.tx, id)
  if (!unit) throw new Error(`the unit ${id} has no row`)
  return unit
}

async function requireHeldRoles(act: Act, offices: readonly Role[]): Promise<void> {
  const lost = (await rolesHeldIn(act.tx, act.existing().id)).filter(role => !offices.includes(role))
  if (!lost.length) return
  const faults = lost.map(() => ({ field: 'offices', reason: 'roleHeld' }))
  throw new Refusal('condition_unmet', { field: 'offices', faults })
}

// A unit above itself, over however many others, would have no top.
async function parentOf(act: Act, id: string, uscc: string): Promise<UnitRow> {
  const parent = await findUnitByUscc(act.tx, uscc)
  if (!parent) throw new Refusal('unknown_thing', { field: 'parentUscc' })
  for (
    let above: UnitRow | null = parent;
    above;
    above = above.parent_id ? await findUnit(act.tx, above.parent_id) : null
  )
    if (above.id === id) throw new Refusal('invalid_input', { field: 'parentUscc' })
  return parent
}

// An officer is a person who can act for the unit: an account of its own that is in use.
async function requireOwnPerson(act: Act, accountId: string): Promise<void> {
  const account = await findAccount(act.tx, accountId)
  if (account && !account.disabled && account.unit_id === act.existing().id) return
  const duty = act.duties[0]?.id
  throw new Refusal('unknown_thing', { field: 'accountId', ...(duty ? { duty } : {}) })
}
