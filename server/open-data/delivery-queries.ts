import type { Day } from '@gongshu/deadlines'
import { findCase } from '../acts/case-queries.ts'
import { Refusal } from '../base/refusal.ts'
import { currentVersion } from '../collection/collection-queries.ts'
import type { Db, Tx } from '../db/open-database.ts'
import { findOpenEntry } from './open-list-queries.ts'

/** What a delivery of a set reads now. What is suspended or withdrawn is read by nobody, whatever its deliveries say. */
export async function servedNow(tx: Db | Tx, openListEntryId: string) {
  const field = 'openListEntryId'
  const found = await findCase(tx, openListEntryId)
  if (found?.state === 'suspended') throw new Refusal('opening_suspended', { field })
  const set = found && ['open', 'static'].includes(found.state) ? await findOpenEntry(tx, openListEntryId) : null
  if (!set) throw new Refusal('unknown_thing', { field })
  const version = found?.state === 'static' ? null : await currentVersion(tx, set.entry_id)
  const read = version?.id ?? set.resource_version
  if (!read) throw new Refusal('not_collected', { field })
  return { resource: set.entry_id, version: read, columns: [...set.columns] }
}

/** How often delivered data was read on a day. */
export async function readsOfDay(tx: Db | Tx, deliveryId: string, on: Day): Promise<number> {
  const row = await tx
    .selectFrom('event')
    .select(eb => eb.fn.countAll<string | number>().as('count'))
    .where('case_id', '=', deliveryId)
    .where('step', '=', 'delivery.use')
    .where('effective_on', '=', on)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** How often data was read under each of some deliveries, and on which day last. */
export async function readsOf(db: Db | Tx, deliveryIds: readonly string[]) {
  if (!deliveryIds.length) return []
  return db
    .selectFrom('event')
    .select(eb => ['case_id', eb.fn.countAll<string | number>().as('reads'), eb.fn.max('effective_on').as('lastOn')])
    .where('case_id', 'in', [...deliveryIds])
    .where('step', '=', 'delivery.use')
    .groupBy('case_id')
    .execute()
}
