import {
  type ClassProposal,
  type ClassReason,
  dutyOfRule,
  type Law,
  proposeClass,
  type StatedData,
} from '@gongshu/regulations'
import { Refusal } from '../base/refusal.ts'
import type { Db, Tx } from '../db/open-database.ts'
import { type GuideInForce, guideInForce, sectorRulesOf } from './classification-queries.ts'

/** A proposed class with the duty behind each of its reasons, and the guide it was taken from. */
export type ExplainedProposal = Omit<ClassProposal, 'reasons' | 'decidedBy'> & {
  readonly reasons: readonly ExplainedReason[]
  readonly decidedBy: readonly ExplainedReason[]
  readonly guide: Omit<GuideInForce, 'content'> | null
}

export type ExplainedReason = ClassReason & { readonly duty: string | null }

/** Which rule of the law each kind of statement follows. */
const ruleOf: { readonly [K in ClassReason['kind']]: string } = {
  closedGround: 'personalNotOpen',
  personalItem: 'personalNotOpen',
  need: 'class.conditional',
  level: 'levelsDecide',
  default: 'class.unconditional',
}

/** The duty behind a reason; null where the law names none. */
export function dutyOfReason(law: Law, { kind }: Pick<ClassReason, 'kind'>): string | null {
  return dutyOfRule(law, ruleOf[kind])?.id ?? null
}

type Asked = { readonly law: Law; readonly unitId: string | null; readonly stated: StatedData }

/** What the guide in force and the unit's own rules make of the statements. Refused at a level that the guide lacks. */
export async function explainedProposal(db: Db | Tx, { law, unitId, stated }: Asked): Promise<ExplainedProposal> {
  const guide = await guideInForce(db, law.jurisdiction)
  refuseUnknownLevels(guide, stated)
  const found = proposeClass(guide?.content ?? {}, stated, await sectorRulesOf(db, unitId))
  const explain = (reason: ClassReason): ExplainedReason => ({ ...reason, duty: dutyOfReason(law, reason) })
  return {
    ...found,
    reasons: found.reasons.map(explain),
    decidedBy: found.decidedBy.map(explain),
    guide: guide && { id: guide.id, title: guide.title, source: guide.source, since: guide.since },
  }
}

/** The dimensions of the guide for which no level was stated. */
export function dimensionsUnstated(guide: GuideInForce, stated: StatedData): string[] {
  const dimensions = new Set((guide.content.levels ?? []).map(level => level.dimension))
  return [...dimensions].filter(dimension => !stated.levels?.some(level => level.dimension === dimension))
}

function refuseUnknownLevels(guide: GuideInForce | null, { levels = [] }: StatedData): void {
  const known = guide?.content.levels ?? []
  levels.forEach(({ dimension, levelCode }, i) => {
    if (known.some(level => level.dimension === dimension && level.levelCode === levelCode)) return
    throw new Refusal('unknown_thing', { field: `levels.${i}.levelCode` })
  })
}
