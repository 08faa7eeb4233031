import { type Act, citing, type FollowUp, system, unitOfActor } from '../acts/act-types.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import type { FusionPlanContent } from './fusion-plan.ts'
import { fusionOpinionLifecycle, fusionPlanLifecycle } from './fusion-plan.ts'
import { supplyEntry } from './supplied-entries.ts'
import { requireServable } from './wanted-data.ts'

const plans = recordActions(fusionPlanLifecycle, {
  'fusionPlan.submit': {
    opens: ({ input, actor }) => ({
      id: input.planId,
      title: input.title,
      partyId: unitOfActor(actor),
      parentId: input.demandId,
    }),
    notices: () => [{ role: 'operator', kind: 'fusionPlanToReview' }],
    next: ({ input, actor }, record) => askProviders({ planId: input.planId, partyId: unitOfActor(actor), record }),
  },
  'fusionPlan.resubmit': {
    notices: () => [{ role: 'operator', kind: 'fusionPlanToReview' }],
    next: (act, record) => askProviders({ planId: act.existing().id, partyId: act.existing().party_id, record }),
  },
  'fusionPlan.pass': {
    check: requireOpinions,
    next: (_act, record) => [demandFollows(record, { outcome: 'passed' })],
  },
  'fusionPlan.return': {
    // The reason of this return, not that of an earlier round.
    keeps: (act, before) => ({ ...before, reason: act.input.reason ?? null }),
    next: async (act, record) => [
      ...(await openOpinions(act)).map(id => ({ step: 'fusionOpinion.withdraw' as const, caseId: id, input: {} })),
      demandFollows(record, { outcome: 'returned', reason: act.input.reason ?? '' }),
    ],
  },
  'fusionPlan.grantException': {
    check: act => {
      if (act.input.plannedOn <= act.today) throw new Refusal('invalid_input', { field: 'plannedOn', ...first(act) })
    },
    notices: act => [
      { unitId: act.existing().party_id, kind: 'fusionExceptional', params: { day: act.input.plannedOn } },
    ],
  },
  'fusionPlan.deliver': {
    check: act => requireServable(act, act.input.entryId),
    next: async (act, record) => {
      await supplyEntry(act.tx, String(record.demandId), act.input.entryId)
      return [demandFollows(record, { outcome: 'delivered' })]
    },
  },
  'fusionPlan.withdraw': {
    next: async act =>
      (await openOpinions(act)).map(id => ({
        step: 'fusionOpinion.withdraw' as const,
        caseId: id,
        input: {},
        actor: system,
      })),
  },
})

const opinions = recordActions(fusionOpinionLifecycle, {
  'fusionOpinion.ask': {
    opens: ({ input }) => ({
      title: input.title,
      unitId: input.providerId,
      partyId: input.consumerId,
      parentId: input.demandId,
    }),
    notices: act => [{ unitId: act.input.providerId, kind: 'fusionOpinionWanted' }],
  },
  'fusionOpinion.give': {
    notices: () => [{ role: 'operator', kind: 'fusionOpinionGiven' }],
  },
})

export const fusionActions = { ...plans, ...opinions }

/** Asks each provider of the data for its opinion on a plan. */
export function askProviders({
  planId,
  partyId,
  record,
}: {
  planId: string
  partyId: string | null
  record: JsonObject
}): FollowUp[] {
  const { demandId, title, plan, providers } = record as unknown as {
    demandId: string
    title: string
    plan: FusionPlanContent
    providers: string[]
  }
  return providers.map(providerId => ({
    step: 'fusionOpinion.ask',
    input: { planId, demandId, consumerId: partyId ?? '', providerId, title, plan },
    actor: system,
  }))
}

/** The plan that came with a demand, in whatever state; null when there is none. */
export async function planOfDemand(act: Pick<Act, 'tx'>, demandId: string) {
  const [plan] = await casesRecording(act.tx, { type: 'fusionPlan', holding: { demandId } })
  return plan ?? null
}

async function openOpinions(act: Act): Promise<string[]> {
  const asked = await casesRecording(act.tx, {
    type: 'fusionOpinion',
    states: ['asked'],
    holding: { planId: act.existing().id },
  })
  return asked.map(one => one.id)
}

// The operator reviews together with the providers: none of them is passed over.
async function requireOpinions(act: Act): Promise<void> {
  if ((await openOpinions(act)).length) throw new Refusal('opinion_missing', first(act))
}

function demandFollows(record: JsonObject, input: JsonObject): FollowUp {
  return { step: 'demand.reviewFusion', caseId: String(record.demandId), input, actor: system }
}

function first(act: Act): { duty?: string } {
  const [duty] = act.duties
  return duty ? { duty: duty.id } : citing(act, 'fusionPlanWithDemand')
}
