import Type from 'typebox'
import { dayField, form, line, oneOf, prose, refers, refersToSome } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { measureKinds } from './risk-measures.ts'

const offices = ['operator', 'authority', 'securityRegulator', 'openingAuthority'] as const
const found = ['found', 'analysed', 'measureTaken'] as const

/** A risk: found, analysed, met by measures that act at once, reported, disposed of by whom it was reported to. */
export const riskCaseLifecycle = lifecycle('riskCase', {
  path: 'risk-cases',
  steps: {
    'riskCase.open': {
      from: ['new'],
      to: ['found'],
      by: [...offices, 'provider', 'consumer', 'system'],
      input: form({
        title: line(),
        riskArea: oneOf(['sharing', 'opening', 'platform']),
        urgency: oneOf(['low', 'medium', 'high']),
        foundOn: dayField,
        description: prose(),
        concernedUnit: Type.Optional(refers('unit')),
        services: Type.Optional(refersToSome('sharingService')),
        /** Which rule of monitoring found it; filled in by the platform alone. */
        watch: Type.Optional(Type.String({ maxLength: 200, 'x-control': 'none' })),
      }),
    },
    'riskCase.analyse': {
      from: ['found'],
      to: ['analysed'],
      by: [...offices],
      awaited: ['found'],
      input: form({ analysis: prose(), urgency: oneOf(['low', 'medium', 'high']) }),
    },
    'riskCase.takeMeasure': {
      from: [...found],
      to: ['measureTaken'],
      by: ['operator', 'provider'],
      awaited: ['found', 'analysed'],
      input: form({
        measureKind: oneOf([...measureKinds]),
        measure: prose(2000),
        services: Type.Optional(refersToSome('sharingService')),
        openSets: Type.Optional(refersToSome('openListEntry')),
        stoppedUnit: Type.Optional(refers('unit')),
        stoppedAccount: Type.Optional(refers('account')),
      }),
    },
    'riskCase.report': {
      from: [...found],
      to: ['reported'],
      by: ['operator', 'provider'],
      awaited: ['measureTaken'],
      input: form({ reportText: prose() }),
    },
    'riskCase.acknowledge': {
      from: ['reported'],
      to: ['reported'],
      by: ['authority', 'securityRegulator', 'openingAuthority'],
      input: form({ note: prose(1000) }),
    },
    'riskCase.dispose': {
      from: ['reported'],
      to: ['disposed'],
      by: ['authority', 'securityRegulator', 'openingAuthority'],
      awaited: ['reported'],
      input: form({ disposition: prose(), mayResume: oneOf(['yes', 'no'], 'yesNo') }),
    },
    'riskCase.close': {
      from: [...found, 'reported', 'disposed'],
      to: ['closed'],
      by: ['operator', 'provider'],
      awaited: ['disposed'],
      input: form({ result: prose() }),
    },
  },
})
