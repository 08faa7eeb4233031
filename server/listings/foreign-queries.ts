import type { Day } from '@gongshu/deadlines'
import { sql } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { ForeignRecord } from './foreign-reading.ts'
import { digestOf, type KnownRecord } from './foreign-run.ts'

const AT_ONCE = 500

export function knownRecords(db: Db | Tx, sourceId: string): Promise<KnownRecord[]> {
  return db
    .selectFrom('foreign_record')
    .select(['external_id', 'digest', 'gone'])
    .where('source_id', '=', sourceId)
    .execute()
}

/** Writes records that are new or changed; one that was gone is back. */
export async function putRecords(
  tx: Tx,
  { sourceId, records, on }: { sourceId: string; records: readonly ForeignRecord[]; on: Day },
): Promise<void> {
  for (let start = 0; start < records.length; start += AT_ONCE) {
    const rows = records.slice(start, start + AT_ONCE).map(record => ({
      source_id: sourceId,
      external_id: record.externalId,
      title: record.title,
      content: JSON.stringify(record.content),
      digest: digestOf(record),
      gone: false,
      seen_on: on,
    }))
    await tx
      .insertInto('foreign_record')
      .values(rows)
      .onConflict(conflict =>
        conflict.columns(['source_id', 'external_id']).doUpdateSet(eb => ({
          title: eb.ref('excluded.title'),
          content: eb.ref('excluded.content'),
          digest: eb.ref('excluded.digest'),
          gone: eb.ref('excluded.gone'),
          seen_on: eb.ref('excluded.seen_on'),
        })),
      )
      .execute()
  }
}

/** What a portal no longer lists keeps its place and its last content, marked as gone. */
export async function markGone(
  tx: Tx,
  { sourceId, ids, on }: { sourceId: string; ids: readonly string[]; on: Day },
): Promise<void> {
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    await tx
      .updateTable('foreign_record')
      .set({ gone: true, seen_on: on })
      .where('source_id', '=', sourceId)
      .where('external_id', 'in', ids.slice(start, start + AT_ONCE))
      .execute()
  }
}

export type ForeignListing = {
  readonly external_id: string
  readonly title: string
  readonly content: JsonObject
  readonly gone: boolean
  readonly seen_on: string
}

export function listRecords(
  db: Db,
  { sourceId, q, limit, offset }: { sourceId: string; q?: string | undefined; limit: number; offset: number },
): Promise<ForeignListing[]> {
  return db
    .selectFrom('foreign_record')
    .select(['external_id', 'title', 'content', 'gone', 'seen_on'])
    .where('source_id', '=', sourceId)
    .$if(Boolean(q), query => query.where(sql<boolean>`strpos(title, ${q ?? ''}) > 0`))
    .orderBy('title')
    .orderBy('external_id')
    .limit(limit)
    .offset(offset)
    .execute()
}
