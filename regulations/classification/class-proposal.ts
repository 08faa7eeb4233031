import type { OpeningClass } from '../jurisdiction.ts'
import {
  type ClosedGround,
  classOfLevel,
  type GuideContent,
  type GuideDimension,
  isLaxer,
  type LevelCondition,
  type OpeningNeed,
  strictestClass,
} from './guide.ts'

/** What is said of a set of data before it is opened. */
export type StatedData = {
  readonly levels?: readonly {
    readonly dimension: GuideDimension
    readonly levelCode: string
    readonly item?: string
  }[]
  readonly closedGrounds?: readonly ClosedGround[]
  readonly needs?: readonly OpeningNeed[]
  /** The items that the catalog marks as personal. */
  readonly personalItems?: readonly string[]
}

/** One statement with the class that it leads to. */
export type ClassReason = {
  readonly kind: 'closedGround' | 'personalItem' | 'need' | 'level' | 'default'
  readonly code: string
  readonly openingClass: OpeningClass
  readonly dimension?: GuideDimension
  readonly item?: string
  /** The level was made stricter by the rules of the provider's own sector. */
  readonly sector?: true
}

export type ClassProposal = {
  readonly openingClass: OpeningClass
  /** The statements that lead to this class: the strictest of all. */
  readonly decidedBy: readonly ClassReason[]
  readonly reasons: readonly ClassReason[]
  /** The default conditions of the levels stated; empty unless the opening is conditional. */
  readonly conditions: readonly LevelCondition[]
  readonly safeguards: readonly string[]
}

/** Stricter classes and further conditions that a provider sets for its own sector. */
export type SectorRule = {
  readonly levelCode: string
  readonly openingClass: OpeningClass
  readonly condition?: string
}

/** The class, conditions and safeguards that follow from what is said of the data: the strictest statement decides. */
export function proposeClass(
  guide: GuideContent,
  stated: StatedData,
  sectorRules: readonly SectorRule[] = [],
): ClassProposal {
  const reasons = reasonsOf(guide, stated, sectorRules)
  const openingClass = strictestClass(reasons.map(reason => reason.openingClass))
  const levels = new Set((stated.levels ?? []).map(row => row.levelCode))
  return {
    openingClass,
    decidedBy: reasons.filter(reason => reason.openingClass === openingClass),
    reasons,
    conditions: openingClass === 'conditional' ? conditionsOf(guide, levels, sectorRules) : [],
    safeguards: [...new Set((guide.levels ?? []).flatMap(row => (levels.has(row.levelCode) && row.safeguards) || []))],
  }
}

function reasonsOf(guide: GuideContent, stated: StatedData, sectorRules: readonly SectorRule[]): ClassReason[] {
  const reasons: ClassReason[] = [
    ...(stated.closedGrounds ?? []).map(code => ({ kind: 'closedGround', code, openingClass: 'notOpen' }) as const),
    ...(stated.personalItems ?? []).map(code => ({ kind: 'personalItem', code, openingClass: 'notOpen' }) as const),
    ...(stated.needs ?? []).map(code => ({ kind: 'need', code, openingClass: 'conditional' }) as const),
    ...(stated.levels ?? []).flatMap(row => levelReason(guide, row, sectorRules) ?? []),
  ]
  return reasons.length ? reasons : [{ kind: 'default', code: 'unconditional', openingClass: 'unconditional' }]
}

function levelReason(
  guide: GuideContent,
  { dimension, levelCode, item }: NonNullable<StatedData['levels']>[number],
  sectorRules: readonly SectorRule[],
): ClassReason | null {
  const byGuide = classOfLevel(guide, levelCode)
  if (!byGuide) return null
  const own = sectorRules.filter(rule => rule.levelCode === levelCode).map(rule => rule.openingClass)
  const openingClass = strictestClass([byGuide, ...own])
  return {
    kind: 'level',
    code: levelCode,
    dimension,
    openingClass,
    ...(item ? { item } : {}),
    ...(isLaxer(byGuide, openingClass) ? { sector: true } : {}),
  }
}

function conditionsOf(guide: GuideContent, levels: ReadonlySet<string>, sectorRules: readonly SectorRule[]) {
  const own = sectorRules.flatMap(({ levelCode, condition }): LevelCondition[] =>
    condition ? [{ levelCode, conditionFamily: 'other', condition }] : [],
  )
  return [...(guide.conditionsOfLevels ?? []), ...own].filter(row => levels.has(row.levelCode))
}
