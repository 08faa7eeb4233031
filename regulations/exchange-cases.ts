/** Cases around catalog, collection, demand and open list whose rooms come after the first walk; part of `cases`. */
export const exchangeCases = {
  /** A file of own catalog entries: looked at, confirmed by the unit whose entries they are, carried out entry by entry. */
  catalogImport: {
    states: ['prepared', 'running', 'finished', 'cancelled'],
    steps: ['prepare', 'confirm', 'finish', 'cancel'],
  },
  /** A portal elsewhere whose listing is kept beside the own catalog. */
  foreignSource: {
    states: ['inUse', 'retired'],
    steps: ['register', 'import', 'retire'],
  },
  /** What one of those concerned says of the plan under which an entry in use is to change. */
  planConsent: {
    states: ['asked', 'agreed', 'objected', 'withdrawn'],
    steps: ['ask', 'agree', 'object', 'withdraw'],
  },
  /** An entry that a business approval or a system acceptance makes due. */
  catalogTask: {
    states: ['open', 'done', 'cancelled'],
    steps: ['open', 'complete', 'cancel'],
  },
  /** The operator's request to catalog, collect and review what a demand needs. */
  dataRequest: {
    states: ['open', 'done', 'cancelled'],
    steps: ['open', 'complete', 'cancel'],
  },
  refusalCase: {
    states: ['found', 'withAuthority', 'reported', 'closed', 'withdrawn'],
    steps: ['open', 'assign', 'report', 'close', 'withdraw'],
  },
  dataIssue: {
    states: ['reported', 'forwarded', 'verifying', 'fixing', 'fixed', 'rejected', 'closed'],
    steps: ['report', 'forward', 'verify', 'fix', 'reject', 'close'],
  },
  /** The rules that the data of an entry is held to; a version in force is replaced, never changed. */
  qualityRules: {
    states: ['draft', 'submitted', 'inForce', 'superseded'],
    steps: ['draft', 'revise', 'submit', 'approve', 'return', 'apply', 'supersede'],
  },
  /** How the district weighs what rules find. */
  scoringScheme: {
    states: ['inForce'],
    steps: ['adopt', 'adjust'],
  },
  scenario: {
    states: ['proposed', 'evaluating', 'authorised', 'notPassed', 'retired'],
    steps: ['propose', 'evaluate', 'authorise', 'refuse', 'retire'],
  },
  fusionPlan: {
    states: ['jointReview', 'returned', 'passed', 'exceptionComplex', 'delivered', 'withdrawn'],
    steps: ['submit', 'return', 'resubmit', 'pass', 'grantException', 'deliver', 'withdraw'],
  },
  /** What one of the providers says of a fusion plan: the operator reviews it together with each of them. */
  fusionOpinion: {
    states: ['asked', 'given', 'withdrawn'],
    steps: ['ask', 'give', 'withdraw'],
  },
  dispute: {
    states: ['negotiating', 'settled', 'negotiationFailed', 'authorityCoordinating', 'decided'],
    steps: ['raise', 'recordNegotiation', 'settle', 'fail', 'escalate', 'decide'],
  },
  upwardRequest: {
    states: ['registered', 'coordinated', 'sentToCity', 'agreed', 'resourceReceived', 'served', 'refused'],
    steps: ['register', 'coordinate', 'send', 'recordAnswer', 'receiveResource', 'serve'],
  },
  openListReview: {
    states: ['notStarted', 'assessing', 'decided', 'workOrdersFiled', 'done'],
    steps: ['open', 'assess', 'decide', 'fileWorkOrders', 'complete'],
  },
} as const
