import { sql } from 'kysely'
import type { Db } from '../../server/db/open-database.ts'

/** The tables of the platform in which any row holds the text anywhere. */
export async function tablesHolding(db: Db, text: string): Promise<string[]> {
  const tables = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db)
  const holding: string[] = []
  for (const { schema, name } of tables.rows) {
    const table = sql.table(`${schema}.${name}`)
    const found = await sql<{ rows: number }>`
      select count(*) as rows from ${table} as line where position(${text} in line::text) > 0`.execute(db)
    if (Number(found.rows[0]?.rows) > 0) holding.push(`${schema}.${name}`)
  }
  return holding
}
