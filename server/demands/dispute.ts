import Type from 'typebox'
import { attachments, dayField, form, line, oneOf, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const parties = ['provider', 'consumer'] as const
const outcome = oneOf(['reopen', 'stands'], 'disputeOutcome')

/** A dispute on a demand: the two sides negotiate first; only what they cannot settle goes to the authority. */
export const disputeLifecycle = lifecycle('dispute', {
  path: 'disputes',
  steps: {
    'dispute.raise': {
      from: ['new'],
      to: ['negotiating'],
      by: [...parties],
      input: form({
        demandId: refers('demand'),
        providerId: Type.Optional(refers('unit')),
        disputeSubject: oneOf(['reasonableness', 'shareability', 'rejection']),
        claim: prose(),
        attachments: Type.Optional(attachments),
      }),
    },
    'dispute.recordNegotiation': {
      from: ['negotiating'],
      to: ['negotiating'],
      by: [...parties],
      awaited: ['negotiating'],
      input: form({ heldOn: dayField, participants: line(), minutes: prose() }),
    },
    'dispute.settle': {
      from: ['negotiating'],
      to: ['settled'],
      by: [...parties],
      input: form({ outcome, result: prose() }),
    },
    'dispute.fail': {
      from: ['negotiating'],
      to: ['negotiationFailed'],
      by: [...parties],
      input: form({ reason: prose() }),
    },
    'dispute.escalate': {
      from: ['negotiationFailed'],
      to: ['authorityCoordinating'],
      by: [...parties],
      awaited: ['negotiationFailed'],
      input: form({ request: prose() }),
    },
    'dispute.decide': {
      from: ['authorityCoordinating'],
      to: ['decided'],
      by: 'authority',
      awaited: ['authorityCoordinating'],
      input: form({ outcome, reason: prose(), attachments: Type.Optional(attachments) }),
    },
  },
})
