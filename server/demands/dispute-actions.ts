import type { Static } from 'typebox'
import { type Act, type FollowUp, type NewCase, system, unitOfActor } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { findRecord } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { latestParts } from './demand-part-decisions.ts'
import { disputeLifecycle } from './dispute.ts'

type Raised = Static<(typeof disputeLifecycle.steps)['dispute.raise']['input']>

export const disputeActions = recordActions(disputeLifecycle, {
  'dispute.raise': {
    opens: openedBetween,
    notices: async act => {
      const { unitId, partyId } = await openedBetween(act)
      return [unitId, partyId].map(side => ({ unitId: side ?? null, kind: 'disputeRaised' }))
    },
    next: raisedOnDemand,
  },
  'dispute.recordNegotiation': {
    keeps: (act, before) => {
      const held = (before.negotiations as JsonObject[] | undefined) ?? []
      return { ...before, negotiations: [...held, act.input] }
    },
    check: act => {
      if (act.input.heldOn > act.today) throw new Refusal('invalid_input', { field: 'heldOn' })
    },
    reason: input => input.minutes,
  },
  'dispute.settle': {
    check: async act => {
      await requireNegotiation(act)
      requireWillOfOther(act)
    },
    reason: input => input.result,
    next: endedOnDemand,
  },
  'dispute.fail': { check: requireNegotiation },
  'dispute.escalate': {
    reason: input => input.request,
    notices: () => [{ role: 'authority', kind: 'disputeEscalated' }],
  },
  'dispute.decide': {
    notices: act => {
      const { unit_id, party_id } = act.existing()
      return [unit_id, party_id].map(unitId => ({ unitId, kind: 'disputeDecided' }))
    },
    next: endedOnDemand,
  },
})

/** The two sides: the unit that asks, and the provider whose part of the demand is in dispute. */
async function openedBetween(act: Act<Raised>): Promise<NewCase> {
  const { demandId, providerId, disputeSubject } = act.input
  const demand = await findCase(act.tx, demandId)
  const own = unitOfActor(act.actor)
  const parts = demand?.type === 'demand' ? await latestParts(act.tx, demandId) : []
  const isConsumer = demand?.party_id === own
  const wanted = isConsumer ? providerId : own
  const disputed = parts.filter(part => wanted === undefined || part.provider_id === wanted)
  const part = disputed.find(one => one.state === 'rejected') ?? disputed[0]
  if (!demand || !part) throw new Refusal('unknown_thing', { field: 'demandId' })
  if (disputeSubject === 'rejection' && part.state !== 'rejected') {
    throw new Refusal('invalid_input', { field: 'disputeSubject', ...first(act) })
  }
  return { title: demand.title, unitId: part.provider_id, partyId: demand.party_id, parentId: demandId }
}

// Only what was rejected waits for the end of the dispute; a demand that is still under review runs on.
async function raisedOnDemand(act: Act<Raised>): Promise<FollowUp[]> {
  const { demandId } = act.input
  const demand = await findCase(act.tx, demandId)
  const { unitId } = await openedBetween(act)
  const parts = await latestParts(act.tx, demandId)
  const isRejected = parts.some(part => part.provider_id === unitId && part.state === 'rejected')
  const waits = isRejected && ['rejected', 'inService'].includes(demand?.state ?? '')
  return waits ? [{ step: 'demand.raiseDispute', caseId: demandId, input: {}, actor: system }] : []
}

async function endedOnDemand(act: Act<{ outcome: string }>): Promise<FollowUp[]> {
  const { parent_id, unit_id } = act.existing()
  const demand = parent_id ? await findCase(act.tx, parent_id) : null
  if (demand?.state !== 'inDispute') return []
  const input = { outcome: act.input.outcome, providerId: unit_id ?? '' }
  return [{ step: 'demand.decideDispute', caseId: demand.id, input, actor: system }]
}

async function requireNegotiation(act: Act): Promise<void> {
  const { negotiations } = await findRecord(act.tx, act.existing().id)
  if (!(negotiations as unknown[] | undefined)?.length) throw new Refusal('negotiation_missing', first(act))
}

// Each side can give way for itself only: the provider reviews again, the consumer lets it stand.
function requireWillOfOther(act: Act<{ outcome: string }>): void {
  const { unit_id, party_id } = act.existing()
  const givingWay = act.input.outcome === 'reopen' ? unit_id : party_id
  if (act.actor.kind === 'account' && act.actor.unitId !== givingWay) throw new Refusal('unit_not_party', first(act))
}

function first(act: Act): { duty?: string } {
  const [duty] = act.duties
  return duty ? { duty: duty.id } : {}
}
