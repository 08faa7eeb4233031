import { type Act, actionsFor, type FollowUp, system } from '../acts/act-types.ts'
import type { JsonObject } from '../base/json.ts'
import { barredInPart } from './barred-entries.ts'
import { decisionRefusal, demandPartLifecycle } from './demand-part.ts'
import { decisionsOn } from './demand-part-decisions.ts'
import { insertDemandPart, saveDecision } from './demand-queries.ts'

export const demandPartActions = actionsFor(demandPartLifecycle, {
  async 'demandPart.open'(act) {
    const { demandId, consumerId, providerId, title, entries } = act.input
    const part = await act.open({ title, unitId: providerId, partyId: consumerId, parentId: demandId })
    await insertDemandPart(act.tx, { id: part.id, demandId, providerId, entries: entries as unknown as JsonObject[] })
    return { to: 'forwarded', kinds: restrictedIn(act), notices: [{ unitId: providerId, kind: 'demandPartToDecide' }] }
  },

  async 'demandPart.decide'(act) {
    const refusal = decisionRefusal(act.law, act.input)
    if (refusal) throw refusal
    const rejected = act.input.decision === 'reject'
    await saveDecision(act.tx, act.existing().id, act.input)
    const { ground, defects, note } = act.input
    const reason = ground ? `${ground.level}《${ground.title}》${ground.article}` : (defects?.join(';') ?? note ?? null)
    return {
      to: rejected ? 'rejected' : 'approved',
      kinds: [...(rejected ? ['rejected'] : []), ...restrictedIn(act)],
      reason,
      next: await settleWhenDecided(act),
    }
  },

  async 'demandPart.lapse'(act) {
    const { id, unit_id, party_id } = act.existing()
    const barred = await barredInPart(act.tx, id)
    return {
      to: 'deemedApproved',
      kinds: barred.length ? ['barred'] : [],
      detail: { barred },
      notices: [
        ...[unit_id, party_id].map(unitId => ({ unitId, kind: 'demandPartDeemedApproved' })),
        ...(barred.length ? [{ role: 'operator' as const, kind: 'demandPartBarred' }] : []),
      ],
      next: await settleWhenDecided(act),
    }
  },

  async 'demandPart.withdraw'() {
    return { to: 'withdrawn' }
  },
})

// Where the city decides, a provider is heard only on what is restricted.
function restrictedIn({ law }: Pick<Act, 'law'>): string[] {
  return law.jurisdiction.choices.demandReview.value === 'city' ? ['restricted'] : []
}

// The part that is being decided still shows its old state here, so it is left out of the count.
async function settleWhenDecided(act: Act): Promise<FollowUp[]> {
  const demandId = act.existing().parent_id
  if (!demandId) throw new Error(`the part ${act.existing().id} belongs to no demand`)
  const others = (await decisionsOn(act.tx, demandId)).filter(({ id }) => id !== act.existing().id)
  if (others.some(({ decision }) => decision === 'open')) return []
  return [{ step: 'demand.settle', caseId: demandId, input: {}, actor: system }]
}
