import { sql } from 'kysely'
import type { Door } from '../acts/door.ts'
import { type Db, inTransaction, type Tx } from '../db/open-database.ts'
import type { CatalogItem } from '../db/schema-matters.ts'
import { foldName } from './catalog-entry.ts'
import { type Likeness, type LikenessReason, likenessOf, likenessReasons } from './entry-likeness.ts'

const CANDIDATES = 20
const SHOWN = 5
const AT_ONCE = 500
const COUNTED_UP_TO = 300

export type LikeEntry = { readonly id: string; readonly reasons: readonly LikenessReason[] }

/** Keeps by what an entry is found to be like another; called with every content it gets. */
export async function keepLikeness(
  tx: Tx,
  entry: { id: string; name: string; source?: unknown; items: readonly Pick<CatalogItem, 'name'>[] },
): Promise<void> {
  const { foldedName, namePairs, itemNames, system } = likenessOf(entry)
  const row = { folded_name: foldedName, name_pairs: [...namePairs], item_names: [...itemNames], system }
  await tx
    .insertInto('catalog_likeness')
    .values({ entry_id: entry.id, ...row })
    .onConflict(conflict => conflict.column('entry_id').doUpdateSet(row))
    .execute()
}

/** The entry, or the claim to one, that already bears this name; spaces and punctuation do not count. */
export async function entryNamed(db: Db | Tx, name: string, except: string | null): Promise<{ title: string } | null> {
  const found = await db
    .selectFrom('catalog_likeness')
    .innerJoin('matter_case', 'matter_case.id', 'catalog_likeness.entry_id')
    .select('matter_case.title')
    .where('folded_name', '=', foldName(name))
    .where('state', '!=', 'retired')
    .$if(except !== null, query => query.where('entry_id', '!=', except))
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

/** The entries most like this one, at most five, each with the reasons; by index, never entry by entry. */
export async function entriesLike(db: Db | Tx, wanted: Likeness, except: string | null): Promise<LikeEntry[]> {
  const rows = [
    ...(await candidates(db, { column: 'name_pairs', wanted: wanted.namePairs, except })),
    ...(await candidates(db, { column: 'item_names', wanted: wanted.itemNames, except })),
  ]
  const found = new Map(rows.map(row => [row.entry_id, row]))
  return [...found.values()]
    .map(row => ({
      id: row.entry_id,
      reasons: likenessReasons(wanted, {
        foldedName: row.folded_name,
        namePairs: row.name_pairs,
        itemNames: row.item_names,
        system: row.system,
      }),
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((left, right) => weight(right) - weight(left))
    .slice(0, SHOWN)
}

function weight({ reasons }: LikeEntry): number {
  return reasons.length + (reasons.includes('sameName') ? 4 : 0)
}

type Candidates = {
  readonly column: 'name_pairs' | 'item_names'
  readonly wanted: readonly string[]
  readonly except: string | null
}

/** Entries that have the most of these pairs or items, at most twenty, with all by which they are compared. */
async function candidates(db: Db | Tx, { column, wanted, except }: Candidates) {
  const rare = await rarerHalf(db, column, wanted)
  if (!rare.length) return []
  const all = sql`${sql.val([...wanted])}::text[]`
  const own = sql.ref(column)
  return db
    .selectFrom('catalog_likeness')
    .innerJoin('matter_case', 'matter_case.id', 'catalog_likeness.entry_id')
    .select(['entry_id', 'folded_name', 'name_pairs', 'item_names', 'system'])
    .where(sql<boolean>`${own} && ${sql.val(rare)}::text[]`)
    .where('state', '!=', 'retired')
    .$if(except !== null, query => query.where('entry_id', '!=', except))
    .orderBy(
      sql`2.0 * cardinality(array(select unnest(${own}) intersect select unnest(${all})))
        / (cardinality(${own}) + cardinality(${all}))`,
      'desc',
    )
    .limit(CANDIDATES)
    .execute()
}

// What nearly every entry has, such as 信息 or 姓名, tells nothing apart. Two lists that are alike share more than half of
// either, hence at least one of any half: the index is asked for the rarer half alone.
async function rarerHalf(db: Db | Tx, column: Candidates['column'], wanted: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ one: string }>`
    select one from unnest(${sql.val([...wanted])}::text[]) as one
    order by (select count(*) from (
      select 1 from catalog_likeness where ${sql.ref(column)} @> array[one] limit ${COUNTED_UP_TO}) as having_it)
    limit ${Math.ceil(wanted.length / 2)}`.execute(db)
  return rows.map(({ one }) => one)
}

/** Makes up for entries from before likeness was kept; safe to repeat. */
export async function catchUpLikeness({ db }: Door): Promise<void> {
  for (;;) {
    const missing = await entriesWithoutLikeness(db)
    for (const { id, title, content, items } of missing) {
      const source = content?.source
      await inTransaction(db, tx => keepLikeness(tx, { id, name: title, source, items: items ?? [] }))
    }
    if (missing.length < AT_ONCE) return
  }
}

async function entriesWithoutLikeness(db: Db) {
  return db
    .selectFrom('matter_case')
    .leftJoin('catalog_entry', 'catalog_entry.id', 'matter_case.id')
    .select(['matter_case.id', 'matter_case.title', 'catalog_entry.content', 'catalog_entry.items'])
    .where('matter_case.type', '=', 'catalogEntry')
    .where(eb =>
      eb.not(
        eb.exists(eb.selectFrom('catalog_likeness').select('entry_id').whereRef('entry_id', '=', 'matter_case.id')),
      ),
    )
    .limit(AT_ONCE)
    .execute()
}
