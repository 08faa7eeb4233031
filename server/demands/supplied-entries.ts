import { findRecord, saveRecord } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { findEntry } from '../catalog/catalog-entry-queries.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { DemandContent, WantedEntry } from './demand.ts'

/** Entries that came to a demand after it was signed: made by fusion, collected on request, got from the city. */
export async function suppliedEntries(db: Db | Tx, demandId: string): Promise<WantedEntry[]> {
  const { supplied } = await findRecord(db, demandId)
  return (supplied as WantedEntry[] | undefined) ?? []
}

/** Notes that an entry now answers a demand. The signed content stays as it is: what is supplied stands beside it. */
export async function supplyEntry(tx: Tx, demandId: string, entryId: string): Promise<void> {
  const record = await findRecord(tx, demandId)
  const supplied = (record.supplied as WantedEntry[] | undefined) ?? []
  if (supplied.some(entry => entry.entryId === entryId)) return
  const entry = await findEntry(tx, entryId)
  if (!entry) throw new Error(`the supplied entry ${entryId} is gone`)
  // Nobody has asked for a personal item in clear here, so none leaves in clear.
  const columns = entry.items.map(item => ({ column: item.column, clear: !item.personal }))
  await noteOfDemand(tx, demandId, { supplied: [...supplied, { entryId, columns }] })
}

/** What the demand grants of an entry, as it was signed or as it was supplied later; null when it grants none. */
export async function grantedOfEntry(
  db: Db | Tx,
  { demandId, content, entryId }: { demandId: string; content: DemandContent; entryId: string },
): Promise<WantedEntry | null> {
  const all = [...content.entries, ...(await suppliedEntries(db, demandId))]
  return all.find(entry => entry.entryId === entryId) ?? null
}

/** Keeps something of a demand beside its signed content. */
export async function noteOfDemand(tx: Tx, demandId: string, note: object): Promise<void> {
  await saveRecord(tx, demandId, { ...(await findRecord(tx, demandId)), ...(note as JsonObject) })
}
