import Type from 'typebox'
import { dayField, form, line, oneOf, prose, refers, refersToSome } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** The fields in which units develop applications; statistics count by them. */
const applicationFields = ['economy', 'market', 'society', 'publicService', 'environment', 'otherField'] as const

/** The register of scenarios in which data may be had directly once the operator has evaluated them. */
export const scenarioLifecycle = lifecycle('scenario', {
  path: 'scenarios',
  steps: {
    'scenario.propose': {
      from: ['new'],
      to: ['proposed'],
      by: ['consumer', 'provider', 'operator'],
      input: form({
        title: line(),
        plan: prose(),
        basis: prose(),
        entries: Type.Optional(refersToSome('catalogEntry')),
        demandId: Type.Optional(refers('demand')),
        applicationField: Type.Optional(oneOf([...applicationFields])),
      }),
    },
    'scenario.evaluate': {
      from: ['proposed'],
      to: ['evaluating'],
      by: 'operator',
      awaited: ['proposed'],
      input: form({ assessors: line(), findings: prose() }),
    },
    'scenario.authorise': {
      from: ['evaluating'],
      to: ['authorised'],
      by: 'operator',
      awaited: ['evaluating'],
      input: form({ scope: prose(), validUntil: Type.Optional(dayField) }),
    },
    'scenario.refuse': {
      from: ['evaluating'],
      to: ['notPassed'],
      by: 'operator',
      awaited: ['evaluating'],
      input: form({ reason: prose() }),
    },
    'scenario.retire': { from: ['authorised'], to: ['retired'], by: 'operator', input: form({ reason: prose() }) },
  },
})
