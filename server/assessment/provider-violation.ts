import Type from 'typebox'
import { attachments, dayField, form, line, oneOf, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** The kinds of violation in the order of the text; the last is any other and needs its own words. */
const kinds = ['1', '2', '3', '4', '5', '6', '7', '8'] as const
export const OTHER_KIND = '8'

/** A violation by a provider: recorded by a person, ordered to be corrected, verified; referred where it is serious. */
export const providerViolationLifecycle = lifecycle('providerViolation', {
  path: 'provider-violations',
  steps: {
    'providerViolation.record': {
      from: ['new'],
      to: ['found'],
      by: 'authority',
      input: form({
        title: line(),
        violatingUnit: refers('unit'),
        violationKind: oneOf([...kinds], 'providerViolationKind'),
        facts: prose(),
        otherText: Type.Optional(prose(2000)),
        inspectionId: Type.Optional(refers('inspection')),
        attachments: Type.Optional(attachments),
      }),
    },
    'providerViolation.orderCorrection': {
      from: ['found'],
      to: ['correctionOrdered'],
      by: 'authority',
      awaited: ['found'],
      input: form({ order: prose(), correctBy: dayField }),
    },
    'providerViolation.reply': {
      from: ['correctionOrdered'],
      to: ['replied'],
      by: 'provider',
      awaited: ['correctionOrdered'],
      input: form({ corrected: prose(), attachments: Type.Optional(attachments) }),
    },
    'providerViolation.verify': {
      from: ['replied'],
      to: ['verified', 'correctionOrdered'],
      by: 'authority',
      awaited: ['replied'],
      input: form({ accepted: oneOf(['yes', 'no'], 'yesNo'), reason: prose(2000) }),
    },
    'providerViolation.refer': {
      from: ['found', 'correctionOrdered', 'replied', 'verified'],
      to: ['referred'],
      by: 'authority',
      input: form({ referredTo: line(), seriousness: prose(), evidence: Type.Optional(attachments) }),
    },
  },
})
