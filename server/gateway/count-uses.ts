import { join } from 'node:path'
import type { Platform } from '../acts/platform.ts'
import { type Db, inTransaction } from '../db/open-database.ts'
import { addUses, journalPosition, knownServices, type StoredPosition } from '../sharing/service-use-queries.ts'
import { type UseBatch, useBatches } from './use-batches.ts'

/**
 * Counts the calls that the server's own gateway has journaled since the last run into use by service, day and result.
 * A kill repeats nothing and loses nothing. Returns the calls counted.
 */
export async function countUses(platform: Platform, gateway: string): Promise<number> {
  const from = await countedUpTo(platform.db, gateway)
  let counted = 0
  for await (const { batch, calls } of useBatches(join(platform.dataDir, 'journal', gateway), from)) {
    if (!(await countBatch(platform.db, gateway, batch))) throw new Error(`somebody else counts the journal ${gateway}`)
    counted += calls
  }
  return counted
}

/** Up to where a journal has been counted. */
export async function countedUpTo(db: Db, journal: string): Promise<StoredPosition> {
  return (await journalPosition(db, journal)) ?? { segment: 0, offset: 0 }
}

/**
 * Counts one batch and moves the position in one transaction. False, and nothing changed, where the batch does not
 * begin at the stored position: it was counted before, or one before it is missing.
 */
export async function countBatch(db: Db, journal: string, { from, to, uses }: UseBatch): Promise<boolean> {
  const known = await knownServices(db, [...new Set(uses.map(use => use.serviceId))])
  const counted = uses.filter(use => known.has(use.serviceId))
  return inTransaction(db, tx => addUses(tx, { uses: counted, gateway: journal, from, to }))
}
