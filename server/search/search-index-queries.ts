import { sql } from 'kysely'
import type { Db, Tx } from '../db/open-database.ts'
import { entryStates, openStates } from './findable.ts'
import type { IndexedDocument } from './search-document.ts'

/** Puts documents in or replaces them. What is counted of one, and whether it was announced, stays as it was. */
export async function upsertDocuments(
  tx: Tx,
  documents: readonly IndexedDocument[],
  { announced }: { announced: boolean },
): Promise<void> {
  const rows = documents.map(({ row }) => ({ ...row, announced, ...standingOf(row.id) }))
  const texts = documents.map(({ text }) => text)
  const [row, text] = [documents[0]?.row, texts[0]]
  if (!row || !text) return
  await tx
    .insertInto('search_document')
    .values(rows)
    .onConflict(conflict => conflict.column('id').doUpdateSet(asGiven(row)))
    .execute()
  await tx
    .insertInto('search_text')
    .values(texts)
    .onConflict(conflict => conflict.column('id').doUpdateSet(asGiven(text)))
    .execute()
}

function asGiven(row: { readonly id: string }) {
  const columns = Object.keys(row).filter(name => name !== 'id')
  return Object.fromEntries(columns.map(name => [name, sql.ref(`excluded.${name}`)]))
}

function standingOf(id: string) {
  return {
    state: sql<string>`coalesce((select state from matter_case where id = ${id}::uuid), '')`,
    is_open: sql<boolean>`exists (select from open_list_entry o join matter_case c on c.id = o.id
      where o.entry_id = ${id}::uuid and c.state in ('open', 'static'))`,
  }
}

export async function withdrawDocument(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('search_document').where('id', '=', id).execute()
}

/** Takes out what is in no state any more in which anyone may find it. */
export async function withdrawUnseen(tx: Tx): Promise<void> {
  await sql`
    delete from search_document where not exists (
      select from matter_case c where c.id = search_document.id and c.state = any(${sql.val([...entryStates, ...openStates])}::text[]))
  `.execute(tx)
}

/** Counts calls and downloads, and takes over the score of the newest version, wherever these have changed. */
export async function refreshFigures(db: Db | Tx): Promise<void> {
  await sql`
    with calls as (
      select entry_id as id, sum(calls) as uses from service_use
      join sharing_service on sharing_service.id = service_use.service_id group by entry_id
    ), downloads as (
      select entry_id as id, sum(downloads) as uses from open_list_entry group by entry_id
      union all select id, downloads from open_list_entry
    ), uses as (
      select id, sum(uses)::bigint as uses from (select * from calls union all select * from downloads) each group by id
    ), scores as (
      select distinct on (entry_id) entry_id as id, (quality ->> 'score')::real as quality
      from resource_version where quality ->> 'score' is not null order by entry_id, loaded_on desc, id desc
    ), figures as (
      select d.id, coalesce(u.uses, 0) as uses, coalesce(s.quality, t.quality) as quality
      from search_document d left join uses u on u.id = d.id left join scores s on s.id = d.id
      left join open_list_entry o on o.id = d.id left join scores t on t.id = o.entry_id
    )
    update search_document set uses = figures.uses, quality = figures.quality from figures
    where figures.id = search_document.id
      and (search_document.uses, search_document.quality) is distinct from (figures.uses, figures.quality)
  `.execute(db)
}
