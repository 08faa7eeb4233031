import Type from 'typebox'
import { attachments, dayField, form, line, oneOf, prose, refersToSome } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const parties = ['provider', 'consumer'] as const

/** Working with citizens or companies on public data: two consents, an agreement and a commitment before anything runs. */
export const cooperationLifecycle = lifecycle('cooperation', {
  path: 'cooperations',
  steps: {
    'cooperation.propose': {
      from: ['new'],
      to: ['proposed'],
      by: [...parties],
      input: form({
        title: line(),
        partner: line(),
        partnerKind: oneOf(['citizen', 'legalPerson', 'otherOrganisation']),
        recipientPlace: oneOf(['inland', 'abroad']),
        purpose: prose(2000),
        concernedEntries: refersToSome('catalogEntry'),
        attachments: Type.Optional(attachments),
      }),
    },
    'cooperation.report': {
      from: ['proposed'],
      to: ['awaitingConsents'],
      by: 'operator',
      awaited: ['proposed'],
      input: form({ note: prose(2000) }),
    },
    'cooperation.recordCityAnswer': {
      from: ['awaitingConsents'],
      to: ['awaitingConsents', 'consented', 'refused'],
      by: ['operator', 'municipal'],
      awaited: ['awaitingConsents'],
      input: form({ cityAnswer: oneOf(['agree', 'refuse'], 'consent'), answeredOn: dayField, reason: prose(2000) }),
    },
    'cooperation.giveProviderAnswer': {
      from: ['awaitingConsents'],
      to: ['awaitingConsents', 'consented', 'refused'],
      by: 'provider',
      awaited: ['awaitingConsents'],
      input: form({ providerAnswer: oneOf(['agree', 'refuse'], 'consent'), reason: prose(2000) }),
    },
    'cooperation.sign': {
      from: ['awaitingConsents', 'consented'],
      to: ['signed'],
      by: [...parties],
      awaited: ['consented'],
      input: form({
        useAgreement: Type.Optional(attachments),
        securityCommitment: Type.Optional(attachments),
        signedOn: dayField,
        signatories: line(),
      }),
    },
    'cooperation.activate': {
      from: ['awaitingConsents', 'consented', 'signed'],
      to: ['active'],
      by: 'operator',
      awaited: ['signed'],
      input: form({ note: prose(2000) }),
    },
    'cooperation.end': {
      from: ['signed', 'active'],
      to: ['ended'],
      by: [...parties, 'operator'],
      input: form({ reason: prose(2000) }),
    },
  },
})
