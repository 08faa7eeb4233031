import type { Lake } from '../lake/lake.ts'
import { measure } from '../lake/query.ts'
import { lakeDialect, sqlTable } from './digest-sql.ts'
import type { VersionName } from './run-rules.ts'
import type { DigestedTable } from './table-digest.ts'

/** A version in the lake. */
export function lakeTable(lake: Lake, of: VersionName): DigestedTable {
  // The name of the file is the lake's own affair: it is put in where the statement is run.
  const from = 'version_read'
  return sqlTable({
    dialect: lakeDialect,
    from,
    query: text => measure(lake, table => `with ${from} as (from ${table(of)}) ${text}`),
  })
}
