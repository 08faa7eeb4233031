import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { CaseRow } from '../acts/act-types.ts'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { CatalogImportRowTable } from '../db/schema-catalog-import.ts'
import type { CatalogItem } from '../db/schema-matters.ts'

export type ImportRow = Selectable<CatalogImportRowTable>
export type NewImportRow = Insertable<CatalogImportRowTable>

const AT_ONCE = 200

/** The case of every entry that is not retired, by which a file's entries are recognised; without its content. */
export type EntryPlace = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly unit_id: string | null
  readonly state: string
}

export function entryPlaces(db: Db): Promise<EntryPlace[]> {
  return db
    .selectFrom('matter_case')
    .select(['id', 'number', 'title', 'unit_id', 'state'])
    .where('type', '=', 'catalogEntry')
    .where('state', '!=', 'retired')
    .execute()
}

/** What some entries say now, and the change of each that is being evaluated. */
export type EntrySaying = {
  readonly id: string
  readonly content: JsonObject
  readonly items: readonly CatalogItem[]
  readonly record: JsonObject | null
}

export async function entrySayings(db: Db, ids: readonly string[]): Promise<EntrySaying[]> {
  if (!ids.length) return []
  return db
    .selectFrom('catalog_entry')
    .leftJoin('case_record', 'case_record.case_id', 'catalog_entry.id')
    .select(['catalog_entry.id', 'catalog_entry.content', 'catalog_entry.items', 'case_record.content as record'])
    .where('catalog_entry.id', 'in', [...ids])
    .execute()
}

/** Rows of readings that never came to a case: nobody can see them. */
export async function dropStrayRows(db: Db): Promise<void> {
  await db
    .deleteFrom('catalog_import_row')
    .where('import_id', 'not in', db.selectFrom('matter_case').select('id').where('type', '=', 'catalogImport'))
    .execute()
}

export async function insertImportRows(db: Db, rows: readonly NewImportRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    await db
      .insertInto('catalog_import_row')
      .values(rows.slice(start, start + AT_ONCE))
      .execute()
  }
}

/** The imports that are running, in the order in which they were prepared. */
export function runningImports(db: Db): Promise<CaseRow[]> {
  return db
    .selectFrom('matter_case')
    .selectAll()
    .where('type', '=', 'catalogImport')
    .where('state', '=', 'running')
    .orderBy('number')
    .execute()
}

/** The next rows that something is still to be done for. */
export function openRows(db: Db, importId: string, limit: number): Promise<ImportRow[]> {
  return db
    .selectFrom('catalog_import_row')
    .selectAll()
    .where('import_id', '=', importId)
    .where('outcome', 'is', null)
    .orderBy('row')
    .limit(limit)
    .execute()
}

export type RowOutcome = { readonly row: number; readonly entryId: string }

/** Notes rows as submitted; what they said is the entry's from now on. */
export async function noteSubmitted(tx: Db | Tx, importId: string, done: readonly RowOutcome[]): Promise<void> {
  const rows = sql`unnest(${sql.val(done.map(one => one.row))}::int[], ${sql.val(done.map(one => one.entryId))}::uuid[])`
  await tx
    .updateTable('catalog_import_row')
    .from(sql<{ row: number; entry_id: string }>`${rows}`.as<'done'>(sql`done(row, entry_id)`))
    .set({ outcome: 'submitted', input: null, entry_id: sql`done.entry_id` })
    .where('import_id', '=', importId)
    .where('catalog_import_row.row', '=', sql<number>`done.row`)
    .execute()
}

export async function noteRefused(db: Db, row: { importId: string; row: number; fault: JsonObject }): Promise<void> {
  await db
    .updateTable('catalog_import_row')
    .set({ outcome: 'refused', faults: JSON.stringify([row.fault]) })
    .where('import_id', '=', row.importId)
    .where('row', '=', row.row)
    .execute()
}

/** Nothing more is done for the rows that are still open. */
export async function leaveRows(tx: Db | Tx, importId: string): Promise<void> {
  await tx
    .updateTable('catalog_import_row')
    .set({ outcome: 'left', input: null })
    .where('import_id', '=', importId)
    .where('outcome', 'is', null)
    .execute()
}

export async function outcomesOf(
  db: Db,
  importId: string,
): Promise<{ kind: string; outcome: string | null; count: number }[]> {
  const rows = await db
    .selectFrom('catalog_import_row')
    .select(['kind', 'outcome', eb => eb.fn.countAll<string | number>().as('count')])
    .where('import_id', '=', importId)
    .groupBy(['kind', 'outcome'])
    .execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

export type RowFilter = {
  readonly importId: string
  readonly kind?: string | undefined
  readonly outcome?: string | undefined
  readonly q?: string | undefined
  readonly after?: number | undefined
  readonly limit: number
}

/** The rows of an import as people look at them, without what would be submitted. */
export function listImportRows(db: Db, { importId, kind, outcome, q, after, limit }: RowFilter) {
  return db
    .selectFrom('catalog_import_row')
    .select(['row', 'kind', 'name', 'code', 'unit_name', 'entry_id', 'changed', 'faults', 'outcome'])
    .where('import_id', '=', importId)
    .$if(kind !== undefined, query => query.where('kind', '=', kind as ImportRow['kind']))
    .$if(outcome !== undefined, query => query.where('outcome', '=', outcome as NonNullable<ImportRow['outcome']>))
    .$if(Boolean(q), query => query.where(sql<boolean>`strpos(name, ${q ?? ''}) > 0`))
    .$if(after !== undefined, query => query.where('row', '>', after ?? 0))
    .orderBy('row')
    .limit(limit)
    .execute()
}

export type ListedImportRow = Awaited<ReturnType<typeof listImportRows>>[number]
