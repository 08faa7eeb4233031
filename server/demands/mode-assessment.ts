import { dutyOfRule, type Law } from '@gongshu/regulations'
import type { Act } from '../acts/act-types.ts'
import { findRecord } from '../acts/record-queries.ts'
import { Refusal } from '../base/refusal.ts'
import type { DemandContent } from './demand.ts'
import { noteOfDemand } from './supplied-entries.ts'

type Assessing = { readonly technicalAssessment?: string }

/** Whether the demand asks for another way of use than the interface, where the law prefers that one. */
export function isOtherMode(law: Law, content: DemandContent): boolean {
  return content.useMode !== 'api' && dutyOfRule(law, 'assessOtherModes') !== null
}

/**
 * Refuses to pass a demand on while the operator has not assessed a way of use other than the interface; keeps the
 * assessment with the demand, so that it is written once. Returns the kinds that the act is cited under.
 */
export async function assessMode(act: Act<Assessing>, content: DemandContent): Promise<string[]> {
  if (!isOtherMode(act.law, content)) return []
  const demandId = act.existing().id
  const known = (await findRecord(act.tx, demandId)).technicalAssessment
  const given = act.input.technicalAssessment?.trim()
  if (!given && !known) {
    const duty = dutyOfRule(act.law, 'assessOtherModes')
    throw new Refusal('field_missing', { field: 'technicalAssessment', ...(duty ? { duty: duty.id } : {}) })
  }
  if (given) await noteOfDemand(act.tx, demandId, { technicalAssessment: given })
  return ['otherMode']
}
