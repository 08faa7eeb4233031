import Type from 'typebox'
import { form } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const percent = Type.Integer({ minimum: 0, maximum: 100 })

/** Shares of the dimensions (any sum: they are taken in proportion) and the scores from which words and alarms apply. */
const Scheme = form({
  weightConformity: percent,
  weightCompleteness: percent,
  weightAccuracy: percent,
  weightConsistency: percent,
  weightTimeliness: percent,
  weightAccessibility: percent,
  alarmBelow: percent,
  goodFrom: percent,
  fairFrom: percent,
  passingFrom: percent,
})

/** How the district scores the quality of data: set once by the operator, then adjusted; each act stays on record. */
export const scoringSchemeLifecycle = lifecycle('scoringScheme', {
  path: 'scoring-schemes',
  steps: {
    'scoringScheme.adopt': { from: ['new'], to: ['inForce'], by: 'operator', input: Scheme },
    'scoringScheme.adjust': { from: ['inForce'], to: ['inForce'], by: 'operator', input: Scheme },
  },
})
