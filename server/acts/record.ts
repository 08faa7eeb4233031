import type { Day } from '@gongshu/deadlines'
import type { CaseFact } from '@gongshu/regulations'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import {
  type Act,
  type Action,
  type Actions,
  type Effect,
  type FollowUp,
  type NewCase,
  type NoticeDraft,
  unitOfActor,
} from './act-types.ts'
import { claimAttachments } from './attachment-queries.ts'
import { attachmentFields } from './input-fields.ts'
import { requireByLaw } from './lawful-input.ts'
import { type InputOf, type Lifecycle, type StepRow, stepsOf } from './lifecycle.ts'
import { findRecord, saveRecord } from './record-queries.ts'
import { requireReferred } from './referred-cases.ts'

/**
 * What a step of a recorded case does beyond recording its input. Every member may be left out: then the step keeps
 * what was given, asks for what the law asks, and goes to the one state of its row.
 */
export type RecordEffect<I> = {
  /** The case that a step from `new` opens; by default titled by the input's `title`, owned by the actor's unit. */
  readonly opens?: (act: Act<I>) => NewCase | Promise<NewCase>
  /** What is kept of the input; by default all of it, over what was recorded before. */
  readonly keeps?: (act: Act<I>, record: JsonObject) => JsonObject | Promise<JsonObject>
  /** Refuses what the law's named fields cannot say; sees the record with the input in it. */
  readonly check?: (act: Act<I>, record: JsonObject) => void | Promise<void>
  readonly to?: (input: I, record: JsonObject) => string
  /** The step is noted and the case stays in the state in which it is: what runs, runs on. */
  readonly stays?: true
  readonly kinds?: (input: I, record: JsonObject) => readonly string[]
  readonly facts?: (input: I, record: JsonObject) => readonly CaseFact[]
  readonly clocksFrom?: (input: I, record: JsonObject) => Day
  readonly reason?: (input: I) => string | null
  readonly title?: (input: I) => string
  /** The unit whose case it is from now on. */
  readonly handsTo?: (input: I) => string | undefined
  readonly notices?: (act: Act<I>, record: JsonObject) => readonly NoticeDraft[] | Promise<readonly NoticeDraft[]>
  /** Acts that follow in the same transaction. */
  readonly next?: (act: Act<I>, record: JsonObject) => readonly FollowUp[] | Promise<readonly FollowUp[]>
}

/** The actions of a lifecycle whose cases are records; a step without an effect here only records. */
export function recordActions<const L extends Lifecycle>(
  table: L,
  effects: { readonly [S in keyof L['steps']]?: RecordEffect<InputOf<L['steps'][S]>> },
): Actions {
  const named = effects as { readonly [step: string]: RecordEffect<JsonObject> | undefined }
  const actions = stepsOf(table).map(([step, row]): [string, Action<JsonObject>] => {
    const effect = named[step] ?? {}
    return [step, act => recordStep(act, row, effect)]
  })
  return Object.fromEntries(actions) as unknown as Actions
}

async function recordStep(act: Act<JsonObject>, row: StepRow, effect: RecordEffect<JsonObject>): Promise<Effect> {
  const opens = row.from.includes('new')
  const before = opens ? {} : await findRecord(act.tx, act.existing().id)
  const record = { ...before, ...(effect.keeps ? await effect.keeps(act, before) : act.input) }
  // A reason is one of its own step's: that of an earlier step says nothing here.
  requireByLaw(act, { ...record, reason: act.input.reason ?? null })
  await requireReferred(act.tx, act.input, row.input)
  await effect.check?.(act, record)
  const subject = opens ? await act.open(await (effect.opens ?? openedByActor)(act)) : act.existing()
  await saveRecord(act.tx, subject.id, record)
  const handedIn = await claimAttachments(act.tx, {
    ids: attachmentsIn(act, row),
    actor: act.actor,
    caseId: subject.id,
  })
  const to = effect.stays ? act.existing().state : effect.to ? effect.to(act.input, record) : row.to[0]
  if (!to) throw new Error(`${act.step} leads nowhere`)
  return {
    to,
    reason: effect.reason ? effect.reason(act.input) : textOf(act.input.reason),
    detail: { ...act.input, ...(handedIn.length ? { attached: handedIn.map(file => ({ ...file })) } : {}) },
    ...(effect.title ? { title: effect.title(act.input) } : {}),
    ...handedTo(effect.handsTo?.(act.input)),
    ...(effect.clocksFrom ? { clocksFrom: effect.clocksFrom(act.input, record) } : {}),
    kinds: effect.kinds?.(act.input, record) ?? [],
    ...(effect.stays ? { stays: true } : {}),
    facts: effect.facts?.(act.input, record) ?? [],
    notices: (await effect.notices?.(act, record)) ?? [],
    next: (await effect.next?.(act, record)) ?? [],
  }
}

function handedTo(unitId: string | undefined): { handsTo?: string } {
  return unitId ? { handsTo: unitId } : {}
}

function openedByActor(act: Act<JsonObject>): NewCase {
  const unitId = unitOfActor(act.actor)
  const title = textOf(act.input.title)
  if (!title) throw new Refusal('field_missing', { field: 'title' })
  return { title, unitId }
}

function attachmentsIn(act: Act<JsonObject>, row: StepRow): string[] {
  return attachmentFields(row.input).flatMap(name => {
    const given = act.input[name]
    return Array.isArray(given) ? given.map(String) : []
  })
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() ? value.trim() : null
}
