import type { Act } from '../acts/act-types.ts'
import { findRecord, saveRecord } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { EntryInput } from './catalog-entry.ts'
import type { EntryDifference } from './entry-difference.ts'
import { type EntryUse, isServed, type UsesOfEntry, usesAffected } from './entry-use.ts'

export type AdjustmentPlan = {
  readonly historicData: string
  readonly serviceTransition: string
  readonly executeFrom?: string
}

/** The change that an entry waits for, as its record keeps it until it has been executed or refused. */
export type HeldChange = {
  readonly changeKind: 'change' | 'deletion'
  readonly reason: string
  readonly entry?: EntryInput
  readonly differences: readonly EntryDifference[]
  readonly plan?: AdjustmentPlan
}

export async function findHeldChange(db: Db | Tx, entryId: string): Promise<HeldChange | null> {
  const { change } = await findRecord(db, entryId)
  return (change as unknown as HeldChange | undefined) ?? null
}

export async function heldChange(act: Act): Promise<HeldChange> {
  const change = await findHeldChange(act.tx, act.existing().id)
  if (!change) throw new Error(`no change is held for ${act.existing().id}`)
  return change
}

export async function holdChange(act: Act, change: HeldChange): Promise<void> {
  const { id } = act.existing()
  await saveRecord(act.tx, id, { ...(await findRecord(act.tx, id)), change: change as unknown as JsonObject })
}

/** The lock on the chain held what was locked; after a change it is asked for anew. */
export async function dropHeld(act: Act): Promise<void> {
  const { id } = act.existing()
  const { change, lock, ...rest } = await findRecord(act.tx, id)
  const executed = act.step !== 'catalogEntry.evaluateChange'
  await saveRecord(act.tx, id, lock && !executed ? { ...rest, lock } : rest)
}

/** What is served of the entry and would be touched by the held change: for this the change needs a plan. */
export async function usesTouched(act: Act, usesOf: UsesOfEntry, change: HeldChange): Promise<EntryUse[]> {
  const uses = await usesOf(act.tx, act.existing().id)
  return usesAffected({ kind: change.changeKind, differences: change.differences }, uses).filter(isServed)
}
