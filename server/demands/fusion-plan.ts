import Type, { type Static } from 'typebox'
import { dayField, form, nothing, oneOf, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** The plan that comes with a demand for fused data: what is joined, how, by which rules, and what comes out. */
export const FusionPlanContent = form({
  sources: prose(),
  joinRules: prose(),
  qualityRules: prose(),
  outputItems: prose(),
  protection: prose(),
})

export type FusionPlanContent = Static<typeof FusionPlanContent>

const Providers = Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 50 })

export const fusionPlanLifecycle = lifecycle('fusionPlan', {
  path: 'fusion-plans',
  steps: {
    'fusionPlan.submit': {
      from: ['new'],
      to: ['jointReview'],
      by: 'consumer',
      internal: true,
      input: form({
        planId: Type.String(),
        demandId: Type.String(),
        title: Type.String(),
        plan: FusionPlanContent,
        providers: Providers,
      }),
    },
    'fusionPlan.pass': {
      from: ['jointReview'],
      to: ['passed'],
      by: 'operator',
      awaited: ['jointReview'],
      input: form({ findings: prose() }),
    },
    'fusionPlan.return': {
      from: ['jointReview'],
      to: ['returned'],
      by: 'operator',
      awaited: ['jointReview'],
      input: form({ reason: Type.Optional(prose()) }),
    },
    'fusionPlan.resubmit': {
      from: ['returned'],
      to: ['jointReview'],
      by: 'consumer',
      internal: true,
      input: form({ plan: FusionPlanContent, providers: Providers }),
    },
    'fusionPlan.grantException': {
      from: ['passed'],
      to: ['exceptionComplex'],
      by: 'operator',
      awaited: ['passed'],
      input: form({ plannedOn: dayField, reason: prose() }),
    },
    'fusionPlan.deliver': {
      from: ['passed', 'exceptionComplex'],
      to: ['delivered'],
      by: 'operator',
      awaited: ['passed', 'exceptionComplex'],
      input: form({ entryId: refers('catalogEntry'), result: prose() }),
    },
    'fusionPlan.withdraw': {
      from: ['jointReview', 'returned'],
      to: ['withdrawn'],
      by: 'consumer',
      internal: true,
      input: nothing,
    },
  },
})

export const fusionOpinionLifecycle = lifecycle('fusionOpinion', {
  path: 'fusion-opinions',
  steps: {
    'fusionOpinion.ask': {
      from: ['new'],
      to: ['asked'],
      by: ['operator', 'system'],
      internal: true,
      input: form({
        planId: Type.String(),
        demandId: Type.String(),
        consumerId: Type.String(),
        providerId: Type.String(),
        title: Type.String(),
        plan: FusionPlanContent,
      }),
    },
    'fusionOpinion.give': {
      from: ['asked'],
      to: ['given'],
      by: 'provider',
      awaited: ['asked'],
      input: form({ fusionOpinion: oneOf(['agree', 'disagree']), opinion: prose() }),
    },
    'fusionOpinion.withdraw': {
      from: ['asked'],
      to: ['withdrawn'],
      by: ['operator', 'system'],
      internal: true,
      input: nothing,
    },
  },
})
