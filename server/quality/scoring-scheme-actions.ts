import { words } from '../../text/words.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { scoringSchemeLifecycle } from './scoring-scheme.ts'
import { schemeOf } from './scoring-scheme-queries.ts'

export const scoringSchemeActions = recordActions(scoringSchemeLifecycle, {
  'scoringScheme.adopt': {
    opens: async act => {
      const [own] = await casesRecording(act.tx, { type: 'scoringScheme', states: ['inForce'], limit: 1 })
      if (own) throw new Refusal('already_exists', { params: { number: own.number } })
      return { title: words('zh', 'case.scoringScheme'), unitId: null }
    },
    check: (_act, record) => requireSensible(record),
  },
  'scoringScheme.adjust': { check: (_act, record) => requireSensible(record), stays: true },
})

function requireSensible(record: JsonObject): void {
  const { weights, grades } = schemeOf(record)
  if (!Object.values(weights).some(weight => weight > 0))
    throw new Refusal('invalid_input', { field: 'weightAccuracy' })
  if (grades.fair > grades.good) throw new Refusal('invalid_input', { field: 'fairFrom' })
  if (grades.passing > grades.fair) throw new Refusal('invalid_input', { field: 'passingFrom' })
}
