import type { Day } from '@gongshu/deadlines'
import type { DataGrade } from '@gongshu/regulations'
import type { ColumnType } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { JsonOf } from './schema-core.ts'

type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>

export type MatterTables = {
  catalog_entry: CatalogEntryTable
  catalog_version: CatalogVersionTable
  collection: CollectionTable
  resource_version: ResourceVersionTable
  demand: DemandTable
  demand_part: DemandPartTable
  sharing_service: SharingServiceTable
  service_use: ServiceUseTable
  calling_system: CallingSystemTable
  journal_position: { gateway: string; segment: number; offset: number }
  open_list_entry: OpenListEntryTable
  catalog_likeness: CatalogLikenessTable
  foreign_record: ForeignRecordTable
}

/** A data set that a portal elsewhere lists, normalised, with the digest by which a change is seen. */
export type ForeignRecordTable = {
  source_id: string
  external_id: string
  title: string
  content: JsonOf<JsonObject>
  digest: string
  gone: boolean
  seen_on: Day
}

export type CatalogItem = {
  readonly column: string
  readonly name: string
  readonly description: string
  readonly type: 'text' | 'integer' | 'decimal' | 'date' | 'datetime' | 'boolean'
  readonly length: number | null
  readonly required: boolean
  readonly personal: boolean
  readonly lookup: boolean
  /** Mask that applies where the item may be used masked only; `none` where it may be used in clear. */
  readonly mask: string
  /** Its grade by GB/T 43697; the entry's is at least as high. */
  readonly grade?: DataGrade
  readonly sensitivity?: string
  /** Its own class where it is shared or opened otherwise than its entry. */
  readonly sharing?: string
  readonly opening?: string
  /** The code list or range that its values come from. */
  readonly codeList?: string
}

export type CatalogEntryTable = {
  id: string
  unit_id: string
  version: number
  content: JsonOf<JsonObject>
  items: JsonOf<CatalogItem[]>
  first_submitted_on: Day
  published_on: Day | null
  rounds: number
}

/** By what an entry is found to be like another: derived from its content, never read for anything else. */
export type CatalogLikenessTable = {
  entry_id: string
  /** The name without spaces and punctuation. */
  folded_name: string
  /** Each two neighbouring characters of the folded name. */
  name_pairs: string[]
  /** The folded names of its data items. */
  item_names: string[]
  /** The folded source; empty where none is given. */
  system: string
  /** So many of the pairs and items that an entry alike has at least one of the same: what the index is asked for. */
  name_marks: string[]
  item_marks: string[]
}

export type CatalogVersionTable = {
  entry_id: string
  version: number
  content: JsonOf<JsonObject>
  items: JsonOf<CatalogItem[]>
  published_on: Day
}

export type CollectionTable = {
  id: string
  entry_id: string
  unit_id: string
  current_version: string | null
}

export type ResourceVersionTable = {
  id: string
  collection_id: string
  entry_id: string
  manifest: JsonOf<JsonObject>
  reconciliation: JsonOf<JsonObject>
  profile: JsonOf<JsonObject> | null
  quality: JsonOf<JsonObject> | null
  loaded_on: Day
}

export type DemandTable = {
  id: string
  unit_id: string
  content: JsonOf<JsonObject>
  commitment: string
  signatures: JsonOf<JsonObject>
  direct_case: string | null
  low_frequency_justified: boolean
}

export type DemandPartTable = {
  id: string
  demand_id: string
  provider_id: string
  entries: JsonOf<JsonObject[]>
  decision: JsonOf<JsonObject> | null
}

export type SharingServiceTable = {
  id: string
  demand_id: string
  entry_id: string
  consumer_id: string
  provider_id: string
  system_id: string
  scenario: string
  /** `api` and `match` are served by the gateways here; other modes are those of the city's platform. */
  mode: string
  columns: JsonOf<string[]>
  masks: JsonOf<{ [column: string]: string }>
  keys: JsonOf<string[]>
  resource_version: string
  digest: string | null
  quota_per_minute: number
  started_on: Day
  last_used_on: Day | null
  ends_on: Day | null
  /** Position in the grants feed; every change of the service takes the next one. */
  grant_seq: number
  stopped: JsonOf<JsonObject> | null
}

export type ServiceUseTable = {
  service_id: string
  day: Day
  result: string
  calls: number
  rows: number
}

export type CallingSystemTable = {
  id: string
  unit_id: string
  name: string
  app_key: string
  secret_sealed: Bytes
}

export type OpenListEntryTable = {
  id: string
  entry_id: string
  unit_id: string
  content: JsonOf<JsonObject>
  opening_class: string
  columns: JsonOf<string[]>
  resource_version: string | null
  published_on: Day | null
  downloads: number
}
