import type { Day } from '@gongshu/deadlines'
import { sql } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Db } from '../db/open-database.ts'
import type { CatalogItem } from '../db/schema-matters.ts'
import { entryStates, openClasses, openStates } from '../search/findable.ts'

export type Listed<T> = { readonly rows: T[]; readonly total: number }
export type Window = { readonly limit: number; readonly offset: number }

export type SetListing = {
  id: string
  title: string
  unit: string
  unit_id: string
  opening_class: string
  content: JsonObject
  published_on: Day | null
  downloads: number
}

const setColumns = [
  'open_list_entry.id',
  'matter_case.title',
  'unit.name as unit',
  'open_list_entry.unit_id',
  'open_list_entry.opening_class',
  'open_list_entry.content',
  'open_list_entry.published_on',
  'open_list_entry.downloads',
] as const

const counted = sql<number>`count(*) over ()`.as('total')

function visibleSets(db: Db) {
  return db
    .selectFrom('open_list_entry')
    .innerJoin('matter_case', 'matter_case.id', 'open_list_entry.id')
    .innerJoin('unit', 'unit.id', 'open_list_entry.unit_id')
    .where('matter_case.state', 'in', openStates)
    .where('open_list_entry.opening_class', 'in', openClasses)
}

/** The open sets, newest first. */
export async function listSets(
  db: Db,
  wanted: Window & { unitId?: string | undefined; openingClass?: string | undefined; entryId?: string },
): Promise<Listed<SetListing>> {
  let query = visibleSets(db).select([...setColumns, counted])
  if (wanted.unitId) query = query.where('open_list_entry.unit_id', '=', wanted.unitId)
  if (wanted.openingClass) query = query.where('open_list_entry.opening_class', '=', wanted.openingClass)
  if (wanted.entryId) query = query.where('open_list_entry.entry_id', '=', wanted.entryId)
  const rows = await query
    .orderBy('open_list_entry.published_on', 'desc')
    .orderBy('matter_case.number', 'desc')
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute()
  return listed(rows)
}

/** One open set with the content and items of its entry as published; null where nobody may see it. */
export async function findVisibleSet(db: Db, id: string) {
  const row = await visibleSets(db)
    .innerJoin('catalog_entry', 'catalog_entry.id', 'open_list_entry.entry_id')
    .select([
      ...setColumns,
      'matter_case.number',
      'matter_case.state',
      'open_list_entry.entry_id',
      'open_list_entry.columns',
      'open_list_entry.resource_version',
      'catalog_entry.items',
      'catalog_entry.content as entry_content',
    ])
    .where('open_list_entry.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export type VisibleSet = NonNullable<Awaited<ReturnType<typeof findVisibleSet>>>

/** The versions of the data behind an entry, newest first. */
export async function versionsBehind(db: Db, entryId: string) {
  return db
    .selectFrom('resource_version')
    .select(['id', 'manifest', 'profile', 'quality', 'loaded_on'])
    .where('entry_id', '=', entryId)
    .orderBy('loaded_on', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
}

export type SetVersion = Awaited<ReturnType<typeof versionsBehind>>[number]

/** The last event that brought a case into one of the states, for its proof. */
export async function lastEventInto(db: Db, caseId: string, states: readonly string[]) {
  const row = await db
    .selectFrom('event')
    .select(['id', 'position', 'effective_on'])
    .where('case_id', '=', caseId)
    .where('to_state', 'in', [...states])
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return row ?? null
}

export type EntryListing = {
  id: string
  number: string
  title: string
  state: string
  unit: string
  unit_id: string
  version: number
  published_on: Day
  content: JsonObject
  items: CatalogItem[]
}

function visibleEntries(db: Db) {
  return db
    .selectFrom('catalog_entry')
    .innerJoin('matter_case', 'matter_case.id', 'catalog_entry.id')
    .innerJoin('unit', 'unit.id', 'catalog_entry.unit_id')
    .innerJoin('catalog_version', join =>
      join
        .onRef('catalog_version.entry_id', '=', 'catalog_entry.id')
        .onRef('catalog_version.version', '=', 'catalog_entry.version'),
    )
    .where('matter_case.state', 'in', entryStates)
    .select([
      'catalog_entry.id',
      'matter_case.number',
      'matter_case.title',
      'matter_case.state',
      'unit.name as unit',
      'catalog_entry.unit_id',
      'catalog_version.version',
      'catalog_version.published_on',
      'catalog_version.content',
      'catalog_version.items',
    ])
}

/** The published entries, by unit and name. */
export async function listVisibleEntries(
  db: Db,
  wanted: Window & { unitId?: string | undefined; sharing?: string | undefined; opening?: string | undefined },
): Promise<Listed<EntryListing>> {
  let query = visibleEntries(db).select(counted)
  if (wanted.unitId) query = query.where('catalog_entry.unit_id', '=', wanted.unitId)
  if (wanted.sharing) query = query.where(attribute('sharingAttribute'), '=', wanted.sharing)
  if (wanted.opening) query = query.where(attribute('openingAttribute'), '=', wanted.opening)
  const rows = await query
    .orderBy('unit.name')
    .orderBy('matter_case.title')
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute()
  return listed(rows)
}

export async function findVisibleEntry(db: Db, id: string): Promise<EntryListing | null> {
  return (await visibleEntries(db).where('catalog_entry.id', '=', id).executeTakeFirst()) ?? null
}

function attribute(name: 'sharingAttribute' | 'openingAttribute') {
  return sql<string>`catalog_version.content ->> ${sql.lit(name)}`
}

function listed<T extends { total: number }>(rows: T[]): Listed<Omit<T, 'total'>> {
  return { rows: rows.map(({ total: _, ...row }) => row), total: Number(rows[0]?.total ?? 0) }
}
