import Type from 'typebox'
import { form, line, oneOf, prose, refers, rows } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** The yearly look at a provider's open list: each entry by necessity and security, then what becomes of it. */
export const openListReviewLifecycle = lifecycle('openListReview', {
  path: 'open-list-reviews',
  steps: {
    'openListReview.open': {
      from: ['new'],
      to: ['notStarted'],
      by: ['provider', 'operator'],
      input: form({
        reviewYear: Type.Integer({ minimum: 2020, maximum: 2100 }),
        providerId: Type.Optional(refers('unit')),
      }),
    },
    'openListReview.assess': {
      from: ['notStarted', 'assessing'],
      to: ['assessing'],
      by: 'provider',
      awaited: ['notStarted'],
      input: form({
        openListEntryId: refers('openListEntry'),
        necessity: prose(2000),
        security: prose(2000),
        reviewAction: oneOf(['keep', 'change', 'delete', 'toNotOpen']),
      }),
    },
    'openListReview.decide': {
      from: ['assessing'],
      to: ['decided'],
      by: 'provider',
      awaited: ['assessing'],
      input: form({
        /** Data that is not open yet and was looked at: opened, or not now with the reason. */
        candidates: Type.Optional(
          rows({
            candidate: line(300),
            openingDemandId: Type.Optional(refers('openingDemand')),
            candidateAction: oneOf(['add', 'addMasked', 'notNow']),
            candidateReason: Type.Optional(line(300)),
          }),
        ),
        conclusion: prose(),
      }),
    },
    'openListReview.fileWorkOrders': {
      from: ['decided'],
      to: ['workOrdersFiled'],
      by: 'provider',
      awaited: ['decided'],
      input: form({ note: Type.Optional(prose(1000)) }),
    },
    'openListReview.complete': {
      from: ['workOrdersFiled'],
      to: ['done'],
      by: 'provider',
      awaited: ['workOrdersFiled'],
      input: form({ result: prose() }),
    },
  },
})
