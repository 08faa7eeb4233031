import Type from 'typebox'
import { attachments, dayField, form, line, oneOf, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** Buying data that are not public: like requests are merged, so that one purchase serves all who asked. */
export const procurementLifecycle = lifecycle('procurement', {
  path: 'procurements',
  steps: {
    'procurement.request': {
      from: ['new'],
      to: ['requested'],
      by: ['provider', 'consumer'],
      input: form({
        title: line(),
        wantedData: Type.Optional(prose(2000)),
        basis: Type.Optional(prose(2000)),
        intendedUse: prose(2000),
        estimatedCost: Type.Number({ minimum: 0 }),
        attachments: Type.Optional(attachments),
      }),
    },
    'procurement.merge': {
      from: ['requested'],
      to: ['merged'],
      by: 'authority',
      input: form({ leadRequest: refers('procurement'), reason: prose(2000) }),
    },
    'procurement.decide': {
      from: ['requested'],
      to: ['decided', 'refused'],
      by: 'authority',
      awaited: ['requested'],
      input: form({ verdict: oneOf(['approve', 'refuse']), reason: prose(2000) }),
    },
    'procurement.recordPurchase': {
      from: ['decided', 'merged'],
      to: ['purchased'],
      by: 'authority',
      awaited: ['decided'],
      input: form({
        seller: line(),
        price: Type.Number({ minimum: 0 }),
        purchasedOn: dayField,
        sharedUse: prose(2000),
        leadRequest: Type.Optional(refers('procurement')),
        attachments: Type.Optional(attachments),
      }),
    },
  },
})
