/** Cases around registers, agreements and safeguards that some of the texts know; part of `cases`. */
export const registerCases = {
  /** A version of a text whose days the text leaves blank: confirmed here, announced before its end, lapsed after it. */
  textVersion: {
    states: ['inForce', 'lapsed'],
    steps: ['confirm', 'notifyLapse', 'lapse'],
  },
  /** What goes to the city's platform: an entry, data, a report; with the receipt of the city. */
  citySubmission: {
    states: ['queued', 'sent', 'received', 'failed'],
    steps: ['queue', 'send', 'recordReceipt', 'recordFailure'],
  },
  /** What a unit plans to collect from people and enterprises, held against what it could get by sharing. */
  capturePlan: {
    states: ['submitted', 'duplicateFound', 'confirmed', 'withdrawn'],
    steps: ['submit', 'justify', 'confirm', 'withdraw'],
  },
  /** The lists of duties, systems and catalog entries of a unit, linked with each other and locked in the log. */
  threeLists: {
    states: ['compiling', 'locked'],
    steps: ['open', 'link', 'lock', 'reopen'],
  },
  digitisation: {
    states: ['registered', 'underWay', 'done'],
    steps: ['register', 'recordProgress', 'complete'],
  },
  sharedDatabase: {
    states: ['building', 'inUse'],
    steps: ['register', 'addMember', 'complete'],
  },
  workingNorm: {
    states: ['inForce', 'superseded'],
    steps: ['publish', 'replace'],
  },
  procurement: {
    states: ['requested', 'merged', 'decided', 'purchased', 'refused'],
    steps: ['request', 'merge', 'decide', 'recordPurchase'],
  },
  /** The return or destruction of shared data whose purpose is over. */
  disposal: {
    states: ['declared', 'requirementSet', 'proofFiled', 'confirmed'],
    steps: ['declare', 'setRequirement', 'fileProof', 'returnProof', 'confirm'],
  },
  cooperation: {
    states: ['proposed', 'awaitingConsents', 'consented', 'refused', 'signed', 'active', 'ended'],
    steps: ['propose', 'report', 'recordCityAnswer', 'giveProviderAnswer', 'sign', 'activate', 'end'],
  },
  transferAssessment: {
    states: ['requested', 'reportedToCity', 'approved', 'refused'],
    steps: ['request', 'report', 'recordResult'],
  },
  /** The entry of a resource, or of a product made of it, into the register of authorised operation. */
  registration: {
    states: ['applied', 'returned', 'registered', 'cancelled'],
    steps: ['apply', 'return', 'register', 'cancel'],
  },
  authorisation: {
    states: ['granted', 'ended'],
    steps: ['grant', 'end'],
  },
  contractor: {
    states: ['proposed', 'reviewed', 'refused', 'active', 'ended'],
    steps: ['propose', 'review', 'sign', 'inspect', 'end'],
  },
  riskAssessment: {
    states: ['planned', 'done'],
    steps: ['plan', 'recordResult'],
  },
  emergencyPlan: {
    states: ['inForce', 'superseded'],
    steps: ['file', 'replace'],
  },
  drill: {
    states: ['planned', 'done'],
    steps: ['plan', 'recordResult'],
  },
  providerViolation: {
    states: ['found', 'correctionOrdered', 'replied', 'verified', 'referred'],
    steps: ['record', 'orderCorrection', 'reply', 'verify', 'refer'],
  },
} as const
