import Type from 'typebox'
import { attachments, dayField, form, line, oneOf, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** Whoever builds or runs something for a unit: reviewed, bound to secrecy, watched, and without access afterwards. */
export const contractorLifecycle = lifecycle('contractor', {
  path: 'contractors',
  steps: {
    'contractor.propose': {
      from: ['new'],
      to: ['proposed'],
      by: ['provider', 'operator'],
      input: form({ title: line(), contractorUnit: refers('unit'), entrustedWork: prose(2000) }),
    },
    'contractor.review': {
      from: ['proposed'],
      to: ['reviewed', 'refused'],
      by: ['provider', 'operator'],
      awaited: ['proposed'],
      input: form({
        verdict: oneOf(['approve', 'refuse']),
        findings: prose(),
        attachments: Type.Optional(attachments),
      }),
    },
    'contractor.sign': {
      from: ['proposed', 'reviewed'],
      to: ['active'],
      by: ['provider', 'operator'],
      awaited: ['reviewed'],
      input: form({
        validFrom: dayField,
        validTo: dayField,
        secrecyAgreement: Type.Optional(attachments),
        signedBy: Type.Optional(line()),
      }),
    },
    'contractor.inspect': {
      from: ['active'],
      to: ['active'],
      by: ['provider', 'operator'],
      input: form({ inspectedOn: dayField, findings: prose(), attachments: Type.Optional(attachments) }),
    },
    'contractor.end': {
      from: ['active'],
      to: ['ended'],
      by: ['provider', 'operator', 'system'],
      input: form({
        reason: prose(2000),
        dataReturned: Type.Optional(oneOf(['returned', 'destroyed', 'noneHeld'])),
        attachments: Type.Optional(attachments),
      }),
    },
  },
})
