import Type from 'typebox'
import { form, ground, line, lines, nothing, oneOf, onlyWhen, prose } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** What a unit wants to collect from people and enterprises, held against what it could have by sharing. */
export const capturePlanLifecycle = lifecycle('capturePlan', {
  path: 'capture-plans',
  steps: {
    'capturePlan.submit': {
      from: ['new'],
      to: ['submitted', 'duplicateFound'],
      by: 'provider',
      input: form({
        title: line(),
        capturePurpose: Type.Optional(prose(2000)),
        captureNeed: Type.Optional(prose(2000)),
        captureMethod: Type.Optional(prose(2000)),
        captureItems: Type.Optional(lines(200)),
        safeguards: Type.Optional(prose(2000)),
      }),
    },
    'capturePlan.justify': {
      from: ['duplicateFound'],
      to: ['submitted', 'withdrawn'],
      by: 'provider',
      awaited: ['duplicateFound'],
      input: form({
        justification: oneOf(['useSharing', 'notSame', 'byLaw']),
        reason: prose(2000),
        ground: onlyWhen(ground, 'justification', 'byLaw'),
      }),
    },
    'capturePlan.confirm': {
      from: ['submitted'],
      to: ['confirmed'],
      by: 'operator',
      awaited: ['submitted'],
      input: nothing,
    },
    'capturePlan.withdraw': {
      from: ['submitted', 'duplicateFound'],
      to: ['withdrawn'],
      by: 'provider',
      input: form({ reason: prose(2000) }),
    },
  },
})
