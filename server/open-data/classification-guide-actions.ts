import {
  classOfLevel,
  type DutyRef,
  type GuideFault,
  guideFaults,
  isLaxer,
  requiredFields,
  type SectorRule,
} from '@gongshu/regulations'
import {
  type Act,
  type CaseRow,
  citing,
  type FollowUp,
  type NoticeDraft,
  system,
  unitOfActor,
} from '../acts/act-types.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { classificationGuideLifecycle, guideOfRecord, sectorRulesLifecycle } from './classification-guide.ts'
import { entriesToReclass, guideInForce } from './classification-queries.ts'

const MOST_NOTED = 10_000

export const classificationGuideActions = recordActions(classificationGuideLifecycle, {
  'classificationGuide.edit': { title: input => input.title },
  'classificationGuide.publish': {
    check: (act, record) => refuseIncomplete(act, guideFaults(guideOfRecord(record))),
    notices: act => reclassNotices(act, act.existing().id),
    next: act => supersede(act, 'classificationGuide', () => true),
  },
})

export const sectorRulesActions = recordActions(sectorRulesLifecycle, {
  'sectorRules.draft': {
    opens: act => {
      const unitId = unitOfActor(act.actor)
      if (!unitId) throw new Refusal('unit_not_party')
      return { title: act.input.title, unitId }
    },
  },
  'sectorRules.edit': { title: input => input.title },
  'sectorRules.publish': {
    check: checkSectorRules,
    next: act => supersede(act, 'sectorRules', found => found.unit_id === act.existing().unit_id),
  },
})

// A part that is there but leaves a level without class or condition is as incomplete as a part that is missing.
function refuseIncomplete(act: Act, faults: readonly GuideFault[]): void {
  const [first] = faults
  if (!first) return
  const duties = new Map(requiredFields(act.law, act.step).map(({ field, duty }) => [field, duty]))
  // The levels themselves belong to the method: dimensions, levels and safeguards are one item of the law.
  const dutyOf = (field: string): DutyRef | undefined => duties.get(field) ?? duties.get('gradingMethod')
  const named = faults.map(({ field, reason, at }) => {
    const duty = dutyOf(field)
    return { field, reason: `${reason}: ${at}`, ...(duty ? { duty: duty.id } : {}) }
  })
  const duty = dutyOf(first.field)
  throw new Refusal('guide_incomplete', {
    field: first.field,
    params: { at: first.at },
    faults: named,
    ...(duty ? { duty: duty.id } : {}),
  })
}

async function checkSectorRules(act: Act, record: JsonObject): Promise<void> {
  for (const field of ['sector', 'characteristics']) {
    if (!record[field]) throw new Refusal('field_missing', { field, ...citing(act, 'supervisionStated') })
  }
  const guide = await guideInForce(act.tx, act.law.jurisdiction)
  const rules = (record.stricterClasses ?? []) as unknown as readonly SectorRule[]
  rules.forEach(({ levelCode, openingClass }, i) => {
    const byGuide = guide && classOfLevel(guide.content, levelCode)
    if (!byGuide) throw new Refusal('unknown_thing', { field: `stricterClasses.${i}.levelCode` })
    if (isLaxer(openingClass, byGuide)) {
      const field = `stricterClasses.${i}.openingClass`
      throw new Refusal('class_too_lax', { field, ...citing(act, 'supervisionStated') })
    }
  })
}

async function supersede(
  act: Act,
  type: 'classificationGuide' | 'sectorRules',
  concerns: (found: CaseRow) => boolean,
): Promise<FollowUp[]> {
  const inForce = await casesRecording(act.tx, { type, states: ['inForce'] })
  return inForce
    .filter(found => found.id !== act.existing().id && concerns(found))
    .map(found => ({ step: `${type}.supersede`, caseId: found.id, input: {}, actor: system }) as const)
}

/** Tells each unit how many of its entries were classed by another guide and are to be looked at again. */
async function reclassNotices(act: Act, guideId: string): Promise<NoticeDraft[]> {
  const entries = await entriesToReclass(act.tx, { guideId, limit: MOST_NOTED, offset: 0 })
  const byUnit = Object.entries(Object.groupBy(entries, entry => entry.unit_id))
  return byUnit.map(([unitId, own = []]) => ({ unitId, kind: 'entriesToReclass', params: { count: own.length } }))
}
