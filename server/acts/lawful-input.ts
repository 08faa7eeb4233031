import { type DutyRef, type GroundLevel, groundsFor, requiredFields, requirementsFor } from '@gongshu/regulations'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import type { Act } from './act-types.ts'

type Asked = Pick<Act, 'law' | 'step'>

/** A field that the law asks for, with the duty that does. */
export type AskedField = { readonly field: string; readonly duty: DutyRef }

/** Refuses a step whose record lacks what the law asks of it: every missing field at once, each with its duty. */
export function requireByLaw(act: Asked, record: JsonObject): void {
  const refusal = missingRefusal([...requiredFields(act.law, act.step), ...requiredAttachments(act)], record)
  if (refusal) throw refusal
}

/** Names every asked field that is blank, each with its duty; null when none is. */
export function missingRefusal(
  asked: readonly AskedField[],
  content: { readonly [field: string]: unknown },
): Refusal | null {
  const missing = asked.filter(({ field }) => isBlank(content[field]))
  const faults = missing.map(({ field, duty }) => ({ field, reason: 'missing', duty: duty.id }))
  const [first] = faults
  return first ? new Refusal('field_missing', { field: first.field, duty: first.duty, faults }) : null
}

export type GivenGround = { readonly level: string; readonly title: string; readonly article: string }

/** Refuses a decision without a legal ground of a level that the law accepts for this step. */
export function requireGround(act: Asked, given: GivenGround | null | undefined): void {
  const refusal = groundRefusal(act, given, 'ground')
  if (refusal) throw refusal
}

/** Why a ground is none that the law accepts for a step; null where it is, or where none is asked for. */
export function groundRefusal(
  { law, step }: Asked,
  given: GivenGround | null | undefined,
  levelField = 'ground.level',
): Refusal | null {
  const wanted = groundsFor(law, step)
  if (!wanted) return null
  const { levels, duty } = wanted
  if (!given?.title.trim()) return new Refusal('ground_missing', { field: 'ground', duty: duty.id })
  if (levels.includes(given.level as GroundLevel)) return null
  return new Refusal('ground_level', { field: levelField, duty: duty.id, params: { levels: levels.join('、') } })
}

function requiredAttachments(act: Asked): AskedField[] {
  return requirementsFor(act.law, act.step).flatMap(({ requirement, duty }) =>
    'attachment' in requirement ? [{ field: requirement.attachment, duty }] : [],
  )
}

/** Whether nothing was said: no value, an empty text, an empty list. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return !value.trim()
  return Array.isArray(value) && value.length === 0
}
