/** What some jurisdictions do otherwise than others; under `cityReview.` the words of those where the city decides. */
export const localWays = {
  'state.demand.opinionsGiven': 'Providers heard',
  'state.demand.reportedToCity': 'Reported to the city',
  'state.demand.cityApproved': 'Approved by the city, access to be recorded',
  'state.demand.cityRejected': 'Rejected by the city',
  'step.demand.reportToCity': 'Report to the city',
  'step.demand.recordCityAnswer': 'Record the answer of the city',
  'step.demand.grantAccess': 'Record the access on the municipal platform',

  'notice.catalogEntryToReviewInUnit':
    'The catalog entry “{title}” ({number}) is compiled. Somebody other than its author has to review it before it is sent on.',
  'notice.catalogEntryReturnedInUnit':
    'The review in your unit returned the catalog entry “{title}” ({number}). Please change it and submit it again. Reason: {reason}',
  'notice.demandReportedToCity':
    'The application “{title}” ({number}) was reported to the city. The rules set no time limit for its review, and silence has no effect.',
  'notice.demandCityAnswered': 'The answer of the city to “{title}” ({number}) is recorded: {state}.',
  'notice.demandOpinionsGiven':
    'All providers have given their opinion on “{title}” ({number}). Please report the application to the city.',

  'refusal.own_work': 'Somebody other than the author has to review this.',
  'refusal.mode_not_offered': '“{field}” is none of the modes that the rules allow here.',

  'field.byReference': 'By reference',
  'field.limitReason': 'Reason for limiting the sharing',
  'field.need': 'Why all items are needed',
  'field.access': 'Access on the municipal platform',
  'field.answer': 'Answer of the city',
  'answer.approve': 'Approved',
  'answer.reject': 'Rejected',

  'useMode.cityApi': 'Interface of the city',
  'useMode.cityExchange': 'Exchange of the city',
  'useMode.centralAnalysis': 'Central analysis on the municipal platform',
  'useMode.offline': 'Offline exchange',
  'provisionMode.api': 'Interface',
  'provisionMode.match': 'Batch match',
  'provisionMode.download': 'Download',
  'provisionMode.cityApi': 'Interface of the city',
  'provisionMode.cityExchange': 'Exchange of the city',
  'provisionMode.centralAnalysis': 'Central analysis on the municipal platform',

  'work.effect.catalogEntry.reviewInUnit': 'The entry then goes on for review.',
  'work.effect.catalogEntry.returnInUnit': 'The author sees the reason, changes the entry and submits it again.',
  'work.effect.demand.reportToCity':
    'The city then reviews the application. The rules set no time limit: until its answer is recorded, the application stays as reported.',
  'work.effect.demand.recordCityAnswer': 'Record the answer as it was received; the platform decides nothing.',
  'work.effect.demand.grantAccess':
    'The applicant then sees how to get the data on the municipal platform. Enter no passwords or other secrets.',
  'work.entry.limits': 'Reason and ground',

  'unitReview.work.entry.about':
    'What is required and why stands beside each field. Somebody else of your unit reviews the entry first, then it goes on to the platform operator.',
  'cityReview.case.demand': 'Application for data',
  'cityReview.case.demand.many': 'Applications for data',
  'cityReview.step.demand.submit': 'Submit the application',
  'cityReview.work.nav.demands': 'Applications for data',
  'cityReview.work.demands.title': 'Applications for data',
  'cityReview.work.demands.about': 'Fill in, report and read applications for data.',
  'cityReview.work.demands.new': 'Fill in an application',
  'cityReview.work.demand.commitmentFile': 'Download the application and its signatures',
  'noOpenList.openingAttribute.unconditional': 'Open',
  'noOpenList.openingAttribute.conditional': 'Open on conditions',
  'noOpenList.openingAttribute.notOpen': 'Not open',
  'cityLevel.work.nav.district': 'The city at work',
  'cityLevel.work.district.title': 'The city at work',
  'cityLevel.work.district.figures': 'The city at a glance',
  'cityReview.work.demand.about':
    'The application goes to the platform operator, who reports it to the city; once approved, the data is obtained on the municipal platform.',
  'cityReview.work.effect.demand.submit':
    'With your password you sign for yourself and your unit and submit the application; both go into the log.',
  'cityReview.work.demand.toCommitment': 'Check and sign',
  'cityReview.work.effect.demand.forward':
    'Hearing the providers is a local choice, not a requirement of the rules. It has no time limit, does not replace the review by the city, and silence does not stop the report.',
  'cityReview.work.effect.demandPart.decide':
    'Your opinion goes with the application to the operator; it does not replace the review by the city.',
  'cityReview.work.effect.demandPart.decide.approve':
    'Your opinion goes with the application to the operator; it does not replace the review by the city.',
  'cityReview.work.effect.demandPart.decide.reject':
    'Your opinion goes with the application to the operator; it does not replace the review by the city.',
  'cityReview.step.demand.forward': 'Hear the providers (local choice)',
  'cityReview.step.demand.settle': 'Collect the opinions (system)',
  'cityReview.step.demandPart.open': 'Hear the provider (local choice)',
  'cityReview.step.demandPart.decide': 'Give an opinion (local choice)',
  'cityReview.state.demand.underProviderReview': 'Providers are being heard',
  'cityReview.state.demand.inService': 'Available on the municipal platform',
  'cityReview.state.demandPart.forwarded': 'Opinion awaited',
  'cityReview.state.demandPart.approved': 'In favour',
  'cityReview.state.demandPart.rejected': 'Against',
  'cityReview.decision.approve': 'In favour',
  'cityReview.decision.reject': 'Against',
  'cityReview.field.decision': 'Opinion',
  'cityReview.notice.demandToRoute':
    'The application “{title}” ({number}) was submitted. Please check it and report it to the city.',
  'cityReview.notice.demandPartToDecide':
    'The application “{title}” ({number}) concerns restricted data of your unit. Please give your opinion. This is a local choice without a time limit.',
  'cityReview.notice.demandInService':
    'The access for “{title}” ({number}) is recorded: the data can be obtained on the municipal platform.',
} as const
