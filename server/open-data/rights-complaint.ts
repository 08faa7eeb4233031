import Type from 'typebox'
import { attachments, form, line, oneOf, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** What the public says of open data that infringes its rights, and what the provider does about it. */
export const rightsComplaintLifecycle = lifecycle('rightsComplaint', {
  path: 'rights-complaints',
  steps: {
    'rightsComplaint.submit': {
      from: ['new'],
      to: ['received'],
      by: ['public', 'applicant'],
      input: form({
        openListEntryId: refers('openListEntry'),
        rightInfringed: Type.Optional(oneOf(['tradeSecret', 'privacy', 'personalInformation', 'otherRight'])),
        facts: prose(),
        contact: Type.Optional(line(200)),
        evidence: Type.Optional(attachments),
      }),
    },
    'rightsComplaint.judge': {
      from: ['received'],
      to: ['openingSuspended', 'verifying'],
      by: 'provider',
      awaited: ['received'],
      input: form({ suspensionNeeded: Type.Boolean(), reason: Type.Optional(prose(2000)) }),
    },
    'rightsComplaint.decide': {
      from: ['openingSuspended', 'verifying'],
      to: ['dataWithdrawn', 'reopened', 'processing', 'keptOpen'],
      by: 'provider',
      awaited: ['openingSuspended', 'verifying'],
      input: form({ outcome: oneOf(['withdraw', 'reopen', 'process']), findings: prose() }),
    },
    'rightsComplaint.completeProcessing': {
      from: ['processing'],
      to: ['processedReopened'],
      by: 'provider',
      awaited: ['processing'],
      input: form({ processing: prose() }),
    },
    'rightsComplaint.answer': {
      from: ['dataWithdrawn', 'reopened', 'processedReopened', 'keptOpen'],
      to: ['answered'],
      by: 'provider',
      awaited: ['dataWithdrawn', 'reopened', 'processedReopened', 'keptOpen'],
      input: form({ answer: prose() }),
    },
  },
})
