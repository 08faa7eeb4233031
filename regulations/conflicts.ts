import type { DutyRef, Law } from './law.ts'
import { clocksOf, dutiesOf } from './law.ts'
import { matterOf } from './matters.ts'
import { caseTypeOf, isStep, type Step } from './steps.ts'

/** What duties of one law say differently about one step or transition, and nothing settles. */
export type Conflict = {
  readonly kind: 'twoOutcomes' | 'twoGrounds'
  readonly duties: readonly DutyRef[]
  readonly about: string
}

/**
 * The conflicts in a law. Requirements and prohibitions add up and of two limits the earlier day governs, so neither is
 * a conflict.
 */
export function conflictsOf(law: Law): Conflict[] {
  return [...outcomeConflicts(law), ...groundConflicts(law)]
}

// Two outcomes without a decision cannot both take the case out of the same state.
function outcomeConflicts(law: Law): Conflict[] {
  const acting = clocksOf(law).filter(({ clock }) => clock.ifMissed)
  return acting.flatMap((one, index) =>
    acting
      .slice(index + 1)
      .filter(other => other.clock.startsOn === one.clock.startsOn)
      .map((other): Conflict => ({ kind: 'twoOutcomes', duties: [one, other], about: one.clock.startsOn })),
  )
}

// Two lists of grounds for one step are settled where one of the texts owns the matter, or where they are the same.
function groundConflicts(law: Law): Conflict[] {
  const bySteps = new Map<Step, DutyRef[]>()
  for (const ref of dutiesOf(law).filter(({ duty }) => duty.grounds)) {
    for (const step of (ref.duty.steps ?? []).filter(isStep)) bySteps.set(step, [...(bySteps.get(step) ?? []), ref])
  }
  return [...bySteps].flatMap(([step, refs]): Conflict[] => {
    const texts = new Set(refs.map(ref => ref.text.text))
    const lists = new Set(refs.map(ref => ref.duty.grounds?.join()))
    const owner = law.jurisdiction.matters[matterOf[caseTypeOf(step)]]
    if (texts.size < 2 || lists.size < 2 || (owner && texts.has(owner))) return []
    return [{ kind: 'twoGrounds', duties: refs, about: step }]
  })
}
