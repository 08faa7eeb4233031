import { caseTypeOf, type Step } from '@gongshu/regulations'
import { Value } from 'typebox/value'
import { newId } from '../base/ids.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { inTransaction, type Tx } from '../db/open-database.ts'
import { inSavepoint } from '../db/savepoint.ts'
import type { ActRequest, ActResult } from './act-types.ts'
import { findCase, lockFamily } from './case-queries.ts'
import { type ActsParts, type Door, doorOf } from './door.ts'
import { canonicalJson, sha256Hex } from './event.ts'
import { claimIdempotencyKey, insertSecurityRecord, storeIdempotentResponse } from './event-queries.ts'
import type { StepRow } from './lifecycle.ts'
import { applyMissedOutcomes } from './outcomes.ts'
import { performStep } from './perform-step.ts'

/** The one door through which statutory state changes, bound to one installation. */
export type Acts = {
  readonly door: Door
  act(request: ActRequest): Promise<ActResult>
  /** Several acts in one transaction with what is done around them in it: all of it or nothing. */
  actTogether(requests: readonly ActRequest[], around: AroundActs): Promise<void>
}

/** What is done in the transaction of several acts: before them, with the result of each, after them. */
export type AroundActs = {
  readonly first?: (tx: Tx) => Promise<void>
  readonly each?: (result: ActResult) => void
  readonly last?: (tx: Tx) => Promise<void>
}

export function createActs(parts: ActsParts): Acts {
  const door = doorOf(parts)
  return {
    door,
    act: request => act(door, request),
    actTogether: (requests, around) => actTogether(door, requests, around),
  }
}

async function act(door: Door, request: ActRequest): Promise<ActResult> {
  const row = rowOf(door, request.step)
  try {
    const input = parseInput(row, request)
    const settled = await inTransaction(door.db, tx => actInside(door, tx, { ...request, input }))
    if ('refusal' in settled) throw settled.refusal
    return settled.result
  } catch (error) {
    if (error instanceof Refusal) await recordRefusal(door, request, error)
    throw error
  } finally {
    // Also after a refusal: outcomes that were due have been written and need their place in the log.
    door.onCommit()
  }
}

async function actTogether(door: Door, requests: readonly ActRequest[], around: AroundActs): Promise<void> {
  const parsed = requests.map(request => ({ ...request, input: parseInput(rowOf(door, request.step), request) }))
  await inTransaction(door.db, async tx => {
    await around.first?.(tx)
    for (const request of parsed) {
      const locked = request.caseId ? await lockFamily(tx, request.caseId) : null
      if (locked) await applyMissedOutcomes(door, tx, locked.family)
      const result = await performStep(door, tx, request)
      around.each?.(result)
    }
    await around.last?.(tx)
  })
  door.onCommit()
}

function rowOf(door: Door, step: Step): StepRow {
  const row = door.rows.get(step)
  if (!row) throw new Error(`no lifecycle has the step ${step}`)
  return row
}

type Settled = { result: ActResult } | { refusal: Refusal }

async function actInside(door: Door, tx: Tx, request: ActRequest): Promise<Settled> {
  const locked = request.caseId ? await lockFamily(tx, request.caseId) : null
  if (request.caseId && locked?.found.type !== caseTypeOf(request.step)) {
    return { refusal: new Refusal('unknown_case') }
  }
  if (locked) await applyMissedOutcomes(door, tx, locked.family)
  try {
    // What was due by law stays written even where the act itself is refused: hence the savepoint.
    return { result: await inSavepoint(tx, () => performOnce(door, tx, request)) }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error }
    throw error
  }
}

/** The step, or the answer it was given before under the same key. A refused act gives its key back. */
async function performOnce(door: Door, tx: Tx, request: ActRequest): Promise<ActResult> {
  const claim = await claimKey(door, tx, request)
  if (claim?.answer) return claim.answer
  await requireSeen(door, tx, request)
  const result = await performStep(door, tx, request)
  if (claim) await storeIdempotentResponse(tx, { ...claim, response: result })
  return result
}

// Somebody decides on what they have read: a case that has moved on since is shown again first, with what changed.
async function requireSeen(door: Door, tx: Tx, { caseId, seenRevision }: ActRequest): Promise<void> {
  if (caseId === undefined || seenRevision === undefined) return
  const found = await findCase(tx, caseId)
  if (found?.revision === seenRevision) return
  const changes = found ? await door.changedSince?.[found.type]?.(tx, found, seenRevision) : undefined
  throw new Refusal('stale_revision', changes ? { changes } : {})
}

/** Applies what is due on one case, in a transaction of its own: what the sweep does for every case. */
export async function settleDue(door: Door, caseId: string): Promise<number> {
  const applied = await inTransaction(door.db, async tx => {
    const locked = await lockFamily(tx, caseId)
    return locked ? applyMissedOutcomes(door, tx, locked.family) : 0
  })
  if (applied > 0) door.onCommit()
  return applied
}

function parseInput(row: StepRow, { step, input }: Pick<ActRequest, 'step' | 'input'>): unknown {
  if (Value.Check(row.input, input)) return input
  const faults = [...Value.Errors(row.input, input)].slice(0, 50).map(fault => ({
    field: `${fault.instancePath}/${missingField(fault.params)}`.split('/').filter(Boolean).join('.') || step,
    reason: fault.message,
  }))
  throw new Refusal('invalid_input', { field: faults[0]?.field ?? step, faults })
}

function missingField(params: object): string {
  const named = params as { requiredProperties?: string[]; additionalProperties?: string[] }
  return (named.requiredProperties ?? named.additionalProperties ?? [])[0] ?? ''
}

async function claimKey(door: Door, tx: Tx, request: ActRequest) {
  if (!request.idempotencyKey || request.actor.kind !== 'account') return null
  const { step, caseId = null, idempotencyKey: key } = request
  const input = request.idempotentBy ?? (request.input as JsonObject)
  const digest = sha256Hex(canonicalJson({ step, caseId, input }))
  const accountId = request.actor.accountId
  const claim = await claimIdempotencyKey(tx, { accountId, key, digest, now: door.clocks.now() })
  if (claim.fresh) return { accountId, key, answer: null }
  if (claim.digest !== digest || !claim.response) throw new Refusal('idempotency_conflict')
  return { accountId, key, answer: claim.response as unknown as ActResult }
}

async function recordRefusal(door: Door, request: ActRequest, refusal: Refusal): Promise<void> {
  const account = request.actor.kind === 'account' ? request.actor : null
  await insertSecurityRecord(door.db, {
    id: newId(),
    at: door.clocks.now(),
    account_id: account?.accountId ?? null,
    unit_id: account?.unitId ?? null,
    step: request.step,
    case_id: request.caseId ?? null,
    duty: refusal.details.duty ?? null,
    code: refusal.code,
  })
}
