import { type Act, citing, unitOfActor } from '../acts/act-types.ts'
import { requireConditions } from '../acts/lawful-conditions.ts'
import { recordActions } from '../acts/record.ts'
import { listOf } from '../acts/record-list.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { cooperationLifecycle } from './cooperation.ts'
import { ownersOfEntries } from './operated-entry-queries.ts'
import { transferApproved } from './transfer-assessment-actions.ts'

export const cooperationActions = recordActions(cooperationLifecycle, {
  'cooperation.propose': {
    // The case belongs to the unit whose data they are, which must consent; whoever proposes is its other side.
    opens: async act => {
      const owners = await ownersOfEntries(act.tx, act.input.concernedEntries)
      const units = [...new Set(owners.map(owner => owner.unitId))]
      if (owners.length < act.input.concernedEntries.length)
        throw new Refusal('unknown_thing', { field: 'concernedEntries' })
      const [unitId] = units
      // One case a provider: each decides on its own data.
      if (!unitId || units.length > 1) {
        throw new Refusal('invalid_input', { field: 'concernedEntries', ...citing(act, 'bothConsents') })
      }
      const partyId = unitOfActor(act.actor)
      return { title: act.input.title, unitId, partyId }
    },
    notices: () => [{ role: 'operator', kind: 'cooperationProposed' }],
  },
  'cooperation.report': {
    keeps: act => ({ reportNote: act.input.note, reportedOn: act.effectiveOn }),
    notices: act => [{ unitId: act.existing().unit_id, kind: 'cooperationToConsent' }],
  },
  'cooperation.recordCityAnswer': {
    keeps: act => ({
      cityAnswer: act.input.cityAnswer,
      cityAnsweredOn: act.input.answeredOn,
      cityReason: act.input.reason,
    }),
    to: (_, record) => stateAfterAnswers(record),
    notices: (act, record) => answered(act, record),
  },
  'cooperation.giveProviderAnswer': {
    keeps: act => ({ providerAnswer: act.input.providerAnswer, providerReason: act.input.reason }),
    to: (_, record) => stateAfterAnswers(record),
    notices: (act, record) => answered(act, record),
  },
  'cooperation.sign': {
    check: (act, record) => {
      requireConsents(act, record)
      requireSigned(act, record)
    },
  },
  'cooperation.activate': {
    check: async (act, record) => {
      requireConsents(act, record)
      requireSigned(act, record)
      await requireTransfer(act, record)
    },
  },
})

function stateAfterAnswers({ cityAnswer, providerAnswer }: JsonObject): 'awaitingConsents' | 'consented' | 'refused' {
  if (cityAnswer === 'refuse' || providerAnswer === 'refuse') return 'refused'
  return cityAnswer === 'agree' && providerAnswer === 'agree' ? 'consented' : 'awaitingConsents'
}

function answered(act: Act, record: JsonObject) {
  const state = stateAfterAnswers(record)
  if (state === 'awaitingConsents') return []
  return [
    { unitId: act.existing().party_id, kind: 'cooperationAnswered', params: { state: `state.cooperation.${state}` } },
  ]
}

function requireConsents(act: Act, { cityAnswer, providerAnswer }: JsonObject): void {
  requireConditions(act, [
    { rule: 'bothConsents', met: cityAnswer === 'agree', reason: 'noCityConsent' },
    { rule: 'bothConsents', met: providerAnswer === 'agree', reason: 'noProviderConsent' },
  ])
}

function requireSigned(act: Act, record: JsonObject): void {
  requireConditions(
    act,
    (['useAgreement', 'securityCommitment'] as const).map(name => ({
      rule: name,
      met: listOf(record[name]).length > 0,
      reason: `notSigned.${name}`,
      field: name,
    })),
  )
}

// Nothing goes abroad before an approved assessment covers this recipient and each of these entries.
async function requireTransfer(act: Act, record: JsonObject): Promise<void> {
  if (record.recipientPlace !== 'abroad') return
  const entryIds = listOf<string>(record.concernedEntries)
  const approved = await transferApproved(act.tx, { recipient: String(record.partner), entryIds })
  requireConditions(act, [{ rule: 'noTransferAbroad', met: approved, reason: 'notAssessed' }])
}
