import { dutyOfRule } from '@gongshu/regulations'
import { Refusal } from '../base/refusal.ts'
import type { Act } from './act-types.ts'

/** Something that must be so before a step: bound only where the law knows the rule. */
export type Condition = {
  readonly rule: string
  readonly met: boolean
  /** What is missing, under the words `fault.<reason>`. */
  readonly reason: string
  readonly field?: string
}

/** Refuses a step whose conditions are not met: every missing one at once, each with the duty behind it. */
export function requireConditions(act: Pick<Act, 'law'>, conditions: readonly Condition[]): void {
  const missing = conditions.flatMap(({ rule, met, reason, field = reason }) => {
    const duty = dutyOfRule(act.law, rule)
    return duty && !met ? [{ field, reason, duty: duty.id }] : []
  })
  const [first] = missing
  if (first) throw new Refusal('condition_unmet', { field: first.field, duty: first.duty, faults: missing })
}
