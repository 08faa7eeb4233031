import { sql } from 'kysely'
import type { Db, Tx } from '../db/open-database.ts'
import type { SearchDocumentTable } from '../db/schema-matters.ts'

/** Puts a document into the index or replaces it. */
export async function upsertDocument(tx: Tx, document: SearchDocumentTable): Promise<void> {
  const { id: _, ...rest } = document
  await tx
    .insertInto('search_document')
    .values(document)
    .onConflict(conflict => conflict.column('id').doUpdateSet(rest))
    .execute()
}

export type Hit = { id: string; kind: string; title: string; body: string; score: number }

/** Documents that hold every token; a token in the title counts most. At most `limit`, best first. */
export async function findDocuments(
  db: Db,
  wanted: { tokens: string[]; kinds: string[]; limit: number; offset: number },
): Promise<{ hits: Hit[]; total: number }> {
  if (!wanted.tokens.length) return { hits: [], total: 0 }
  const tokens = sql`${sql.val(wanted.tokens)}::text[]`
  const score = sql<number>`
    10 * cardinality(array(select unnest(title_tokens) intersect select unnest(${tokens})))
    + cardinality(array(select unnest(tokens) intersect select unnest(${tokens})))`
  const rows = await db
    .selectFrom('search_document')
    .select(['id', 'kind', 'title', 'body', score.as('score'), sql<number>`count(*) over ()`.as('total')])
    .where(sql<boolean>`tokens @> ${tokens}`)
    .where('kind', 'in', wanted.kinds)
    .orderBy('score', 'desc')
    .orderBy('title')
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute()
  return {
    hits: rows.map(({ total: _, ...hit }) => ({ ...hit, score: Number(hit.score) })),
    total: Number(rows[0]?.total ?? 0),
  }
}

export async function withdrawDocument(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('search_document').where('id', '=', id).execute()
}
