import type { Day } from '@gongshu/deadlines'
import type { Selectable } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { CollectionTable, ResourceVersionTable } from '../db/schema-matters.ts'

export type CollectionRow = Selectable<CollectionTable>
export type ResourceVersionRow = Selectable<ResourceVersionTable>

export async function insertCollection(
  tx: Tx,
  collection: { id: string; entryId: string; unitId: string },
): Promise<void> {
  await tx
    .insertInto('collection')
    .values({ id: collection.id, entry_id: collection.entryId, unit_id: collection.unitId, current_version: null })
    .execute()
}

export type NewResourceVersion = {
  id: string
  collectionId: string
  entryId: string
  manifest: JsonObject
  reconciliation: JsonObject
  profile: JsonObject
  quality: JsonObject
  loadedOn: Day
}

/** Stores a version and makes it the current one. */
export async function insertResourceVersion(tx: Tx, version: NewResourceVersion): Promise<void> {
  await tx
    .insertInto('resource_version')
    .values({
      id: version.id,
      collection_id: version.collectionId,
      entry_id: version.entryId,
      manifest: JSON.stringify(version.manifest),
      reconciliation: JSON.stringify(version.reconciliation),
      profile: JSON.stringify(version.profile),
      quality: JSON.stringify(version.quality),
      loaded_on: version.loadedOn,
    })
    .execute()
  await tx
    .updateTable('collection')
    .set({ current_version: version.id })
    .where('id', '=', version.collectionId)
    .execute()
}

export async function findCollection(db: Db | Tx, id: string): Promise<CollectionRow | null> {
  return (await db.selectFrom('collection').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function collectionOfEntry(db: Db | Tx, entryId: string): Promise<CollectionRow | null> {
  return (await db.selectFrom('collection').selectAll().where('entry_id', '=', entryId).executeTakeFirst()) ?? null
}

/** The current version of an entry's data; null while nothing is collected. */
export async function currentVersion(db: Db | Tx, entryId: string): Promise<ResourceVersionRow | null> {
  const row = await db
    .selectFrom('collection')
    .innerJoin('resource_version', 'resource_version.id', 'collection.current_version')
    .selectAll('resource_version')
    .where('collection.entry_id', '=', entryId)
    .executeTakeFirst()
  return row ?? null
}

export async function versionsOfEntry(db: Db, entryId: string): Promise<ResourceVersionRow[]> {
  return (
    db
      .selectFrom('resource_version')
      .selectAll()
      .where('entry_id', '=', entryId)
      .orderBy('loaded_on', 'desc')
      // Version names sort by the moment they were made: several of one day stand in their order.
      .orderBy('id', 'desc')
      .limit(100)
      .execute()
  )
}

/** The collections of a unit, or of all, with the state of each. */
export async function listCollections(db: Db, unitId: string | null) {
  let query = db
    .selectFrom('collection')
    .innerJoin('matter_case', 'matter_case.id', 'collection.id')
    .innerJoin('unit', 'unit.id', 'collection.unit_id')
    .leftJoin('resource_version', 'resource_version.id', 'collection.current_version')
    .select([
      'collection.id',
      'collection.entry_id',
      'collection.unit_id',
      'collection.current_version',
      'matter_case.number',
      'matter_case.title',
      'matter_case.state',
      'matter_case.since',
      'unit.name as unit',
      'resource_version.manifest',
      'resource_version.quality',
      'resource_version.loaded_on',
    ])
  if (unitId) query = query.where('collection.unit_id', '=', unitId)
  return query.orderBy('matter_case.number', 'desc').limit(500).execute()
}

/** How many rows the platform holds in a version; none where nothing is collected. */
export async function rowsOfVersion(db: Db | Tx, versionId: string | null): Promise<number> {
  if (!versionId) return 0
  const row = await db.selectFrom('resource_version').select('manifest').where('id', '=', versionId).executeTakeFirst()
  return Number(row?.manifest.rows ?? 0)
}
