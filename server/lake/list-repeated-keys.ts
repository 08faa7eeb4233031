import type { DuckDBConnection } from '@duckdb/node-api'
import { cleanSql } from './column-sql.ts'
import type { Column } from './lake.ts'
import { cellFault, FAULTS_KEPT, type FaultList } from './row-fault.ts'

/** Lists the rows of a stage whose key an earlier row of it already has: which of the two is meant, nobody can say. */
export async function listRepeatedKeys(
  db: DuckDBConnection,
  relation: string,
  { columns, keys }: { columns: Column[]; keys: readonly string[] },
): Promise<FaultList> {
  const places = keys.map(key => columns.findIndex(column => column.name === key))
  const cells = places.map(place => cleanSql(`c${place}`))
  const shown = columns[places[0] ?? 0]
  if (!shown) return { faults: [], faultCount: 0 }
  const found = await db.runAndReadAll(`select row::varchar, value, count(*) over ()::varchar from
    (select row, (${cells[0]})[1:80] as value, row_number() over (partition by ${cells.join(', ')} order by row) as nth
      from ${relation}) where nth > 1 order by row::bigint limit ${FAULTS_KEPT}`)
  const rows = found.getRowsJS() as [string, string | null, string][]
  const faults = rows.map(([row, value]) => cellFault({ row: Number(row), column: shown }, 'repeated_key', value))
  return { faults, faultCount: Number(rows[0]?.[2] ?? 0) }
}
