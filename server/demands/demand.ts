import { type Law, limitOfRule } from '@gongshu/regulations'
import Type, { type Static } from 'typebox'
import { form, nothing, oneOf, prose, refers, rows } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { Signature } from '../keys/signature.ts'
import { CityAccess, CityAnswer, CityReport } from './city-review.ts'
import { FusionPlanContent } from './fusion-plan.ts'

const closed = { additionalProperties: false } as const
const Words = Type.Optional(Type.String({ maxLength: 2000 }))
const Uuid = Type.String({ format: 'uuid' })
const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })

export const useFrequencies = ['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'halfYearly', 'yearly'] as const

/** Months between two uses, to be held against the least use that the law expects. */
const monthsBetweenUses: { readonly [F in (typeof useFrequencies)[number]]: number } = {
  realtime: 0,
  daily: 0,
  weekly: 0,
  monthly: 1,
  quarterly: 3,
  halfYearly: 6,
  yearly: 12,
}

/** Every way of using shared data that a text or the platform knows; which of them are offered is the jurisdiction's. */
export const useModes = ['api', 'match', 'cityApi', 'cityExchange', 'centralAnalysis', 'offline'] as const
export type UseMode = (typeof useModes)[number]

export const directCases = ['1', '2', '3', '4'] as const
export const directModes = ['masked', 'match'] as const

const WantedEntry = Type.Object(
  {
    entryId: Uuid,
    /** Why these items are needed, where the law asks for the fewest that suffice. */
    need: Words,
    columns: Type.Array(Type.Object({ column: Type.String(), clear: Type.Boolean() }, closed), {
      minItems: 1,
      maxItems: 500,
    }),
  },
  closed,
)

/** Data that stands in no catalog yet: what it is and, where the consumer knows it, who has it. */
const MissingData = Type.Object({ name: Reason, description: Words, providerId: Type.Optional(Uuid) }, closed)

/** A demand as the consumer writes it. What the law demands is optional here, so that the duty itself refuses. */
export const DemandContent = Type.Object(
  {
    title: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
    demandType: Type.Optional(Type.Enum(['new', 'change', 'fusion'])),
    scenario: Words,
    basis: Words,
    businessGoal: Words,
    dataContent: Words,
    useMode: Type.Optional(Type.Enum([...useModes])),
    useFrequency: Type.Optional(Type.Enum([...useFrequencies])),
    lowFrequencyReason: Words,
    securityLevel: Type.Optional(Type.Enum(['level1', 'level2', 'level3', 'level4'])),
    safeguards: Words,
    directCase: Type.Optional(
      Type.Object(
        {
          case: Type.Enum([...directCases]),
          mode: Type.Optional(Type.Enum([...directModes])),
          evidence: Type.String({ maxLength: 2000 }),
          /** How the scenario works, where it is to be evaluated; or the authorised scenario that it belongs to. */
          plan: Words,
          scenarioId: Type.Optional(Uuid),
        },
        closed,
      ),
    ),
    systemName: Type.String({ minLength: 1, maxLength: 200 }),
    /** What is wanted of the catalog; empty only where all that is wanted is not catalogued yet. */
    entries: Type.Array(WantedEntry, { maxItems: 50 }),
    missingData: Type.Optional(Type.Array(MissingData, { minItems: 1, maxItems: 50 })),
    fusionPlan: Type.Optional(FusionPlanContent),
  },
  closed,
)

export type DemandContent = Static<typeof DemandContent>
export type WantedEntry = Static<typeof WantedEntry>

export const SignedDemand = Type.Object(
  {
    id: Uuid,
    content: DemandContent,
    commitment: Type.Optional(Type.String({ maxLength: 200_000 })),
    signatures: Type.Array(Signature, { maxItems: 2 }),
    /** The sealed PDF of the commitment in base64. */
    document: Type.Optional(Type.String({ maxLength: 4_000_000 })),
  },
  closed,
)

export type SignedDemand = Static<typeof SignedDemand>

/** What the operator says of a way of use other than the interface before it passes the demand on. */
const Assessed = form({ technicalAssessment: Type.Optional(prose()) })

const Granted = Type.Object(
  { entryId: Uuid, version: Type.String(), digest: Type.Union([Type.String(), Type.Null()]) },
  closed,
)

export const demandLifecycle = lifecycle('demand', {
  path: 'demands',
  steps: {
    'demand.submit': {
      from: ['new'],
      to: ['submitted', 'fusionReview'],
      by: 'consumer',
      internal: true,
      input: SignedDemand,
    },
    'demand.returnDefects': {
      from: ['submitted'],
      to: ['formallyIncomplete'],
      awaited: ['submitted'],
      by: 'operator',
      input: Type.Object({ defects: Type.Array(Reason, { minItems: 1, maxItems: 50 }) }, closed),
    },
    'demand.resubmit': {
      from: ['formallyIncomplete'],
      to: ['submitted', 'fusionReview'],
      awaited: ['formallyIncomplete'],
      by: 'consumer',
      internal: true,
      input: SignedDemand,
    },
    'demand.confirmNorm': {
      from: ['submitted'],
      to: ['provisioning'],
      awaited: ['submitted'],
      by: 'operator',
      input: Assessed,
    },
    'demand.evaluateScenario': {
      from: ['submitted', 'scenarioEvaluating'],
      to: ['scenarioEvaluating', 'provisioning'],
      awaited: ['submitted'],
      by: 'operator',
      input: Assessed,
    },
    // Before the next: where the city decides, sending the demand on is what is done first.
    'demand.reportToCity': {
      from: ['submitted', 'underProviderReview', 'opinionsGiven'],
      to: ['reportedToCity'],
      awaited: ['submitted', 'opinionsGiven'],
      by: 'operator',
      input: CityReport,
    },
    'demand.forward': {
      from: ['submitted', 'scenarioEvaluating'],
      to: ['underProviderReview'],
      awaited: ['submitted'],
      by: 'operator',
      input: Assessed,
    },
    'demand.requestData': {
      from: ['submitted'],
      to: ['waitingForData'],
      by: 'operator',
      input: form({
        requests: Type.Optional(
          rows({ providerId: refers('unit'), dataNeeded: prose(2000), entryId: Type.Optional(refers('catalogEntry')) }),
        ),
        technicalAssessment: Type.Optional(prose()),
      }),
    },
    'demand.reviewFusion': {
      from: ['fusionReview', 'fusionBuilding'],
      to: ['fusionBuilding', 'formallyIncomplete', 'provisioning'],
      by: 'system',
      internal: true,
      input: form({ outcome: oneOf(['passed', 'returned', 'delivered']), reason: Type.Optional(Type.String()) }),
    },
    'demand.raiseDispute': {
      from: ['rejected', 'inService'],
      to: ['inDispute'],
      by: 'system',
      internal: true,
      input: nothing,
    },
    'demand.decideDispute': {
      from: ['inDispute'],
      to: ['underProviderReview', 'rejected', 'inService'],
      by: 'system',
      internal: true,
      input: form({ outcome: oneOf(['reopen', 'stands']), providerId: Uuid }),
    },
    'demand.requestUpward': {
      from: ['submitted'],
      to: ['upwardRequested'],
      by: 'system',
      internal: true,
      input: nothing,
    },
    'demand.answerUpward': {
      from: ['upwardRequested'],
      to: ['provisioning', 'upwardRefused'],
      by: 'system',
      internal: true,
      input: form({ outcome: oneOf(['served', 'refused']), reason: Type.Optional(Type.String()) }),
    },
    'demand.settle': {
      from: ['underProviderReview', 'waitingForData'],
      to: ['approved', 'deemedApproved', 'partlyApproved', 'rejected', 'opinionsGiven'],
      by: 'system',
      input: Type.Object({}, closed),
    },
    'demand.recordCityAnswer': {
      from: ['reportedToCity'],
      to: ['cityApproved', 'cityRejected'],
      awaited: ['reportedToCity'],
      by: ['operator', 'authority'],
      input: CityAnswer,
    },
    'demand.grantAccess': {
      from: ['cityApproved'],
      to: ['inService'],
      awaited: ['cityApproved'],
      by: 'operator',
      input: CityAccess,
    },
    'demand.provision': {
      from: ['provisioning', 'approved', 'deemedApproved', 'partlyApproved'],
      to: ['inService'],
      by: 'operator',
      internal: true,
      input: Type.Object({ granted: Type.Array(Granted) }, closed),
    },
    'demand.refuseBarred': {
      from: ['deemedApproved', 'partlyApproved'],
      to: ['rejected'],
      by: 'operator',
      input: Type.Object({ reason: Reason }, closed),
    },
    'demand.withdraw': {
      from: [
        'submitted',
        'formallyIncomplete',
        'scenarioEvaluating',
        'fusionReview',
        'underProviderReview',
        'opinionsGiven',
        'reportedToCity',
      ],
      to: ['withdrawn'],
      by: 'consumer',
      input: Type.Object({ reason: Reason }, closed),
    },
  },
})

/** Whether the planned use is rarer than the least use that the law expects. */
export function isRarerUse(law: Law, frequency: DemandContent['useFrequency']): boolean {
  const least = limitOfRule(law, 'rarerUse')
  if (least?.unit !== 'month' || !frequency) return false
  return monthsBetweenUses[frequency] > least.count
}

/** The decision on a demand once every part is decided: all granted, none, or some. */
export function settledState(parts: readonly string[]): 'approved' | 'deemedApproved' | 'partlyApproved' | 'rejected' {
  const rejected = parts.filter(state => state === 'rejected').length
  if (rejected === parts.length) return 'rejected'
  if (rejected > 0) return 'partlyApproved'
  return parts.includes('deemedApproved') ? 'deemedApproved' : 'approved'
}
