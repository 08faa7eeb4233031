import Type from 'typebox'
import { attachments, form, oneOf, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** What becomes of shared data when its purpose is over: the provider says what, the consumer does it and proves it. */
export const disposalLifecycle = lifecycle('disposal', {
  path: 'disposals',
  steps: {
    'disposal.declare': {
      from: ['new'],
      to: ['declared'],
      by: 'consumer',
      input: form({
        serviceId: refers('sharingService'),
        disposalReason: Type.Optional(oneOf(['achieved', 'impossible', 'unnecessary'])),
        explanation: Type.Optional(prose()),
      }),
    },
    'disposal.setRequirement': {
      from: ['declared'],
      to: ['requirementSet'],
      by: 'provider',
      awaited: ['declared'],
      input: form({
        disposalRequirement: Type.Optional(oneOf(['delete', 'return', 'anonymise', 'archive', 'other'])),
        instructions: Type.Optional(prose()),
      }),
    },
    'disposal.fileProof': {
      from: ['requirementSet'],
      to: ['proofFiled'],
      by: 'consumer',
      awaited: ['requirementSet'],
      input: form({ disposalProof: Type.Optional(attachments), account: prose() }),
    },
    'disposal.returnProof': {
      from: ['proofFiled'],
      to: ['requirementSet'],
      by: 'provider',
      input: form({ reason: prose() }),
    },
    'disposal.confirm': {
      from: ['proofFiled'],
      to: ['confirmed'],
      by: 'provider',
      awaited: ['proofFiled'],
      input: form({ note: Type.Optional(prose()) }),
    },
  },
})
