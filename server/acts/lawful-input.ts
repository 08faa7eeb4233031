import { type DutyRef, type GroundLevel, groundsFor, requiredFields, requirementsFor } from '@gongshu/regulations'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import type { Act } from './act-types.ts'

type Asked = Pick<Act, 'law' | 'step'>

/** Refuses a step whose record lacks what the law asks of it: every missing field at once, each with its duty. */
export function requireByLaw(act: Asked, record: JsonObject): void {
  const missing = [...requiredFields(act.law, act.step), ...requiredAttachments(act)].filter(({ field }) =>
    isBlank(record[field]),
  )
  const [first] = missing
  if (!first) return
  const faults = missing.map(({ field, duty }) => ({ field, reason: 'missing', duty: duty.id }))
  throw new Refusal('field_missing', { field: first.field, duty: first.duty.id, faults })
}

export type GivenGround = { readonly level: string; readonly title: string; readonly article: string }

/** Refuses a decision without a legal ground of a level that the law accepts for this step. */
export function requireGround(act: Asked, given: GivenGround | null | undefined): void {
  const wanted = groundsFor(act.law, act.step)
  if (!wanted) return
  const { levels, duty } = wanted
  if (!given?.title.trim()) throw new Refusal('ground_missing', { field: 'ground', duty: duty.id })
  if (levels.includes(given.level as GroundLevel)) return
  throw new Refusal('ground_level', { field: 'ground', duty: duty.id, params: { levels: levels.join('、') } })
}

function requiredAttachments(act: Asked): { field: string; duty: DutyRef }[] {
  return requirementsFor(act.law, act.step).flatMap(({ requirement, duty }) =>
    'attachment' in requirement ? [{ field: requirement.attachment, duty }] : [],
  )
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return !value.trim()
  return Array.isArray(value) && value.length === 0
}
