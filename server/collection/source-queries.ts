import { type Selectable, sql } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { CatalogItem } from '../db/schema-matters.ts'
import type { CollectionSourceTable, LoadMode, RunState, SourceRunTable } from '../db/schema-sources.ts'

export type SourceRow = Selectable<CollectionSourceTable>
export type RunRow = Selectable<SourceRunTable>

/** A source with the collection that it feeds. */
export type KnownSource = Awaited<ReturnType<typeof listSources>>[number]

/** What a person sets of a source. */
export type SourceForm = {
  readonly name: string
  readonly kind: string
  readonly settings: JsonObject
  readonly mode: LoadMode
  readonly time_of_day: string
}

type SourceFilter = { readonly unitId?: string | null; readonly id?: string }

/** The sources of a unit, or of all, that are not removed, with their collection and its entry. */
export async function listSources(db: Db, { unitId, id }: SourceFilter = {}) {
  let query = db
    .selectFrom('collection_source as source')
    .innerJoin('collection', 'collection.id', 'source.collection_id')
    .innerJoin('matter_case', 'matter_case.id', 'collection.id')
    .innerJoin('unit', 'unit.id', 'collection.unit_id')
    .innerJoin('catalog_entry', 'catalog_entry.id', 'collection.entry_id')
    .select([
      ...(['source.id', 'source.collection_id', 'source.name', 'source.kind', 'source.settings'] as const),
      ...(['source.secret_sealed', 'source.mode', 'source.time_of_day', 'source.state', 'source.mark'] as const),
      ...(['source.next_run_at', 'collection.entry_id', 'collection.unit_id', 'unit.name as unit'] as const),
      ...(['matter_case.number', 'matter_case.title', 'catalog_entry.items'] as const),
      sql<string>`coalesce(catalog_entry.content->>'updateFrequency', 'irregular')`.as('frequency'),
    ])
    .where('source.state', '!=', 'removed')
  if (unitId) query = query.where('collection.unit_id', '=', unitId)
  if (id) query = query.where('source.id', '=', id)
  return query.orderBy('source.name').limit(1000).execute()
}

export async function findSource(db: Db, id: string): Promise<KnownSource | null> {
  return (await listSources(db, { id }))[0] ?? null
}

/** The collection that a new source is to feed, with what its columns are. */
export async function collectionToFeed(db: Db, collectionId: string) {
  const found = await db
    .selectFrom('collection')
    .innerJoin('catalog_entry', 'catalog_entry.id', 'collection.entry_id')
    .innerJoin('matter_case', 'matter_case.id', 'collection.id')
    .select(['collection.id', 'collection.unit_id', 'catalog_entry.items', 'matter_case.number'])
    .select(sql<string>`coalesce(catalog_entry.content->>'updateFrequency', 'irregular')`.as('frequency'))
    .where('collection.id', '=', collectionId)
    .executeTakeFirst()
  return found ?? null
}

export type FedCollection = {
  readonly id: string
  readonly unit_id: string
  readonly number: string
  readonly frequency: string
  readonly items: readonly CatalogItem[]
}

export async function insertSource(
  db: Db,
  source: SourceForm & {
    id: string
    collection_id: string
    secret_sealed: Uint8Array | null
    next_run_at: Date | null
    created_by: string
    created_at: Date
  },
): Promise<void> {
  await db
    .insertInto('collection_source')
    .values({ ...source, settings: JSON.stringify(source.settings), state: 'active', mark: null })
    .execute()
}

/** A changed way to the data begins anew: what was the newest row there says nothing here. */
export async function updateSource(
  db: Db,
  id: string,
  change: SourceForm & { secret_sealed: Uint8Array | null; next_run_at: Date | null; mark: string | null },
): Promise<void> {
  await db
    .updateTable('collection_source')
    .set({ ...change, settings: JSON.stringify(change.settings) })
    .where('id', '=', id)
    .execute()
}

export async function setSourceState(
  db: Db,
  id: string,
  change: Pick<SourceRow, 'state' | 'next_run_at'>,
): Promise<void> {
  await db.updateTable('collection_source').set(change).where('id', '=', id).execute()
}

/** The active sources whose time has come; those of folders are looked at each time. */
export async function sourcesDue(db: Db, now: Date): Promise<KnownSource[]> {
  const sources = await listSources(db)
  return sources.filter(
    source =>
      source.state === 'active' && (source.kind === 'folder' || (source.next_run_at && source.next_run_at <= now)),
  )
}

export async function setNextRun(db: Db, id: string, next: Date | null): Promise<void> {
  await db.updateTable('collection_source').set({ next_run_at: next }).where('id', '=', id).execute()
}

export type NewRun = Pick<RunRow, 'id' | 'source_id' | 'ordered_by' | 'queued_at' | 'file_name'>

