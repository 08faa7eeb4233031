/** Cases of projects, security, inspection and assessment; part of `cases`. */
export const oversightCases = {
  project: {
    states: ['planned', 'opinionIssued', 'approved', 'refused', 'built', 'acceptanceChecked', 'accepted'],
    steps: ['plan', 'giveOpinion', 'review', 'build', 'checkAcceptance', 'accept'],
  },
  channel: {
    states: ['existing', 'toIntegrate', 'integrated'],
    steps: ['register', 'planIntegration', 'integrate'],
  },
  riskCase: {
    states: ['found', 'analysed', 'measureTaken', 'reported', 'disposed', 'closed'],
    steps: ['open', 'analyse', 'takeMeasure', 'report', 'acknowledge', 'dispose', 'close'],
  },
  incident: {
    states: ['found', 'planStarted', 'measures', 'reported', 'recordsLocked', 'closed'],
    steps: ['open', 'startPlan', 'takeMeasures', 'report', 'acknowledge', 'lockRecords', 'close'],
  },
  inspection: {
    states: ['planned', 'carriedOut', 'findingIssued', 'rectifying', 'replied', 'verified'],
    steps: ['plan', 'carryOut', 'issueFinding', 'rectify', 'reply', 'verify'],
  },
  circular: {
    states: ['drafted', 'circulated'],
    steps: ['draft', 'circulate', 'reply'],
  },
  evaluation: {
    states: ['designed', 'collectingFigures', 'scored', 'published', 'improvementTasks', 'annualRollUp'],
    steps: ['design', 'collectFigures', 'score', 'publish', 'setTasks', 'rollUp'],
  },
} as const
