import type { Day } from '@gongshu/deadlines'
import type { Selectable } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { CatalogEntryTable, CatalogItem, CatalogVersionTable } from '../db/schema-matters.ts'
import { keepLikeness } from './entry-likeness-queries.ts'

export type CatalogEntryRow = Selectable<CatalogEntryTable>

export type EntryContent = { content: JsonObject; items: readonly CatalogItem[] }

export async function insertEntry(
  tx: Tx,
  entry: EntryContent & { id: string; unitId: string; submittedOn: Day },
): Promise<void> {
  await tx
    .insertInto('catalog_entry')
    .values({
      id: entry.id,
      unit_id: entry.unitId,
      version: 0,
      content: JSON.stringify(entry.content),
      items: JSON.stringify(entry.items),
      first_submitted_on: entry.submittedOn,
      published_on: null,
      rounds: 1,
    })
    .execute()
  await keepLikeness(tx, { id: entry.id, ...comparedOf(entry) })
}

export async function replaceEntryContent(tx: Tx, id: string, entry: EntryContent): Promise<void> {
  await tx
    .updateTable('catalog_entry')
    .set(eb => ({
      content: JSON.stringify(entry.content),
      items: JSON.stringify(entry.items),
      rounds: eb('rounds', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
  await keepLikeness(tx, { id, ...comparedOf(entry) })
}

function comparedOf({ content, items }: EntryContent) {
  return { name: typeof content.name === 'string' ? content.name : '', source: content.source, items }
}

/** Freezes the present content as the next version. */
export async function publishEntry(tx: Tx, id: string, publishedOn: Day): Promise<CatalogEntryRow> {
  const entry = await tx
    .updateTable('catalog_entry')
    .set(eb => ({ version: eb('version', '+', 1), published_on: publishedOn }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('catalog_version')
    .values({
      entry_id: id,
      version: entry.version,
      content: JSON.stringify(entry.content),
      items: JSON.stringify(entry.items),
      published_on: publishedOn,
    })
    .execute()
  return entry
}

export async function findEntry(db: Db | Tx, id: string): Promise<CatalogEntryRow | null> {
  return (await db.selectFrom('catalog_entry').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function entriesByIds(db: Db | Tx, ids: readonly string[]): Promise<CatalogEntryRow[]> {
  if (!ids.length) return []
  return db
    .selectFrom('catalog_entry')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
}

export type EntryListing = {
  id: string
  number: string
  name: string
  state: string
  since: Day
  unit_id: string
  unit: string
  version: number
  published_on: Day | null
  content: JsonObject
}

export async function listEntries(
  db: Db,
  page: { states?: string[]; unitId?: string; limit: number; offset: number },
): Promise<EntryListing[]> {
  let query = db
    .selectFrom('catalog_entry')
    .innerJoin('matter_case', 'matter_case.id', 'catalog_entry.id')
    .innerJoin('unit', 'unit.id', 'catalog_entry.unit_id')
    .select([
      'catalog_entry.id',
      'matter_case.number',
      'matter_case.title as name',
      'matter_case.state',
      'matter_case.since',
      'catalog_entry.unit_id',
      'unit.name as unit',
      'catalog_entry.version',
      'catalog_entry.published_on',
      'catalog_entry.content',
    ])
  if (page.states?.length) query = query.where('matter_case.state', 'in', page.states)
  if (page.unitId) query = query.where('catalog_entry.unit_id', '=', page.unitId)
  return query.orderBy('matter_case.number', 'desc').limit(page.limit).offset(page.offset).execute()
}

/** These entries as lists show them, with their items. */
export async function listedEntries(db: Db, ids: readonly string[]) {
  if (!ids.length) return []
  return db
    .selectFrom('catalog_entry')
    .innerJoin('matter_case', 'matter_case.id', 'catalog_entry.id')
    .innerJoin('unit', 'unit.id', 'catalog_entry.unit_id')
    .select(['catalog_entry.id', 'matter_case.number', 'matter_case.title as name', 'matter_case.state'])
    .select(['unit.name as unit', 'catalog_entry.content', 'catalog_entry.items'])
    .where('catalog_entry.id', 'in', [...ids])
    .execute()
}

export type EntryVersion = Selectable<CatalogVersionTable>

/** The published versions of an entry, newest first. */
export async function versionsOf(db: Db | Tx, entryId: string): Promise<EntryVersion[]> {
  return db
    .selectFrom('catalog_version')
    .selectAll()
    .where('entry_id', '=', entryId)
    .orderBy('version', 'desc')
    .limit(100)
    .execute()
}

export type EntryProgress = {
  id: string
  title: string
  state: string
  published_on: Day | null
  version: number | null
}

/** How far the entries of a unit are, or those of these ids. */
export async function progressOfEntries(
  db: Db | Tx,
  wanted: { unitId: string } | { ids: readonly string[] },
): Promise<EntryProgress[]> {
  const query = db
    .selectFrom('matter_case')
    .leftJoin('catalog_entry', 'catalog_entry.id', 'matter_case.id')
    .select(['matter_case.id', 'matter_case.title', 'matter_case.state', 'catalog_entry.published_on'])
    .select('catalog_entry.version')
    .where('matter_case.type', '=', 'catalogEntry')
  if ('unitId' in wanted) return query.where('matter_case.unit_id', '=', wanted.unitId).execute()
  return wanted.ids.length ? query.where('matter_case.id', 'in', [...wanted.ids]).execute() : []
}
