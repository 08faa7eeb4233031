import type { DuckDBConnection } from '@duckdb/node-api'
import { cleanSql, faultSql } from './column-sql.ts'
import type { Column } from './lake.ts'
import { cellFault, FAULTS_KEPT, type FaultList, type FaultReason } from './row-fault.ts'

/** Lists the faulty cells of a stage: the first by row, and how many there are. */
export async function listFaults(db: DuckDBConnection, relation: string, columns: Column[]): Promise<FaultList> {
  const cells = columns.map((column, index) => {
    const clean = cleanSql(`c${index}`)
    return `select row, ${index} as position, ${faultSql(column, clean)} as reason, ${clean}[1:80] as value from staged`
  })
  await db.run(`create or replace temp table staged as select * from ${relation}`)
  try {
    const all = `with faults as (select * from (${cells.join(' union all ')}) where reason is not null)`
    const shown =
      await db.runAndReadAll(`${all} select row::varchar, position, reason, value, (select count(*) from faults)::varchar
      from faults order by row, position limit ${FAULTS_KEPT}`)
    const rows = shown.getRowsJS() as [string, number, FaultReason, string | null, string][]
    const faults = rows.flatMap(([row, position, reason, value]) => {
      const column = columns[position]
      return column ? [cellFault({ row: Number(row), column }, reason, value)] : []
    })
    return { faults, faultCount: Number(rows[0]?.[4] ?? 0) }
  } finally {
    await db.run('drop table staged')
  }
}
