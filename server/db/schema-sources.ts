import type { ColumnType } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { JsonOf } from './schema-core.ts'

type SealedBytes = ColumnType<Uint8Array | null, Uint8Array | null, Uint8Array | null>

export type SourceTables = {
  collection_source: CollectionSourceTable
  source_run: SourceRunTable
}

/** Where a collection fetches its data from by itself. The secret is sealed and never leaves the server. */
export type CollectionSourceTable = {
  id: string
  collection_id: string
  name: string
  kind: string
  settings: JsonOf<JsonObject>
  secret_sealed: SealedBytes
  mode: LoadMode
  /** Hour and minute in the time of the platform, e.g. `02:30`, at which a due run begins. */
  time_of_day: string
  state: 'active' | 'paused' | 'removed'
  /** Highest value of the mark column that is in the lake. */
  mark: string | null
  next_run_at: Date | null
  created_by: string
  created_at: Date
}

export type LoadMode = 'replace' | 'append' | 'upsert'

/** One fetch, from its order to its end. A failure of the line waits until `retry_at` and goes on as the same run. */
export type SourceRunTable = {
  id: string
  source_id: string
  /** The person who asked for it; null: its time had come. */
  ordered_by: string | null
  state: RunState
  attempts: number
  queued_at: Date
  started_at: Date | null
  ended_at: Date | null
  retry_at: Date | null
  /** The file of a drop folder; null where a table or an interface is read. */
  file_name: string | null
  sha256: string | null
  rows: number | null
  bytes: number | null
  version: string | null
  /** The mark that holds once what was fetched is in the lake. */
  mark: string | null
  fault: JsonOf<JsonObject> | null
}

/** `unchanged`: there was nothing newer. `refused`: the data has faults. `failed`: the source could not be read. */
export type RunState = 'waiting' | 'running' | 'done' | 'unchanged' | 'refused' | 'failed' | 'stopped'
