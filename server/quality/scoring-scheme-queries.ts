import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { Scheme } from './score.ts'
import { scoringDefaults } from './scoring-defaults.ts'

/** The district's own scheme, or what counts until there is one. */
export async function schemeInForce(db: Db | Tx): Promise<Scheme> {
  const [own] = await casesRecording(db, { type: 'scoringScheme', states: ['inForce'], limit: 1 })
  return own ? schemeOf(own.content) : scoringDefaults
}

export function schemeOf(record: JsonObject): Scheme {
  const number = (name: string) => Number(record[name] ?? 0)
  return {
    weights: {
      conformity: number('weightConformity'),
      completeness: number('weightCompleteness'),
      accuracy: number('weightAccuracy'),
      consistency: number('weightConsistency'),
      timeliness: number('weightTimeliness'),
      accessibility: number('weightAccessibility'),
    },
    alarmBelow: number('alarmBelow'),
    grades: { good: number('goodFrom'), fair: number('fairFrom'), passing: number('passingFrom') },
  }
}
