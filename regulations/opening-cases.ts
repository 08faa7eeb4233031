/** Cases of the opening of data beside the open list itself: plan, demand, access, use, rights; part of `cases`. */
export const openingCases = {
  /** The work order that changes an entry of the open list; the entry stays open as it is until it is accepted. */
  openListChange: {
    states: ['submitted', 'returned', 'accepted'],
    steps: ['submit', 'return', 'resubmit', 'accept'],
  },
  openingPlan: {
    states: ['drafting', 'published', 'tracked', 'closed'],
    steps: ['draft', 'publish', 'recordProgress', 'close'],
  },
  /** A campaign in which the public is asked what should be opened. */
  demandCall: {
    states: ['open', 'closed'],
    steps: ['open', 'close'],
  },
  openingDemand: {
    states: ['received', 'triaged', 'assigned', 'planned', 'notNow', 'answered'],
    steps: ['submit', 'triage', 'assign', 'plan', 'defer', 'answer'],
  },
  demoGuide: {
    states: ['published', 'closed'],
    steps: ['publish', 'close'],
  },
  demoProject: {
    states: ['applied', 'reviewed', 'selected', 'notSelected', 'building', 'resultSelected', 'promoted', 'ended'],
    // Support recorded for a project changes no state: it says which of its data needs are met.
    steps: ['apply', 'review', 'select', 'startBuilding', 'recordSupport', 'selectResult', 'promote', 'end'],
  },
  classificationGuide: {
    states: ['drafting', 'inForce', 'superseded'],
    steps: ['draft', 'edit', 'publish', 'supersede'],
  },
  sectorRules: {
    states: ['drafting', 'inForce', 'superseded'],
    steps: ['draft', 'edit', 'publish', 'supersede'],
  },
  technicalStandard: {
    states: ['drafting', 'inForce', 'superseded'],
    steps: ['draft', 'edit', 'publish', 'supersede'],
  },
  accessRequest: {
    // Experts are heard in a state of their own that leads only to a decision: the review is never entered twice, so
    // its limit runs on.
    states: ['submitted', 'notAccepted', 'underReview', 'expertReview', 'approved', 'rejected', 'withdrawn'],
    steps: [
      'submit',
      'accept',
      'decline',
      'markPriority',
      'consultExperts',
      'recordOpinion',
      'approve',
      'reject',
      // Opens a new request that is linked to the one not accepted or rejected.
      'resubmit',
      'withdraw',
    ],
  },
  useAgreement: {
    states: ['drafted', 'signedByApplicant', 'signed', 'ended'],
    steps: ['draft', 'sign', 'countersign', 'end'],
  },
  delivery: {
    states: [
      'preparing',
      'offlineRequested',
      'offlineFiled',
      'delivered',
      'suspended',
      'limited',
      'accessClosed',
      'ended',
    ],
    steps: [
      'open',
      'connect',
      'requestOffline',
      'fileOffline',
      'deliver',
      // A call of the delivered data: it changes no state; its record is the journal.
      'use',
      'suspend',
      'resume',
      'limit',
      'closeAccess',
      'restore',
      'end',
    ],
  },
  sampleSet: {
    states: ['building', 'published', 'withdrawn'],
    steps: ['build', 'publish', 'withdraw'],
  },
  platformRules: {
    states: ['drafting', 'inForce', 'superseded'],
    // A user's acknowledgement changes no state.
    steps: ['draft', 'edit', 'publish', 'supersede', 'acknowledge'],
  },
  rightsComplaint: {
    states: [
      'received',
      'openingSuspended',
      'verifying',
      'dataWithdrawn',
      'reopened',
      'processing',
      'processedReopened',
      'keptOpen',
      'answered',
    ],
    steps: ['submit', 'judge', 'decide', 'completeProcessing', 'answer'],
  },
  useFeedback: {
    states: ['due', 'filed'],
    steps: ['open', 'file'],
  },
  useReport: {
    states: ['due', 'submitted', 'returned', 'received'],
    steps: ['open', 'submit', 'return', 'receive'],
  },
  reuseResult: {
    states: ['registered', 'scored', 'listed', 'recommended'],
    steps: ['register', 'score', 'list', 'recommend'],
  },
  /** What somebody tells about a wrongful use. */
  violationReport: {
    states: ['received', 'assigned', 'verified', 'unfounded', 'answered'],
    steps: ['submit', 'assign', 'verify', 'answer'],
  },
  /** What is held against a re-user, found by the platform or told by somebody, always recorded by a person. */
  reuserViolation: {
    states: ['suspected', 'recorded', 'dismissed', 'limited', 'accessClosed', 'lifted'],
    // Publication changes no state: it stands beside the measure.
    steps: ['suspect', 'record', 'dismiss', 'limit', 'closeAccess', 'publish', 'lift'],
  },
  platformReport: {
    states: ['drafted', 'submitted'],
    steps: ['draft', 'submit'],
  },
} as const
