import type { Act } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { Refusal } from '../base/refusal.ts'
import { statesInForce } from '../catalog/catalog-change.ts'
import { type CatalogEntryRow, entriesByIds } from '../catalog/catalog-entry-queries.ts'
import { collectionOfEntry } from '../collection/collection-queries.ts'
import type { DemandContent } from './demand.ts'

/** The wanted entries; refuses one that is not published or has not the items. */
export async function checkedEntries(act: Pick<Act, 'tx'>, content: DemandContent): Promise<CatalogEntryRow[]> {
  const entries = await entriesByIds(
    act.tx,
    content.entries.map(entry => entry.entryId),
  )
  for (const wanted of content.entries) {
    const entry = entries.find(candidate => candidate.id === wanted.entryId)
    const published = entry && statesInForce.includes((await findCase(act.tx, entry.id))?.state ?? '')
    if (!entry || !published) throw new Refusal('unknown_thing', { field: 'entries', params: { id: wanted.entryId } })
    const unknown = wanted.columns.find(({ column }) => !entry.items.some(item => item.column === column))
    if (unknown) throw new Refusal('unknown_thing', { field: `entries.${unknown.column}` })
  }
  return entries
}

/** Refuses while some of the wanted data is not catalogued or collected. */
export async function requireCollected(act: Pick<Act, 'tx'>, content: DemandContent): Promise<void> {
  const [missing] = content.missingData ?? []
  if (missing) throw new Refusal('not_collected', { field: 'missingData', params: { id: missing.name } })
  const [id] = await uncollectedOf(act, content)
  if (id) throw new Refusal('not_collected', { field: 'entries', params: { id } })
}

/** The wanted entries whose data is not collected yet. */
export async function uncollectedOf(act: Pick<Act, 'tx'>, content: DemandContent): Promise<string[]> {
  const waiting: string[] = []
  for (const { entryId } of content.entries) {
    const collection = await collectionOfEntry(act.tx, entryId)
    if (!collection?.current_version) waiting.push(entryId)
  }
  return waiting
}

/** Refuses an entry that is to answer a demand while it is not published with data. */
export async function requireServable(act: Pick<Act, 'tx'>, entryId: string): Promise<void> {
  const found = await findCase(act.tx, entryId)
  if (found?.type !== 'catalogEntry' || !statesInForce.includes(found.state)) {
    throw new Refusal('unknown_thing', { field: 'entryId', params: { id: entryId } })
  }
  const collection = await collectionOfEntry(act.tx, entryId)
  if (!collection?.current_version) throw new Refusal('not_collected', { field: 'entryId', params: { id: entryId } })
}
