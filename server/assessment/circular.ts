import Type from 'typebox'
import { attachments, form, line, oneOf, prose, refers, refersToSome } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** A circular about a unit that fails in its work: with the failures on record, a scope, and the unit's reply. */
export const circularLifecycle = lifecycle('circular', {
  path: 'circulars',
  steps: {
    'circular.draft': {
      from: ['new'],
      to: ['drafted'],
      by: 'authority',
      input: form({
        title: line(),
        criticisedUnit: refers('unit'),
        circularText: prose(),
        evidence: Type.Optional(prose()),
        attachments: Type.Optional(attachments),
      }),
    },
    'circular.circulate': {
      from: ['drafted'],
      to: ['circulated'],
      by: 'authority',
      awaited: ['drafted'],
      input: form({
        circularScope: oneOf(['unitOnly', 'someUnits', 'allUnits']),
        scopeUnits: Type.Optional(refersToSome('unit')),
      }),
    },
    'circular.reply': {
      from: ['circulated'],
      to: ['circulated'],
      by: 'provider',
      awaited: [],
      input: form({ replyText: prose(), attachments: Type.Optional(attachments) }),
    },
  },
})
