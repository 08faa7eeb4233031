import Type from 'typebox'
import { form, line, oneOf, prose, refersToSome } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** What was made of open data: a product, a report, a paper; scored, listed and recommended by the office for opening. */
export const reuseResultLifecycle = lifecycle('reuseResult', {
  path: 'reuse-results',
  steps: {
    'reuseResult.register': {
      from: ['new'],
      to: ['registered'],
      by: ['applicant', 'public', 'operator'],
      input: form({
        title: line(),
        resultKind: oneOf(['product', 'researchReport', 'paper', 'otherResult']),
        summary: prose(),
        address: Type.Optional(line(500)),
        usedSets: refersToSome('openListEntry'),
        /** How the result itself names the source of the data. */
        sourceText: Type.Optional(prose(1000)),
        demonstration: Type.Optional(Type.Boolean()),
      }),
    },
    'reuseResult.score': {
      from: ['registered'],
      to: ['scored'],
      by: ['openingAuthority', 'authority'],
      awaited: ['registered'],
      input: form({ score: Type.Integer({ minimum: 0, maximum: 100 }), opinion: prose(2000) }),
    },
    'reuseResult.list': {
      from: ['scored'],
      to: ['listed'],
      by: ['openingAuthority', 'authority'],
      awaited: ['scored'],
      input: form({ reason: prose(2000) }),
    },
    'reuseResult.recommend': {
      from: ['listed'],
      to: ['recommended'],
      by: ['openingAuthority', 'authority'],
      input: form({ pilot: line(), reason: prose(2000) }),
    },
  },
})
