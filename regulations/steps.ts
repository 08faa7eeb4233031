import { exchangeCases } from './exchange-cases.ts'
import { openingCases } from './opening-cases.ts'
import { oversightCases } from './oversight-cases.ts'
import { registerCases } from './register-cases.ts'

/**
 * Every case of the platform with its states and steps, declared once. A step is `<case>.<verb>`, a transition is
 * `<case>.<state>` (the case enters that state). Articles name them; lifecycle tables must match them.
 */
export const cases = {
  unit: {
    states: ['registered', 'closed'],
    steps: [
      'register',
      'change',
      'appointOfficer',
      'recordGovernance',
      'recordDuty',
      'changeDuty',
      'endDuty',
      'recordSystem',
      'changeSystem',
      'endSystem',
      'close',
    ],
  },
  /** A file with units, taken in as a whole. */
  unitImport: {
    states: ['done'],
    steps: ['run'],
  },
  yearSchedule: {
    states: ['inForce'],
    steps: ['import', 'replace'],
  },
  account: {
    states: ['open', 'disabled'],
    steps: ['open', 'changeRoles', 'disable', 'enable'],
  },
  catalogEntry: {
    states: [
      'awaitingDesignation',
      'designated',
      'unitReview',
      'underReview',
      'returned',
      'published',
      'changeEvaluating',
      'adjustmentPlanning',
      'planConsulting',
      'changeAuthorised',
      'retired',
    ],
    steps: [
      'submit',
      'requestDesignation',
      'designate',
      'reviewInUnit',
      'returnInUnit',
      'return',
      'resubmit',
      'pass',
      'requestChange',
      'evaluateChange',
      'proposePlan',
      'agreePlan',
      'reopenPlan',
      'executeChange',
      'executeDeletion',
      'lockOnChain',
    ],
  },
  collection: {
    states: ['pending', 'collected', 'refusalClaimed', 'exempt', 'unfounded'],
    // A reconciliation changes no state: what differs becomes a data issue.
    steps: ['open', 'load', 'reconcile', 'claimRefusal', 'judgeRefusal'],
  },
  demand: {
    states: [
      'submitted',
      'formallyIncomplete',
      'scenarioEvaluating',
      'waitingForData',
      'fusionReview',
      'underProviderReview',
      'approved',
      'partlyApproved',
      'deemedApproved',
      'rejected',
      'provisioning',
      'fusionBuilding',
      'inService',
      'inDispute',
      'upwardRequested',
      'upwardRefused',
      // The city's authority decides: what the operator has reported to it, and its answer.
      'opinionsGiven',
      'reportedToCity',
      'cityApproved',
      'cityRejected',
      'withdrawn',
    ],
    steps: [
      'submit',
      'returnDefects',
      'resubmit',
      'confirmNorm',
      'evaluateScenario',
      'forward',
      'settle',
      'requestData',
      'reviewFusion',
      'raiseDispute',
      'decideDispute',
      'requestUpward',
      'answerUpward',
      'reportToCity',
      'recordCityAnswer',
      'grantAccess',
      'provision',
      'refuseBarred',
      'withdraw',
    ],
  },
  demandPart: {
    states: ['forwarded', 'approved', 'deemedApproved', 'rejected', 'withdrawn'],
    steps: ['open', 'decide', 'lapse', 'withdraw'],
  },
  sharingService: {
    states: [
      'active',
      'suspendedIdle',
      'objectionRaised',
      'suspendedRisk',
      'revoked',
      'terminatedByConsumer',
      'terminatedAuto',
      'terminatedAfterObjection',
      'terminatedRisk',
    ],
    steps: [
      'start',
      'suspendIdle',
      'object',
      'decideObjection',
      'terminateIdle',
      'end',
      'revoke',
      'suspendRisk',
      'clearRisk',
      'terminateRisk',
      // A call at the gateway: it changes no state; its record is the journal.
      'use',
    ],
  },
  /** A closed segment of a gateway's journal of calls: its digest stands in the log. */
  journalSegment: {
    states: ['anchored'],
    steps: ['anchor'],
  },
  openListEntry: {
    states: ['submitted', 'returned', 'open', 'suspended', 'static', 'withdrawn'],
    steps: ['submit', 'return', 'resubmit', 'accept', 'suspend', 'reopen', 'freeze', 'withdraw'],
  },
  ...exchangeCases,
  ...openingCases,
  ...oversightCases,
  ...registerCases,
} as const satisfies { [name: string]: { states: readonly string[]; steps: readonly string[] } }

export type CaseType = keyof typeof cases
export type StateOf<C extends CaseType> = (typeof cases)[C]['states'][number]
export type StepOf<C extends CaseType> = `${C}.${(typeof cases)[C]['steps'][number]}`
export type TransitionOf<C extends CaseType> = `${C}.${StateOf<C>}`
export type Step = { [C in CaseType]: StepOf<C> }[CaseType]
export type Transition = { [C in CaseType]: TransitionOf<C> }[CaseType]

/** The case type that a step or a transition belongs to. */
export function caseTypeOf(name: Step | Transition): CaseType {
  return name.slice(0, name.indexOf('.')) as CaseType
}

/** The transition `<case>.<state>`. The state must be one of the case type's own. */
export function transition(caseType: CaseType, state: string): Transition {
  if (!(cases[caseType].states as readonly string[]).includes(state)) {
    throw new Error(`${caseType} has no state ${state}`)
  }
  return `${caseType}.${state}` as Transition
}

export function isStep(name: string): name is Step {
  const [type = '', verb = ''] = name.split('.')
  return type in cases && (cases[type as CaseType].steps as readonly string[]).includes(verb)
}
