import Type from 'typebox'
import {
  attachments,
  dayField,
  form,
  line,
  lines,
  oneOf,
  prose,
  refers,
  refersToSome,
  someOf,
} from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const finders = ['operator', 'provider', 'consumer'] as const

/** A security incident: measures at once, reports with receipts, and records that are sealed before it is closed. */
export const incidentLifecycle = lifecycle('incident', {
  path: 'incidents',
  steps: {
    'incident.open': {
      from: ['new'],
      to: ['found'],
      by: [...finders],
      input: form({
        title: line(),
        incidentKind: oneOf(['leak', 'damage', 'loss', 'tampering', 'otherIncident']),
        foundOn: dayField,
        description: prose(),
        concernedEntries: Type.Optional(refersToSome('catalogEntry')),
      }),
    },
    'incident.startPlan': {
      from: ['found'],
      to: ['planStarted'],
      by: [...finders],
      awaited: ['found'],
      input: form({ planId: Type.Optional(refers('emergencyPlan')), note: prose(1000) }),
    },
    'incident.takeMeasures': {
      from: ['found', 'planStarted', 'measures'],
      to: ['measures'],
      by: [...finders],
      awaited: ['found', 'planStarted'],
      input: form({ measuresTaken: lines(), attachments: Type.Optional(attachments) }),
    },
    'incident.report': {
      from: ['found', 'planStarted', 'measures', 'reported'],
      to: ['reported'],
      by: [...finders],
      awaited: ['measures'],
      input: form({
        recipients: someOf(['authority', 'securityRegulator'], 'role'),
        reportText: prose(),
        attachments: Type.Optional(attachments),
      }),
    },
    'incident.acknowledge': {
      from: ['reported'],
      to: ['reported'],
      by: ['authority', 'securityRegulator'],
      input: form({ note: prose(1000) }),
    },
    'incident.lockRecords': {
      from: ['reported'],
      to: ['recordsLocked'],
      by: [...finders],
      awaited: ['reported'],
      input: form({ preserved: prose(2000), attachments: Type.Optional(attachments) }),
    },
    'incident.close': {
      from: ['reported', 'recordsLocked'],
      to: ['closed'],
      by: [...finders],
      awaited: ['recordsLocked'],
      input: form({ result: prose() }),
    },
  },
})
