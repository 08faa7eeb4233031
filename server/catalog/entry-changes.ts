import type { ChangedSince } from '../acts/door.ts'
import { eventsOf } from '../acts/event-queries.ts'
import type { Db, Tx } from '../db/open-database.ts'
import { findEntry, versionsOf } from './catalog-entry-queries.ts'
import type { EntryText } from './entry-difference.ts'
import { contentAfter, shownDifferences } from './entry-history.ts'
import { findHeldChange } from './held-change.ts'

/** What has changed in an entry since a revision; what somebody else asks to change counts as changed. */
export const entryChangesSince: ChangedSince = async (tx, found, seenRevision) => {
  const [events, versions] = [await eventsOf(tx, found.id), await versionsOf(tx, found.id)]
  const then = contentAfter(events, { revision: seenRevision, versions })
  const now = await contentNow(tx, found)
  return then && now ? shownDifferences(then, now) : []
}

/** The entry as it will be when the change that is held has been carried out, or as it is. */
export async function contentNow(db: Db | Tx, { id, title }: { id: string; title: string }): Promise<EntryText | null> {
  const entry = (await findHeldChange(db, id))?.entry
  if (entry) {
    const { items, stateSecret: _, workSecret: __, name, ...content } = entry
    return { name, content, items }
  }
  const row = await findEntry(db, id)
  return row ? { name: title, content: row.content, items: row.items } : null
}
