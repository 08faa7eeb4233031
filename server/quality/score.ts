import { type Dimension, dimensions, type RuleResult } from './rule.ts'

/** How results become a score. The standard gives no weights and no pass marks: these are the district's own. */
export type Scheme = {
  /** The share of each dimension in the whole. */
  readonly weights: { readonly [D in Dimension]: number }
  /** A version that scores lower becomes an issue of its unit. */
  readonly alarmBelow: number
  /** From which score the words good, fair and passing apply. */
  readonly grades: { readonly good: number; readonly fair: number; readonly passing: number }
}

export type Scores = { readonly [D in Dimension]?: number }

/** The weighted mean of the rules of each dimension; a dimension that no rule speaks for has no score. */
export function scoreByDimension(results: readonly RuleResult[]): Scores {
  const scored = results.filter(result => !result.problem && result.checked > 0)
  const pairs = dimensions.flatMap((dimension): [Dimension, number][] => {
    const own = scored.filter(result => result.dimension === dimension)
    const mean = weightedMean(own.map(({ rule, score }) => [score, rule.weight ?? 1]))
    return mean === null ? [] : [[dimension, mean]]
  })
  return Object.fromEntries(pairs)
}

/** The whole score, by the weights of those dimensions that have one; null where none has. */
export function wholeScore(scores: Scores, { weights }: Pick<Scheme, 'weights'>): number | null {
  return weightedMean(Object.entries(scores).map(([name, score]) => [score, weights[name as Dimension] ?? 0]))
}

export type Grade = 'good' | 'fair' | 'passing' | 'poor'

export function gradeOf(score: number, { grades }: Pick<Scheme, 'grades'>): Grade {
  if (score >= grades.good) return 'good'
  if (score >= grades.fair) return 'fair'
  return score >= grades.passing ? 'passing' : 'poor'
}

function weightedMean(pairs: readonly (readonly [score: number, weight: number])[]): number | null {
  const total = pairs.reduce((sum, [, weight]) => sum + weight, 0)
  if (total <= 0) return null
  return Math.round((100 * pairs.reduce((sum, [score, weight]) => sum + score * weight, 0)) / total) / 100
}
