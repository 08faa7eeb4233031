import Type from 'typebox'
import { form, ground, line, oneOf, onlyWhen, prose, refers, refersToSome } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** The operator's request that a unit catalogs and collects what a demand needs, and reviews the demand. */
export const dataRequestLifecycle = lifecycle('dataRequest', {
  path: 'data-requests',
  steps: {
    'dataRequest.open': {
      from: ['new'],
      to: ['open'],
      by: ['operator', 'system'],
      input: form({
        title: line(),
        unitId: refers('unit'),
        demandId: Type.Optional(refers('demand')),
        consumerId: Type.Optional(refers('unit')),
        dataContent: prose(),
        entryIds: Type.Optional(refersToSome('catalogEntry')),
      }),
    },
    'dataRequest.complete': {
      from: ['open'],
      to: ['done'],
      by: 'provider',
      awaited: ['open'],
      input: form({
        entryIds: refersToSome('catalogEntry'),
        reviewResult: oneOf(['agreed', 'notAgreed']),
        ground: onlyWhen(ground, 'reviewResult', 'notAgreed'),
        note: Type.Optional(prose(2000)),
      }),
    },
    'dataRequest.cancel': {
      from: ['open'],
      to: ['cancelled'],
      by: ['operator', 'system'],
      input: form({ reason: prose(2000) }),
    },
  },
})
