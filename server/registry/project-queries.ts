import { sql } from 'kysely'
import type { Tx } from '../db/open-database.ts'
import type { EntryReadiness } from './project.ts'

/** How far each of these entries is, in the order of their titles; an id that is no entry is left out. */
export async function readinessOf(tx: Tx, entryIds: readonly string[]): Promise<EntryReadiness[]> {
  if (!entryIds.length) return []
  const opened = (alias: string) => sql<boolean>`exists (
    select 1 from open_list_entry o join matter_case oc on oc.id = o.id
    where o.entry_id = ${sql.ref(alias)} and oc.state in ('open', 'static'))`
  const reported = sql<boolean>`exists (
    select 1 from matter_case sc join case_record sr on sr.case_id = sc.id
    where sc.type = 'citySubmission' and sc.state = 'received'
      and sr.content @> jsonb_build_object('entryId', catalog_entry.id, 'submissionKind', 'entry'))`
  const rows = await tx
    .selectFrom('catalog_entry')
    .innerJoin('matter_case', 'matter_case.id', 'catalog_entry.id')
    .leftJoin('collection', 'collection.entry_id', 'catalog_entry.id')
    .leftJoin('matter_case as collecting', 'collecting.id', 'collection.id')
    .select([
      'catalog_entry.id as entryId',
      'matter_case.title',
      'catalog_entry.published_on as publishedOn',
      'collection.current_version as version',
      'collecting.state as collectionState',
      sql<string | null>`catalog_entry.content->>'sharingAttribute'`.as('sharing'),
      sql<string | null>`catalog_entry.content->>'openingAttribute'`.as('opening'),
      opened('catalog_entry.id').as('hasOpenSet'),
      reported.as('reportedToCity'),
    ])
    .where('catalog_entry.id', 'in', [...entryIds])
    .orderBy('matter_case.title')
    .execute()
  return rows.map(row => ({
    entryId: row.entryId,
    title: row.title,
    catalogued: row.publishedOn !== null,
    collected: row.version !== null || row.collectionState === 'exempt',
    shared: row.publishedOn !== null && row.sharing !== null,
    // What may not be opened hinders nothing; what may, has to be open.
    opened: row.opening === 'notOpen' || row.hasOpenSet,
    reportedToCity: row.reportedToCity,
  }))
}
