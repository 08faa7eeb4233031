import Type from 'typebox'
import { attachments, dayField, form, line, oneOf, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

export const violationKinds = ['platformRules', 'illegalMeans', 'rights', 'scenario', 'other'] as const

const recorders = ['openingAuthority', 'authority', 'operator', 'provider'] as const
const measurers = ['operator', 'provider'] as const

/** What a re-user did wrong, recorded by a person of one of three offices, and the measures against it. */
export const reuserViolationLifecycle = lifecycle('reuserViolation', {
  path: 'reuser-violations',
  steps: {
    'reuserViolation.suspect': {
      from: ['new'],
      to: ['suspected'],
      by: [...recorders, 'system'],
      input: form({
        reuserId: refers('unit'),
        deliveryId: Type.Optional(refers('delivery')),
        reportId: Type.Optional(refers('violationReport')),
        complaintId: Type.Optional(refers('rightsComplaint')),
        observedUse: prose(),
      }),
    },
    'reuserViolation.record': {
      from: ['suspected'],
      to: ['recorded'],
      by: recorders,
      awaited: ['suspected'],
      input: form({
        violationKind: Type.Optional(oneOf([...violationKinds])),
        brokenClause: Type.Optional(line(200)),
        proofOfMeans: Type.Optional(attachments),
        violationText: Type.Optional(prose()),
        findings: prose(),
      }),
    },
    'reuserViolation.dismiss': {
      from: ['suspected'],
      to: ['dismissed'],
      by: recorders,
      awaited: ['suspected'],
      input: form({ reason: prose(2000) }),
    },
    'reuserViolation.limit': {
      from: ['recorded'],
      to: ['limited'],
      by: measurers,
      awaited: ['recorded'],
      input: form({
        reason: prose(2000),
        readsPerDay: Type.Integer({ minimum: 0, maximum: 100_000 }),
        measureUntil: Type.Optional(dayField),
      }),
    },
    'reuserViolation.closeAccess': {
      from: ['recorded', 'limited'],
      to: ['accessClosed'],
      by: measurers,
      awaited: ['recorded'],
      input: form({ reason: prose(2000), measureUntil: Type.Optional(dayField) }),
    },
    'reuserViolation.publish': {
      from: ['limited', 'accessClosed'],
      to: ['limited', 'accessClosed'],
      by: measurers,
      input: form({ publishedText: prose(2000) }),
    },
    'reuserViolation.lift': {
      from: ['limited', 'accessClosed'],
      to: ['lifted'],
      by: measurers,
      input: form({ reason: prose(2000) }),
    },
  },
})
