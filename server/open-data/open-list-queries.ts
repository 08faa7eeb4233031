import type { Day } from '@gongshu/deadlines'
import type { Selectable } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { OpenListEntryTable } from '../db/schema-matters.ts'

export type OpenListRow = Selectable<OpenListEntryTable>

export type NewOpenEntry = {
  id: string
  entryId: string
  unitId: string
  content: JsonObject
  openingClass: string
  columns: readonly string[]
}

export async function insertOpenEntry(tx: Tx, entry: NewOpenEntry): Promise<void> {
  await tx
    .insertInto('open_list_entry')
    .values({
      id: entry.id,
      entry_id: entry.entryId,
      unit_id: entry.unitId,
      content: JSON.stringify(entry.content),
      opening_class: entry.openingClass,
      columns: JSON.stringify(entry.columns),
      resource_version: null,
      published_on: null,
      downloads: 0,
    })
    .execute()
}

export async function replaceOpenEntry(tx: Tx, entry: NewOpenEntry): Promise<void> {
  await tx
    .updateTable('open_list_entry')
    .set({
      content: JSON.stringify(entry.content),
      opening_class: entry.openingClass,
      columns: JSON.stringify(entry.columns),
    })
    .where('id', '=', entry.id)
    .execute()
}

export async function publishOpenEntry(tx: Tx, published: { id: string; version: string; on: Day }): Promise<void> {
  await tx
    .updateTable('open_list_entry')
    .set({ resource_version: published.version, published_on: published.on })
    .where('id', '=', published.id)
    .execute()
}

export async function findOpenEntry(db: Db | Tx, id: string): Promise<OpenListRow | null> {
  return (await db.selectFrom('open_list_entry').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function openTitles(tx: Tx, except: string | null): Promise<string[]> {
  let query = tx
    .selectFrom('matter_case')
    .select('title')
    .where('type', '=', 'openListEntry')
    .where('state', '!=', 'withdrawn')
  if (except) query = query.where('id', '!=', except)
  return (await query.execute()).map(row => row.title)
}

/** Counted without a trace of who: one more download of an open set. */
export async function countDownload(db: Db, id: string): Promise<void> {
  await db
    .updateTable('open_list_entry')
    .set(eb => ({ downloads: eb('downloads', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export type OpenListing = {
  id: string
  title: string
  state: string
  since: Day
  unit: string
  entry_id: string
  opening_class: string
  content: JsonObject
  columns: readonly string[]
  resource_version: string | null
  published_on: Day | null
  downloads: number
}

const listingColumns = [
  'open_list_entry.id',
  'matter_case.title',
  'matter_case.state',
  'matter_case.since',
  'unit.name as unit',
  'open_list_entry.entry_id',
  'open_list_entry.opening_class',
  'open_list_entry.content',
  'open_list_entry.columns',
  'open_list_entry.resource_version',
  'open_list_entry.published_on',
  'open_list_entry.downloads',
] as const

export async function listOpenEntries(
  db: Db,
  page: { states: string[]; ids?: string[]; limit: number; offset: number },
): Promise<OpenListing[]> {
  let query = db
    .selectFrom('open_list_entry')
    .innerJoin('matter_case', 'matter_case.id', 'open_list_entry.id')
    .innerJoin('unit', 'unit.id', 'open_list_entry.unit_id')
    .select(listingColumns)
    .where('matter_case.state', 'in', page.states)
  if (page.ids) query = query.where('open_list_entry.id', 'in', page.ids)
  return query
    .orderBy('open_list_entry.published_on', 'desc')
    .orderBy('matter_case.title')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

/** Whether an entry had been taken off the active list before it was suspended. */
export async function wasStatic(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('event')
    .select('id')
    .where('case_id', '=', id)
    .where('to_state', '=', 'static')
    .executeTakeFirst()
  return row !== undefined
}

export async function retitleSet(tx: Tx, id: string, title: string): Promise<void> {
  await tx.updateTable('matter_case').set({ title }).where('id', '=', id).execute()
}

/** The sets of a unit that stand open. */
export async function openSetsOfUnit(db: Db | Tx, unitId: string): Promise<{ id: string; title: string }[]> {
  return db
    .selectFrom('matter_case')
    .select(['id', 'title'])
    .where('type', '=', 'openListEntry')
    .where('unit_id', '=', unitId)
    .where('state', 'in', ['open', 'static', 'suspended'])
    .orderBy('title')
    .execute()
}
