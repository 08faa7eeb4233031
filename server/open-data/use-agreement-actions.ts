import { addMonths, type Day, isDay } from '@gongshu/deadlines'
import { type Act, citing, type FollowUp, system } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording, findRecord } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { isSignedByBoth, type Signature } from '../keys/signature.ts'
import { agreementText } from './agreement-text.ts'
import { activeDelivery } from './delivery.ts'
import { useAgreementLifecycle } from './use-agreement.ts'

export const useAgreementActions = recordActions(useAgreementLifecycle, {
  'useAgreement.draft': {
    opens: async act => {
      const request = await approvedRequest(act)
      return { title: request.title, unitId: request.unit_id, partyId: request.party_id }
    },
    check: async (act, record) => {
      const request = await approvedRequest(act)
      const asked = await findRecord(act.tx, request.id)
      Object.assign(record, {
        openListEntryId: asked.openListEntryId ?? '',
        deliveryMode: asked.deliveryMode ?? 'file',
        comprehensive: asked.comprehensive ?? false,
        scenario: asked.scenario ?? '',
      })
    },
    notices: async act => {
      const request = await approvedRequest(act)
      return [{ unitId: request.party_id, kind: 'agreementToSign' }]
    },
  },
  'useAgreement.sign': {
    keeps: act => ({ signedText: act.input.signedText, applicantSignatures: act.input.signatures }),
    check: (act, record) => requireSignature(act, record),
    notices: act => [{ unitId: act.existing().unit_id, kind: 'agreementToCountersign' }],
  },
  'useAgreement.countersign': {
    keeps: act => ({
      signedText: act.input.signedText,
      providerSignatures: act.input.signatures,
      signedOn: act.effectiveOn,
    }),
    check: (act, record) => requireSignature(act, record),
    notices: act => [
      { unitId: act.existing().party_id, kind: 'agreementSigned' },
      { unitId: act.existing().unit_id, kind: 'agreementSigned' },
    ],
    next: async (act, record) => [
      ...(await openDelivery(act, record)),
      ...feedbackTasks(act, record),
      ...reportTask(act, record),
    ],
  },
  'useAgreement.end': {
    notices: act => [
      { unitId: act.existing().party_id, kind: 'agreementEnded' },
      { unitId: act.existing().unit_id, kind: 'agreementEnded' },
    ],
    next: async act => {
      const holding = { agreementId: act.existing().id }
      const found = await casesRecording(act.tx, { type: 'delivery', states: activeDelivery, holding })
      const input = { reason: act.input.reason }
      return found.map(({ id }): FollowUp => ({ step: 'delivery.end', caseId: id, input, actor: system }))
    },
  },
})

async function approvedRequest(act: Act<{ readonly requestId: string }>) {
  const request = await findCase(act.tx, act.input.requestId)
  const isOwn = act.actor.kind === 'system' || request?.unit_id === act.actor.unitId
  if (request?.type !== 'accessRequest' || !isOwn) throw new Refusal('unknown_thing', { field: 'requestId' })
  if (request.state === 'approved') return request
  const params = { step: act.step, state: request.state, since: request.since }
  throw new Refusal('step_not_possible', { field: 'requestId', params, ...citing(act, 'agreement') })
}

type Signing = { readonly signedText: string; readonly signatures: readonly Signature[] }

function requireSignature(act: Act<Signing>, record: JsonObject): void {
  const { actor, input } = act
  const cited = citing(act, 'agreement')
  if (input.signedText !== agreementText(act.existing(), record)) throw new Refusal('commitment_mismatch', cited)
  const signer = actor.kind === 'account' ? { accountId: actor.accountId, unitId: actor.unitId ?? '' } : null
  if (!signer || !isSignedByBoth(input.signedText, input.signatures, signer))
    throw new Refusal('commitment_unsigned', cited)
}

// The provider may have begun to prepare before the last signature.
async function openDelivery(act: Act<unknown>, record: JsonObject): Promise<FollowUp[]> {
  const agreementId = act.existing().id
  const [begun] = await casesRecording(act.tx, { type: 'delivery', states: activeDelivery, holding: { agreementId } })
  if (begun) return []
  const { openListEntryId, deliveryMode, deliverBy } = record
  const input = { agreementId, openListEntryId, deliveryMode, deliverBy } as JsonObject
  return [{ step: 'delivery.open', actor: system, input }]
}

const monthsOf: { readonly [rhythm: string]: number } = { month: 1, quarter: 3, halfYear: 6, year: 12 }
const MOST_TASKS = 60

// One task for each turn of the agreed rhythm until the agreement ends: both sides see all of them from the first day.
function feedbackTasks(act: Act<unknown>, record: JsonObject): FollowUp[] {
  const step = monthsOf[String(record.reportEvery)] ?? 12
  const end = String(record.validUntil)
  const turns = Array.from({ length: MOST_TASKS }, (_, i) => addMonths(act.effectiveOn, step * (i + 1)))
  return turns
    .filter(day => day <= end)
    .map(day => taskOf(act, { step: 'useFeedback.open', dueOn: day, openListEntryId: String(record.openListEntryId) }))
}

function reportTask(act: Act<unknown>, record: JsonObject): FollowUp[] {
  if (record.comprehensive !== true || !isDay(record.validUntil)) return []
  return [
    taskOf(act, { step: 'useReport.open', dueOn: record.validUntil, openListEntryId: String(record.openListEntryId) }),
  ]
}

type Task = {
  readonly step: 'useFeedback.open' | 'useReport.open'
  readonly dueOn: Day
  readonly openListEntryId: string
}

function taskOf(act: Act<unknown>, { step, dueOn, openListEntryId }: Task): FollowUp {
  return { step, actor: system, input: { agreementId: act.existing().id, openListEntryId, dueOn } }
}