/** Opens a run, unless one of the source is open: then false, also when two are ordered at the same moment. */
export async function openRun(db: Db, run: NewRun): Promise<boolean> {
  const opened = await db
    .insertInto('source_run')
    .values({ ...run, state: 'waiting', attempts: 0 })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return opened !== undefined
}

/** Takes a waiting run for this worker; null when another took it, or it was stopped. */
export async function claimRun(db: Db, id: string, now: Date): Promise<RunRow | null> {
  const claimed = await db
    .updateTable('source_run')
    .set(eb => ({
      state: 'running' as const,
      attempts: eb('attempts', '+', 1),
      started_at: eb.fn.coalesce('started_at', eb.val(now)),
      retry_at: null,
    }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returningAll()
    .executeTakeFirst()
  return claimed ?? null
}

export async function noteFetched(
  db: Db,
  id: string,
  fetched: Pick<RunRow, 'sha256' | 'rows' | 'bytes' | 'mark'>,
): Promise<void> {
  await db.updateTable('source_run').set(fetched).where('id', '=', id).execute()
}

type RunEnd = {
  readonly state: Exclude<RunState, 'waiting' | 'running'>
  readonly ended_at: Date
  readonly rows?: number
  readonly version?: string
  readonly fault?: JsonObject
}

/** Ends a run; the mark of what it brought into the lake becomes the source's in the same transaction. */
export async function endRun(tx: Tx, run: Pick<RunRow, 'id' | 'source_id'>, { fault, ...end }: RunEnd): Promise<void> {
  const ended = await tx
    .updateTable('source_run')
    .set({ ...end, retry_at: null, ...(fault ? { fault: JSON.stringify(fault) } : {}) })
    .where('id', '=', run.id)
    .returning('mark')
    .executeTakeFirst()
  if (end.state !== 'done' || !ended?.mark) return
  await tx.updateTable('collection_source').set({ mark: ended.mark }).where('id', '=', run.source_id).execute()
}

/** Puts a run off: the line failed, and it is tried again. */
export async function postponeRun(
  db: Db,
  id: string,
  { retryAt, fault }: { retryAt: Date; fault: JsonObject },
): Promise<void> {
  await db
    .updateTable('source_run')
    .set({ state: 'waiting', retry_at: retryAt, fault: JSON.stringify(fault) })
    .where('id', '=', id)
    .execute()
}

/** The runs whose pause is over; they wait for a worker from now on. */
export async function takePostponed(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .updateTable('source_run')
    .set({ retry_at: null })
    .where('state', '=', 'waiting')
    .where('retry_at', '<=', now)
    .returning('id')
    .execute()
  return rows.map(row => row.id)
}

/** At the start of the server: what was running was cut off by its end and begins anew. */
export async function takeInterrupted(db: Db): Promise<string[]> {
  const rows = await db
    .updateTable('source_run')
    .set({ state: 'waiting' })
    .where('state', 'in', ['running', 'waiting'])
    .where('retry_at', 'is', null)
    .returning('id')
    .execute()
  return rows.map(row => row.id)
}

export async function findRun(db: Db, id: string): Promise<RunRow | null> {
  return (await db.selectFrom('source_run').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** The runs of a source, newest first. */
export async function runsOfSource(db: Db, sourceId: string, { limit = 50, offset = 0 } = {}): Promise<RunRow[]> {
  return db
    .selectFrom('source_run')
    .selectAll()
    .where('source_id', '=', sourceId)
    .orderBy('queued_at', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
}

/** The last run of each source. */
export async function lastRuns(db: Db, sourceIds: readonly string[]): Promise<RunRow[]> {
  if (!sourceIds.length) return []
  return db
    .selectFrom('source_run')
    .selectAll()
    .distinctOn('source_id')
    .where('source_id', 'in', [...sourceIds])
    .orderBy('source_id')
    .orderBy('queued_at', 'desc')
    .execute()
}

/** The version that a run brought into the lake: written by the act itself, it is there even when the run was cut off after it. */
export async function versionOfRun(db: Db, collectionId: string, fileName: string) {
  const found = await db
    .selectFrom('resource_version')
    .select(['id', sql<number>`(manifest->'source'->>'rows')::integer`.as('rows')])
    .where('collection_id', '=', collectionId)
    .where(sql<boolean>`manifest->'source'->>'fileName' = ${fileName}`)
    .executeTakeFirst()
  return found ?? null
}

/** Digests of what earlier runs of a source brought into the lake, newest first. */
export async function digestsLoaded(db: Db, sourceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('source_run')
    .select('sha256')
    .where('source_id', '=', sourceId)
    .where('state', 'in', ['done', 'unchanged'])
    .where('sha256', 'is not', null)
    .orderBy('queued_at', 'desc')
    .execute()
  return rows.flatMap(row => row.sha256 ?? [])
}
