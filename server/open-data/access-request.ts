import Type from 'typebox'
import { attachments, dayField, form, line, oneOf, prose, refers, rows } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { reportRhythms } from './opening-terms.ts'

export const deliveryModes = ['api', 'file', 'offline', 'privacyComputing', 'federatedLearning', 'sandbox'] as const
export type DeliveryMode = (typeof deliveryModes)[number]

const application = {
  scenario: line(500),
  purpose: prose(),
  deliveryMode: oneOf([...deliveryModes]),
  /** Other data with which this is to be put together; what comes of it is a risk of its own. */
  otherSources: Type.Optional(prose(2000)),
  comprehensive: Type.Optional(Type.Boolean()),
  materialList: Type.Optional(rows({ material: line(60), statement: prose(2000) }, 50)),
  materials: Type.Optional(attachments),
}

/** Every reason at once; one that asks for a material names it as the page of the set did. */
const reasons = Type.Optional(
  rows(
    {
      reasonAbout: oneOf(['material', 'condition', 'security', 'scenario', 'other']),
      material: Type.Optional(line(60)),
      explanation: line(1000),
    },
    50,
  ),
)

/** An application for a set that is open under conditions: taken in by the operator, decided by the provider. */
export const accessRequestLifecycle = lifecycle('accessRequest', {
  path: 'access-requests',
  steps: {
    'accessRequest.submit': {
      from: ['new'],
      to: ['submitted'],
      by: 'applicant',
      input: form({ openListEntryId: refers('openListEntry'), ...application }),
    },
    // A new request of its own number, linked to the one that did not pass.
    'accessRequest.resubmit': {
      from: ['new'],
      to: ['submitted'],
      by: 'applicant',
      input: form({ previousRequestId: refers('accessRequest'), ...application }),
    },
    'accessRequest.accept': {
      from: ['submitted'],
      to: ['underReview'],
      by: 'operator',
      awaited: ['submitted'],
      input: form({ note: Type.Optional(prose(1000)) }),
    },
    'accessRequest.decline': {
      from: ['submitted'],
      to: ['notAccepted'],
      by: 'operator',
      awaited: ['submitted'],
      input: form({ reasons }),
    },
    'accessRequest.markPriority': {
      from: ['underReview', 'expertReview'],
      to: ['underReview', 'expertReview'],
      by: 'provider',
      input: form({ priorityReason: oneOf(['livelihood', 'economy', 'replicable']), reason: prose(1000) }),
    },
    'accessRequest.consultExperts': {
      from: ['underReview'],
      to: ['expertReview'],
      by: 'provider',
      input: form({ experts: rows({ expert: line(60), expertise: line(200) }, 20), reason: prose(1000) }),
    },
    'accessRequest.recordOpinion': {
      from: ['expertReview'],
      to: ['expertReview'],
      by: 'provider',
      awaited: ['expertReview'],
      input: form({ expert: line(60), expertOpinion: prose() }),
    },
    'accessRequest.approve': {
      from: ['underReview', 'expertReview'],
      to: ['approved'],
      by: 'provider',
      awaited: ['underReview'],
      input: form({
        fusionRisk: Type.Optional(prose()),
        deliverBy: dayField,
        validUntil: dayField,
        reportEvery: oneOf([...reportRhythms]),
        note: Type.Optional(prose(1000)),
      }),
    },
    'accessRequest.reject': {
      from: ['underReview', 'expertReview'],
      to: ['rejected'],
      by: 'provider',
      awaited: ['underReview'],
      input: form({ reasons }),
    },
    'accessRequest.withdraw': {
      from: ['submitted', 'underReview', 'expertReview'],
      to: ['withdrawn'],
      by: 'applicant',
      input: form({ reason: Type.Optional(prose(1000)) }),
    },
  },
})
