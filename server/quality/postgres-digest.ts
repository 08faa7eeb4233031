import { ident, literal } from '../lake/sql-text.ts'
import { postgresDialect, sqlTable } from './digest-sql.ts'
import type { DigestedTable } from './table-digest.ts'

type Ask = (text: string) => Promise<readonly { readonly [column: string]: unknown }[]>

export type PostgresTable = {
  readonly query: Ask
  readonly schema: string
  readonly table: string
  /** What a column of the catalog is called there, where the names differ. */
  readonly named?: { readonly [column: string]: string | undefined }
}

/** A table or view of a PostgreSQL server, as whoever `query` runs for may read it. */
export async function postgresTable({ query, schema, table, named = {} }: PostgresTable): Promise<DigestedTable> {
  const found = await query(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = ${literal(schema)} and table_name = ${literal(table)}`,
  )
  const types = Object.fromEntries(found.map(row => [String(row.name), String(row.type)]))
  const dialect = postgresDialect(types)
  return sqlTable({
    dialect: { ...dialect, text: column => dialect.text({ ...column, name: named[column.name] ?? column.name }) },
    from: `${ident(schema)}.${ident(table)}`,
    query,
  })
}
