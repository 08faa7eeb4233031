import type { CaseType } from '@gongshu/regulations'

/**
 * What an evaluation can count: of a unit's cases in the period, the part that is as it should be. Each is a share, so
 * that a unit without a case has no figure rather than a bad one.
 */
export const indicatorNames = [
  'catalogInTime',
  'collectedInTime',
  'reviewedInTime',
  'issuesInTime',
  'collected',
  'sharedEntries',
  'openedEntries',
  'qualityRules',
  'servicesUsed',
  'securityLead',
  'risksClosed',
  'incidentsClosed',
  'findingsRectified',
  'drillsDone',
] as const
export type IndicatorName = (typeof indicatorNames)[number]

/** Indicators that ask whether the duties that fell due in the period were met in time. */
export const inTime: { readonly [I in IndicatorName]?: readonly CaseType[] } = {
  catalogInTime: ['catalogEntry', 'catalogTask', 'citySubmission'],
  collectedInTime: ['collection', 'dataRequest'],
  reviewedInTime: ['demandPart', 'accessRequest'],
  issuesInTime: ['dataIssue'],
}

/** Indicators that ask how far the cases of the period have come. */
export const settledStates: { readonly [I in IndicatorName]?: { type: CaseType; states: readonly string[] } } = {
  collected: { type: 'collection', states: ['collected', 'exempt'] },
  risksClosed: { type: 'riskCase', states: ['disposed', 'closed'] },
  incidentsClosed: { type: 'incident', states: ['closed'] },
  findingsRectified: { type: 'inspection', states: ['verified'] },
  drillsDone: { type: 'drill', states: ['done'] },
}

/** One case that an indicator counts, and whether it is as it should be. */
export type Counted = { readonly unitId: string; readonly caseId: string; readonly met: boolean }

export type Figure = {
  readonly unitId: string
  readonly indicator: IndicatorName
  readonly met: number
  readonly of: number
  /** Of a hundred, with two decimals; null where there is nothing to divide by. */
  readonly percent: number | null
  /** The cases that are not as they should be, for looking into; as many as `MOST_LISTED`. */
  readonly unmet: readonly string[]
}

const MOST_LISTED = 100

export function figureOf(unitId: string, indicator: IndicatorName, counted: readonly Counted[]): Figure {
  const own = counted.filter(one => one.unitId === unitId)
  const met = own.filter(one => one.met).length
  const unmet = own.filter(one => !one.met).map(one => one.caseId)
  const percent = own.length ? hundredths((100 * met) / own.length) : null
  return { unitId, indicator, met, of: own.length, percent, unmet: unmet.slice(0, MOST_LISTED) }
}

export type Weighted = { readonly weight: number; readonly points: number | null }

/** The weighted mean of the parts that have a figure; null when none has. A part without a figure weighs nothing. */
export function scoreOf(parts: readonly Weighted[]): number | null {
  const counted = parts.flatMap(({ weight, points }) => (points === null ? [] : [{ weight, points }]))
  const weights = counted.reduce((sum, { weight }) => sum + weight, 0)
  if (weights === 0) return null
  return hundredths(counted.reduce((sum, { weight, points }) => sum + weight * points, 0) / weights)
}

function hundredths(value: number): number {
  return Math.round(100 * value) / 100
}
