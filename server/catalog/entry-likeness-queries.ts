import { sql } from 'kysely'
import type { Door } from '../acts/door.ts'
import { type Db, inTransaction, type Tx } from '../db/open-database.ts'
import type { CatalogItem } from '../db/schema-matters.ts'
import { foldName } from './catalog-entry.ts'
import {
  itemMarks,
  type Likeness,
  type LikenessReason,
  likenessOf,
  likenessReasons,
  nameMarks,
} from './entry-likeness.ts'

const CANDIDATES = 200
const SHOWN = 5
const AT_ONCE = 500

export type LikeEntry = { readonly id: string; readonly reasons: readonly LikenessReason[] }

/** Keeps by what an entry is found to be like another; called with every content it gets. */
export async function keepLikeness(
  tx: Tx,
  entry: { id: string; name: string; source?: unknown; items: readonly Pick<CatalogItem, 'name'>[] },
): Promise<void> {
  const likeness = likenessOf(entry)
  const row = {
    folded_name: likeness.foldedName,
    name_pairs: [...likeness.namePairs],
    item_names: [...likeness.itemNames],
    system: likeness.system,
    name_marks: nameMarks(likeness),
    item_marks: itemMarks(likeness),
  }
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

/** The entries most like this one, at most five, each with the reasons; found by index, never entry by entry. */
export async function entriesLike(db: Db | Tx, wanted: Likeness, except: string | null): Promise<LikeEntry[]> {
  const found = await candidates(db, wanted, except)
  return found
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

/** Entries that share a mark, those with the most in common first. */
async function candidates(db: Db | Tx, wanted: Likeness, except: string | null) {
  const [names, items] = [textArray(nameMarks(wanted)), textArray(itemMarks(wanted))]
  return db
    .selectFrom('catalog_likeness')
    .innerJoin('matter_case', 'matter_case.id', 'catalog_likeness.entry_id')
    .select(['entry_id', 'folded_name', 'name_pairs', 'item_names', 'system'])
    .where(sql<boolean>`(name_marks && ${names} or item_marks && ${items})`)
    .where('state', '!=', 'retired')
    .$if(except !== null, query => query.where('entry_id', '!=', except))
    .orderBy(
      sql`cardinality(array(select unnest(name_marks) intersect select unnest(${names})))
        + cardinality(array(select unnest(item_marks) intersect select unnest(${items})))`,
      'desc',
    )
    .limit(CANDIDATES)
    .execute()
}

function textArray(list: readonly string[]) {
  return sql`${sql.val([...list])}::text[]`
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
