import Type from 'typebox'
import { dayField, form, line, nothing, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** A refusal to have data collected that names no ground which the law accepts: the authority reports it. */
export const refusalCaseLifecycle = lifecycle('refusalCase', {
  path: 'refusal-cases',
  steps: {
    'refusalCase.open': {
      from: ['new'],
      to: ['found'],
      by: 'system',
      input: form({
        collectionId: refers('collection'),
        title: line(),
        unitId: refers('unit'),
        statedReason: prose(2000),
      }),
    },
    'refusalCase.assign': { from: ['found'], to: ['withAuthority'], by: ['operator', 'system'], input: nothing },
    'refusalCase.report': {
      from: ['withAuthority'],
      to: ['reported'],
      by: 'authority',
      awaited: ['withAuthority'],
      input: form({ recipient: line(), reportedOn: dayField, reportText: prose(), note: Type.Optional(prose(2000)) }),
    },
    'refusalCase.close': {
      from: ['reported'],
      to: ['closed'],
      by: 'authority',
      awaited: ['reported'],
      input: form({ result: prose(2000) }),
    },
    'refusalCase.withdraw': {
      from: ['found', 'withAuthority', 'reported'],
      to: ['withdrawn'],
      by: 'system',
      input: nothing,
    },
  },
})
