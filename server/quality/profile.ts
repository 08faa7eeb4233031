import type { Column, Lake } from '../lake/lake.ts'
import { measure } from '../lake/query.ts'
import { ident } from '../lake/sql-text.ts'

export type TopValue = { value: string; rows: number }
export type ColumnProfile = {
  name: string
  type: Column['type']
  rows: number
  nulls: number
  distinct: number
  minLength: number | null
  maxLength: number | null
  /** Null for a sensitive column: a smallest or most frequent value is somebody's value. */
  min: string | null
  max: string | null
  top: TopValue[] | null
}

const TOP = 10

/** Describes each column of a version. Distinct values are counted exactly. */
export async function profile(
  lake: Lake,
  of: { resource: string; version: string },
  columns: Column[],
): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = []
  for (const column of columns) profiles.push(await profileColumn(lake, of, column))
  return profiles
}

async function profileColumn(
  lake: Lake,
  of: { resource: string; version: string },
  column: Column,
): Promise<ColumnProfile> {
  const name = ident(column.name)
  const text = textSql(column)
  const [facts = {}] = await measure(
    lake,
    table =>
      `select count(*)::integer as rows, (count(*) - count(${name}))::integer as nulls,
        count(distinct ${name})::integer as distinct_values, min(length(${text}))::integer as shortest,
        max(length(${text}))::integer as longest from ${table(of)}`,
  )
  const number = (key: string) => (facts[key] === null ? null : Number(facts[key]))
  return {
    name: column.name,
    type: column.type,
    rows: Number(facts.rows),
    nulls: Number(facts.nulls),
    distinct: Number(facts.distinct_values),
    minLength: number('shortest'),
    maxLength: number('longest'),
    ...(column.sensitive ? { min: null, max: null, top: null } : await valuesOf(lake, of, column)),
  }
}

async function valuesOf(
  lake: Lake,
  of: { resource: string; version: string },
  column: Column,
): Promise<Pick<ColumnProfile, 'min' | 'max' | 'top'>> {
  const name = ident(column.name)
  const bounds = await measure(
    lake,
    table =>
      `select ${textSql(column, `min(${name})`)} as low, ${textSql(column, `max(${name})`)} as high from ${table(of)}`,
  )
  const top = await measure(
    lake,
    table => `select ${textSql(column)} as value, count(*)::integer as rows from ${table(of)} where ${name} is not null
      group by ${name} order by rows desc, ${name} limit ${TOP}`,
  )
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value))
  return {
    min: text(bounds[0]?.low),
    max: text(bounds[0]?.high),
    top: top.map(row => ({ value: String(row.value), rows: Number(row.rows) })),
  }
}

function textSql(column: Column, value = ident(column.name)): string {
  return column.type === 'decimal' ? `rtrim(rtrim(${value}::varchar, '0'), '.')` : `${value}::varchar`
}
