import Type from 'typebox'
import { dayField, form, oneOf, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { Signature } from '../keys/signature.ts'
import { reportRhythms } from './opening-terms.ts'

// The platform makes the text and both signatures after it has checked the person's password.
const Signed = form({
  signedText: Type.String({ maxLength: 40_000 }),
  signatures: Type.Array(Signature, { maxItems: 2 }),
})

/** The agreement between the applicant and the provider; nothing is handed over before it bears both signatures. */
export const useAgreementLifecycle = lifecycle('useAgreement', {
  path: 'use-agreements',
  steps: {
    'useAgreement.draft': {
      from: ['new'],
      to: ['drafted'],
      by: ['provider', 'system'],
      input: form({
        requestId: refers('accessRequest'),
        agreedScenario: Type.Optional(prose()),
        agreedReporting: Type.Optional(prose()),
        agreedSafeguards: Type.Optional(prose()),
        reportEvery: oneOf([...reportRhythms]),
        deliverBy: dayField,
        validUntil: dayField,
      }),
    },
    'useAgreement.sign': {
      from: ['drafted'],
      to: ['signedByApplicant'],
      by: 'applicant',
      awaited: ['drafted'],
      internal: true,
      input: Signed,
    },
    'useAgreement.countersign': {
      from: ['signedByApplicant'],
      to: ['signed'],
      by: 'provider',
      awaited: ['signedByApplicant'],
      internal: true,
      input: Signed,
    },
    'useAgreement.end': {
      from: ['drafted', 'signedByApplicant', 'signed'],
      to: ['ended'],
      by: ['provider', 'applicant'],
      input: form({ reason: prose(1000) }),
    },
  },
})
