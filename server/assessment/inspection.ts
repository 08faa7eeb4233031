import Type from 'typebox'
import { attachments, dayField, form, line, lines, oneOf, prose, refers, rows, someOf } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** What an inspection can look at; each text names some of them. */
const areas = [
  'cataloging',
  'collecting',
  'onChain',
  'quality',
  'sharing',
  'opening',
  'reuse',
  'security',
  'platform',
] as const

const inspectors = ['authority', 'securityRegulator', 'openingAuthority', 'operator'] as const
const inspected = ['provider', 'operator'] as const

/** An inspection: planned, carried out, its findings put right by the unit and verified one by one. */
export const inspectionLifecycle = lifecycle('inspection', {
  path: 'inspections',
  steps: {
    'inspection.plan': {
      from: ['new'],
      to: ['planned'],
      by: [...inspectors, 'system'],
      input: form({
        title: line(),
        inspectionAreas: someOf([...areas], 'inspectionArea'),
        plannedOn: dayField,
        inspectedUnit: Type.Optional(refers('unit')),
        checklist: lines(),
        everyMonths: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
        follows: Type.Optional(Type.String({ format: 'uuid', 'x-control': 'none' })),
      }),
    },
    'inspection.carryOut': {
      from: ['planned'],
      to: ['carriedOut'],
      by: [...inspectors],
      awaited: ['planned'],
      input: form({
        carriedOutOn: dayField,
        checks: rows({ checked: line(500), passed: Type.Boolean(), note: Type.Optional(line(500)) }),
        attachments: Type.Optional(attachments),
      }),
    },
    'inspection.issueFinding': {
      from: ['carriedOut'],
      to: ['findingIssued', 'verified'],
      by: [...inspectors],
      awaited: ['carriedOut'],
      input: form({
        conclusion: prose(),
        findings: Type.Optional(rows({ finding: line(500), owner: line(100), dueOn: dayField })),
      }),
    },
    'inspection.rectify': {
      from: ['findingIssued'],
      to: ['rectifying'],
      by: [...inspected],
      awaited: ['findingIssued'],
      input: form({ rectificationPlan: prose() }),
    },
    'inspection.reply': {
      from: ['rectifying'],
      to: ['replied'],
      by: [...inspected],
      awaited: ['rectifying'],
      input: form({ rectified: prose(), attachments: Type.Optional(attachments) }),
    },
    'inspection.verify': {
      from: ['replied'],
      to: ['verified', 'rectifying'],
      by: [...inspectors],
      awaited: ['replied'],
      input: form({
        accepted: oneOf(['yes', 'no'], 'yesNo'),
        openFindings: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 200, uniqueItems: true })),
        reason: prose(2000),
      }),
    },
  },
})
