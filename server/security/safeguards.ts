import Type from 'typebox'
import { attachments, dayField, form, line, lines, oneOf, prose } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const planners = ['provider', 'consumer', 'operator', 'authority', 'securityRegulator', 'system'] as const
const doers = ['provider', 'consumer', 'operator', 'authority', 'securityRegulator'] as const
/** How often it comes again is chosen with the plan: the texts say regularly and give no number. */
const everyMonths = Type.Optional(Type.Integer({ minimum: 1, maximum: 60 }))
const follows = Type.Optional(Type.String({ format: 'uuid', 'x-control': 'none' }))
const planned = { title: line(), plannedOn: dayField, everyMonths, follows }

/** Security assessments of a unit or of the whole: planned, done, and planned anew when the interval has passed. */
export const riskAssessmentLifecycle = lifecycle('riskAssessment', {
  path: 'risk-assessments',
  steps: {
    'riskAssessment.plan': {
      from: ['new'],
      to: ['planned'],
      by: planners,
      input: form({ ...planned, scope: prose(2000) }),
    },
    'riskAssessment.recordResult': {
      from: ['planned'],
      to: ['done'],
      by: [...doers],
      awaited: ['planned'],
      input: form({
        doneOn: dayField,
        result: prose(),
        riskLevel: oneOf(['low', 'medium', 'high'], 'urgency'),
        risks: Type.Optional(lines()),
        attachments: Type.Optional(attachments),
      }),
    },
  },
})

export const drillLifecycle = lifecycle('drill', {
  path: 'drills',
  steps: {
    'drill.plan': { from: ['new'], to: ['planned'], by: planners, input: form({ ...planned, scene: prose(2000) }) },
    'drill.recordResult': {
      from: ['planned'],
      to: ['done'],
      by: [...doers],
      awaited: ['planned'],
      input: form({
        doneOn: dayField,
        result: prose(),
        lessons: Type.Optional(lines()),
        attachments: Type.Optional(attachments),
      }),
    },
  },
})

const planText = {
  title: line(),
  planVersion: line(50),
  approvedOn: dayField,
  content: prose(10_000),
  attachments: Type.Optional(attachments),
}

export const emergencyPlanLifecycle = lifecycle('emergencyPlan', {
  path: 'emergency-plans',
  steps: {
    'emergencyPlan.file': {
      from: ['new'],
      to: ['inForce'],
      by: ['provider', 'consumer', 'operator'],
      input: form({ ...planText, follows }),
    },
    'emergencyPlan.replace': {
      from: ['inForce'],
      to: ['superseded'],
      by: ['provider', 'consumer', 'operator'],
      input: form(planText),
    },
  },
})
