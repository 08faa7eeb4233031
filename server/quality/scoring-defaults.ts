import type { Scheme } from './score.ts'

/**
 * What counts until the operator has set a scheme of the district's own. GB/T 36344 names the dimensions and leaves
 * weights and pass marks open; these follow a common practice: what must be right weighs a little more than how it is
 * reached.
 */
export const scoringDefaults: Scheme = {
  weights: { conformity: 18, completeness: 18, accuracy: 18, consistency: 16, timeliness: 16, accessibility: 14 },
  alarmBelow: 60,
  grades: { good: 95, fair: 80, passing: 60 },
}
