import Type from 'typebox'
import { dayField, form, line, prose } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** Holdings on paper on their way into data; until then they are no entry of the catalog. */
export const digitisationLifecycle = lifecycle('digitisation', {
  path: 'digitisations',
  steps: {
    'digitisation.register': {
      from: ['new'],
      to: ['registered'],
      by: 'provider',
      input: form({
        title: line(),
        holding: prose(2000),
        technicalStandard: Type.Optional(line()),
        plannedUntil: Type.Optional(dayField),
      }),
    },
    'digitisation.recordProgress': {
      from: ['registered', 'underWay'],
      to: ['underWay'],
      by: 'provider',
      awaited: ['registered', 'underWay'],
      input: form({ percentDone: Type.Integer({ minimum: 0, maximum: 100 }), note: Type.Optional(prose(2000)) }),
    },
    'digitisation.complete': {
      from: ['underWay'],
      to: ['done'],
      by: 'provider',
      awaited: ['underWay'],
      input: form({ result: prose(2000) }),
    },
  },
})
