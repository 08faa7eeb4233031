import type { OpeningClass } from '../jurisdiction.ts'

/** The dimensions by which data is given levels before it is opened. */
export const guideDimensions = ['person', 'organisation', 'object'] as const
export type GuideDimension = (typeof guideDimensions)[number]

/** The opening classes from the laxest to the strictest. */
export const openingClasses = ['unconditional', 'conditional', 'notOpen'] as const satisfies readonly OpeningClass[]

/** The families of conditions that a conditional opening may set. */
export const conditionFamilies = ['scenario', 'security', 'feedback', 'ability', 'other'] as const
export type ConditionFamily = (typeof conditionFamilies)[number]

/** What closes data whatever its levels are. */
export const closedGrounds = [
  'privacy',
  'personalInformation',
  'tradeSecret',
  'confidentialBusiness',
  'forbiddenByLaw',
] as const
export type ClosedGround = (typeof closedGrounds)[number]

/** What makes an opening conditional at least. */
export const openingNeeds = ['highSecurity', 'timely', 'continuous'] as const
export type OpeningNeed = (typeof openingNeeds)[number]

export type GuideLevel = {
  readonly dimension: GuideDimension
  /** Its short name; unique in the guide. Within a dimension the levels stand from the laxest to the strictest. */
  readonly levelCode: string
  readonly meaning: string
  readonly safeguards?: string
}

export type LevelClass = { readonly levelCode: string; readonly openingClass: OpeningClass }
export type LevelCondition = {
  readonly levelCode: string
  readonly conditionFamily: ConditionFamily
  readonly condition: string
}
export type GuideExample = {
  readonly example: string
  readonly levelCodes: string
  readonly openingClass: OpeningClass
}

/** A classification guide, or the draft of one: the parts that the law names, each perhaps still missing. */
export type GuideContent = {
  readonly gradingMethod?: string
  readonly levels?: readonly GuideLevel[]
  readonly classesOfLevels?: readonly LevelClass[]
  readonly conditionsOfLevels?: readonly LevelCondition[]
  readonly gradingExamples?: readonly GuideExample[]
}

/** A guide that comes with a jurisdiction: an example until an office has published one of its own. */
export type ShippedGuide = Required<GuideContent> & { readonly id: string; readonly title: string }

/** The class of a level; null where the guide says none. */
export function classOfLevel({ classesOfLevels = [] }: GuideContent, level: string): OpeningClass | null {
  const found = classesOfLevels.filter(row => row.levelCode === level).map(row => row.openingClass)
  return found.length ? strictestClass(found) : null
}

export function strictestClass(classes: readonly OpeningClass[]): OpeningClass {
  return openingClasses.findLast(candidate => classes.includes(candidate)) ?? openingClasses[0]
}

export function isLaxer(chosen: OpeningClass, than: OpeningClass): boolean {
  return openingClasses.indexOf(chosen) < openingClasses.indexOf(than)
}

/** The levels that an example of a guide names, e.g. `A1 B2 C1`. */
export function levelsOfExample({ levelCodes }: GuideExample): string[] {
  return levelCodes.split(/[\s、,，]+/).filter(Boolean)
}
