import { type Act, type FollowUp, system, unitOfActor } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { rightsComplaintLifecycle } from './rights-complaint.ts'

export const rightsComplaintActions = recordActions(rightsComplaintLifecycle, {
  'rightsComplaint.submit': {
    opens: async act => {
      const set = await findCase(act.tx, act.input.openListEntryId)
      if (set?.type !== 'openListEntry' || !['open', 'static', 'suspended'].includes(set.state)) {
        throw new Refusal('unknown_thing', { field: 'openListEntryId' })
      }
      const partyId = unitOfActor(act.actor)
      return { title: set.title, unitId: set.unit_id, partyId }
    },
    notices: async act => {
      const set = await findCase(act.tx, act.input.openListEntryId)
      return [
        { unitId: set?.unit_id ?? null, kind: 'rightsComplaintReceived' },
        { role: 'operator', kind: 'rightsComplaintReceived' },
      ]
    },
  },
  'rightsComplaint.judge': {
    keeps: act => ({ suspensionNeeded: act.input.suspensionNeeded, reason: act.input.reason ?? null }),
    to: input => (input.suspensionNeeded ? 'openingSuspended' : 'verifying'),
    next: (act, record) => (act.input.suspensionNeeded ? suspension(act, record) : []),
  },
  'rightsComplaint.decide': {
    check: (act, record) => {
      // What was never suspended has nothing to be reopened: it simply stays open.
      if (act.input.outcome !== 'process' || record.suspensionNeeded === true) return
      throw new Refusal('invalid_input', { field: 'outcome' })
    },
    to: (input, record) => stateAfter(input.outcome, record),
    next: (act, record) => consequence(act, record),
  },
  'rightsComplaint.completeProcessing': { next: (act, record) => reopening(act, record) },
  'rightsComplaint.answer': {
    notices: act => [
      { unitId: act.existing().party_id, kind: 'rightsComplaintAnswered', params: { state: act.existing().state } },
    ],
  },
})

type Outcome = 'withdraw' | 'reopen' | 'process'

function stateAfter(outcome: Outcome, record: JsonObject): string {
  if (outcome === 'withdraw') return 'dataWithdrawn'
  if (outcome === 'process') return 'processing'
  return record.suspensionNeeded === true ? 'reopened' : 'keptOpen'
}

async function suspension(act: Act<unknown>, record: JsonObject): Promise<FollowUp[]> {
  const set = await findCase(act.tx, String(record.openListEntryId))
  if (!set || !['open', 'static'].includes(set.state)) return []
  return [onSet(act, { step: 'openListEntry.suspend', record, reason: String(record.reason) })]
}

async function consequence(
  act: Act<{ readonly outcome: Outcome; readonly findings: string }>,
  record: JsonObject,
): Promise<FollowUp[]> {
  const { outcome, findings } = act.input
  if (outcome === 'reopen') return record.suspensionNeeded === true ? reopening(act, record) : []
  if (outcome === 'process') return []
  const followUp = onSet(act, { step: 'openListEntry.withdraw', record, reason: findings })
  const proof = Array.isArray(record.evidence) ? record.evidence.map(String) : []
  return [{ ...followUp, input: { ...followUp.input, proof } }]
}

// Another complaint over the same set may still keep it suspended.
async function reopening(act: Act<unknown>, record: JsonObject): Promise<FollowUp[]> {
  const holding = { openListEntryId: String(record.openListEntryId), suspensionNeeded: true }
  const states = ['openingSuspended', 'processing']
  const others = await casesRecording(act.tx, { type: 'rightsComplaint', states, holding })
  if (others.some(other => other.id !== act.existing().id)) return []
  const set = await findCase(act.tx, holding.openListEntryId)
  if (set?.state !== 'suspended') return []
  return [
    onSet(act, { step: 'openListEntry.reopen', record, reason: String(record.processing ?? record.findings ?? '') }),
  ]
}

type Wanted = {
  readonly step: 'openListEntry.suspend' | 'openListEntry.reopen' | 'openListEntry.withdraw'
  readonly record: JsonObject
  readonly reason: string
}

function onSet(act: Act<unknown>, { step, record, reason }: Wanted): FollowUp {
  const input = { reason: reason.slice(0, 2000), cause: act.existing().number }
  return { step, caseId: String(record.openListEntryId), input, actor: system }
}
