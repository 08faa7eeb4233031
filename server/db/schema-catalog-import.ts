import type { ColumnType } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { JsonOf } from './schema-core.ts'

export type CatalogImportTables = { catalog_import_row: CatalogImportRowTable }

/** One entry of an imported file. */
export type CatalogImportRowTable = {
  import_id: string
  /** Where the entry begins in the file. */
  row: number
  kind: 'new' | 'resubmit' | 'change' | 'same' | 'fault'
  name: string
  code: string | null
  unit_name: string
  /** The entry that is meant, or that was made. */
  entry_id: string | null
  /** What would be submitted; gone once it has been, for then the entry says it. */
  input: ColumnType<JsonObject | null, string | null, string | null>
  /** The fields that would change. */
  changed: JsonOf<string[]>
  faults: JsonOf<JsonObject[]>
  /** Null until the row has been dealt with. */
  outcome: 'submitted' | 'refused' | 'left' | null
}
