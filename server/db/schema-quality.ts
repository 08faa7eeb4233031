import type { Day } from '@gongshu/deadlines'
import type { JsonObject } from '../base/json.ts'
import type { JsonOf } from './schema-core.ts'

export type QualityTables = {
  reconciliation_run: ReconciliationRunTable
}

/** One comparison of what the source, the lake and the serving files hold of an entry. */
export type ReconciliationRunTable = {
  id: string
  entry_id: string
  version: string
  /** The statutory day. */
  run_on: Day
  ran_at: Date
  nightly: boolean
  agreed: boolean
  content: JsonOf<JsonObject>
}
