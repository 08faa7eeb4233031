import Type from 'typebox'
import { attachments, dayField, form, line, oneOf, prose, refers, refersToSome } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const appliers = ['provider', 'consumer', 'authorisedOperator'] as const
const application = {
  title: line(),
  registrationKind: oneOf(['resource', 'product']),
  holder: line(),
  registeredScope: prose(2000),
  entryId: Type.Optional(refers('catalogEntry')),
  resources: Type.Optional(refersToSome('registration')),
  attachments: Type.Optional(attachments),
}

/** The register of resources in authorised operation, and of the products made of them. */
export const registrationLifecycle = lifecycle('registration', {
  path: 'registrations',
  steps: {
    'registration.apply': {
      from: ['new', 'returned'],
      to: ['applied'],
      by: [...appliers],
      awaited: ['returned'],
      input: form(application),
    },
    'registration.return': {
      from: ['applied'],
      to: ['returned'],
      by: 'operator',
      awaited: ['applied'],
      input: form({ reason: prose(2000) }),
    },
    'registration.register': {
      from: ['applied'],
      to: ['registered'],
      by: 'operator',
      awaited: ['applied'],
      input: form({ registeredOn: dayField }),
    },
    'registration.cancel': {
      from: ['registered'],
      to: ['cancelled'],
      by: 'operator',
      input: form({ reason: prose(2000) }),
    },
  },
})

/** The grant by which an operator may run resources: only those that stand in the register. */
export const authorisationLifecycle = lifecycle('authorisation', {
  path: 'authorisations',
  steps: {
    'authorisation.grant': {
      from: ['new'],
      to: ['granted'],
      by: 'authority',
      input: form({
        title: line(),
        authorisedUnit: refers('unit'),
        concernedEntries: refersToSome('catalogEntry'),
        terms: prose(),
        validFrom: dayField,
        validTo: dayField,
        attachments: Type.Optional(attachments),
      }),
    },
    'authorisation.end': {
      from: ['granted'],
      to: ['ended'],
      by: 'authority',
      input: form({ reason: prose(2000) }),
    },
  },
})
