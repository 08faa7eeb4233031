import Type from 'typebox'
import { attachments, form, line, oneOf, prose, refersToSome } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** The assessment without which nothing is handed to a recipient abroad. */
export const transferAssessmentLifecycle = lifecycle('transferAssessment', {
  path: 'transfer-assessments',
  steps: {
    'transferAssessment.request': {
      from: ['new'],
      to: ['requested'],
      by: ['provider', 'consumer'],
      input: form({
        title: line(),
        recipientAbroad: line(),
        purpose: prose(2000),
        concernedEntries: refersToSome('catalogEntry'),
        attachments: Type.Optional(attachments),
      }),
    },
    'transferAssessment.report': {
      from: ['requested'],
      to: ['reportedToCity'],
      by: 'operator',
      awaited: ['requested'],
      input: form({ note: prose(2000) }),
    },
    'transferAssessment.recordResult': {
      from: ['reportedToCity'],
      to: ['approved', 'refused'],
      by: ['operator', 'municipal'],
      awaited: ['reportedToCity'],
      input: form({
        verdict: oneOf(['approve', 'refuse']),
        reason: prose(2000),
        assessmentResult: Type.Optional(attachments),
      }),
    },
  },
})
