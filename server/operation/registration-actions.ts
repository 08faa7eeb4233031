import { type Act, citing, type NewCase, unitOfActor } from '../acts/act-types.ts'
import { requireConditions } from '../acts/lawful-conditions.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { findUnit } from '../registry/unit-queries.ts'
import { ownersOfEntries } from './operated-entry-queries.ts'
import { authorisationLifecycle, registrationLifecycle } from './registration.ts'

type Application = {
  readonly title: string
  readonly registrationKind: 'resource' | 'product'
  readonly entryId?: string
  readonly resources?: readonly string[]
}

const kindsOf = (_: unknown, record: JsonObject) =>
  record.registrationKind === 'product' ? ['registration.product'] : []

export const registrationActions = recordActions(registrationLifecycle, {
  'registration.apply': {
    opens: act => applicantsCase(act),
    check: act => requireRegistrable(act),
    title: input => input.title,
    kinds: kindsOf,
    notices: () => [{ role: 'operator', kind: 'registrationApplied' }],
  },
  'registration.return': {
    notices: act => [
      { unitId: act.existing().party_id, kind: 'registrationReturned', params: { reason: act.input.reason } },
    ],
  },
  'registration.register': {
    kinds: kindsOf,
    check: (act, record) => requireUnregistered(act, record),
    // The number under which the register lists it; the case's own is unique and shown everywhere.
    keeps: act => ({ ...act.input, registrationNumber: act.existing().number }),
    notices: act => [{ unitId: act.existing().party_id, kind: 'registrationDone' }],
  },
  'registration.cancel': {
    notices: act => [
      { unitId: act.existing().party_id, kind: 'registrationCancelled', params: { reason: act.input.reason } },
    ],
  },
})

export const authorisationActions = recordActions(authorisationLifecycle, {
  'authorisation.grant': {
    opens: async act => {
      const unit = await findUnit(act.tx, act.input.authorisedUnit)
      if (!unit?.offices.includes('authorisedOperator')) throw new Refusal('unknown_thing', { field: 'authorisedUnit' })
      return { title: act.input.title, unitId: unit.id, partyId: unit.id }
    },
    check: async act => {
      if (act.input.validTo < act.input.validFrom) throw new Refusal('invalid_input', { field: 'validTo' })
      const missing: string[] = []
      for (const entryId of act.input.concernedEntries) {
        if (!(await registrationOf(act, entryId))) missing.push(entryId)
      }
      requireConditions(act, [
        {
          rule: 'registeredBeforeGrant',
          met: missing.length === 0,
          reason: 'notRegistered',
          field: 'concernedEntries',
        },
      ])
    },
    notices: act => [{ unitId: act.input.authorisedUnit, kind: 'authorisationGranted' }],
  },
  'authorisation.end': {
    notices: act => [
      { unitId: act.existing().unit_id, kind: 'authorisationEnded', params: { reason: act.input.reason } },
    ],
  },
})

function applicantsCase(act: Act<Application>): NewCase {
  const unitId = unitOfActor(act.actor)
  return { title: act.input.title, unitId, partyId: unitId }
}

async function requireRegistrable(act: Act<Application>): Promise<void> {
  const { registrationKind, entryId, resources } = act.input
  if (registrationKind === 'resource') {
    if (!entryId) throw new Refusal('field_missing', { field: 'entryId', ...citing(act, 'registeredBeforeGrant') })
    if (!(await ownersOfEntries(act.tx, [entryId])).length) throw new Refusal('unknown_thing', { field: 'entryId' })
    return
  }
  if (!resources?.length)
    throw new Refusal('field_missing', { field: 'resources', ...citing(act, 'registration.product') })
  const registered = await casesRecording(act.tx, { type: 'registration', states: ['registered'], ids: resources })
  if (!resources.every(id => registered.some(one => one.id === id)))
    throw new Refusal('unknown_thing', { field: 'resources' })
}

// One resource stands in the register once.
async function requireUnregistered(act: Act, record: JsonObject): Promise<void> {
  if (typeof record.entryId !== 'string') return
  if (await registrationOf(act, record.entryId)) throw new Refusal('already_exists', { field: 'entryId' })
}

async function registrationOf(act: Act, entryId: string) {
  const [found] = await casesRecording(act.tx, {
    type: 'registration',
    states: ['registered'],
    holding: { registrationKind: 'resource', entryId },
    limit: 1,
  })
  return found ?? null
}
