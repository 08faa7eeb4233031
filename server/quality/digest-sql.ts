import { ident, literal } from '../lake/sql-text.ts'
import {
  BUCKET_DIGITS,
  CELL_DIGITS,
  type ColumnSum,
  type DigestColumn,
  type DigestedTable,
  type DigestShape,
  HASH_DIGITS,
  keysOf,
  type RowHashes,
} from './table-digest.ts'

/** How an engine writes what a digest needs. */
export type Dialect = {
  /** The canonical text of a column, null where it is empty. */
  readonly text: (column: DigestColumn) => string
  readonly md5: (text: string) => string
  /** The number that hex digits are, exact in a sum over any number of rows. */
  readonly number: (hex: string) => string
}

type AskedTable = {
  readonly dialect: Dialect
  /** What stands after `from`. */
  readonly from: string
  readonly query: (text: string) => Promise<readonly { readonly [column: string]: unknown }[]>
}

/** A table that an SQL engine digests by itself: only sums and differing rows leave it. */
export function sqlTable({ dialect, from, query }: AskedTable): DigestedTable {
  const rowsOf = (shape: DigestShape) => rowsSql(dialect, from, shape)
  return {
    async digest(shape) {
      const [row = {}] = await query(
        `select count(*) as n, ${sumOf(dialect, 'key')} as k, ${sumOf(dialect, 'content')} as c
         from (${rowsOf(shape)}) digested`,
      )
      return { rows: Number(row.n), keys: String(row.k), content: String(row.c) }
    },
    async columnSums(shape) {
      const bound = shape.keys.length ? 'key || chr(31) || ' : ''
      const sums = shape.columns.map((_, index) => {
        const cell = `'${index}' || ${bound}v${index}`
        return `count(v${index}) as f${index}, ${sumOf(dialect, cell)} as s${index}`
      })
      const [row = {}] = await query(`select ${sums.join(', ')} from (${rowsOf(shape)}) digested`)
      return shape.columns.map(
        ({ name }, index): ColumnSum => ({
          column: name,
          filled: Number(row[`f${index}`]),
          sum: String(row[`s${index}`]),
        }),
      )
    },
    async bucketSums(shape) {
      const found = await query(
        `select ${bucketOf(dialect)} as b, ${sumOf(dialect, 'content')} as c from (${rowsOf(shape)}) digested group by 1`,
      )
      return new Map(found.map(row => [String(row.b), String(row.c)]))
    },
    async bucketRows(shape, { buckets, limit }) {
      if (!buckets.length) return []
      const cells = shape.columns.map(
        (_, index) => `substr(${dialect.md5(`v${index}`)}, 1, ${CELL_DIGITS}) as h${index}`,
      )
      const found = await query(
        `select key, ${cells.join(', ')} from (${rowsOf(shape)}) digested
         where ${bucketOf(dialect)} in (${buckets.map(literal).join(', ')}) order by key limit ${Math.floor(limit)}`,
      )
      return found.map((row): RowHashes => ({ key: String(row.key), cells: hashesIn(row, shape) }))
    },
  }
}

function hashesIn(row: { readonly [name: string]: unknown }, { columns }: DigestShape): (string | null)[] {
  return columns.map((_, index) => {
    const hash = row[`h${index}`]
    return hash === null || hash === undefined ? null : String(hash)
  })
}

/** Each row with its canonical cells `v0`, `v1`, …, its key and its whole content as one text. */
function rowsSql(dialect: Dialect, from: string, shape: DigestShape): string {
  const cells = shape.columns.map((column, index) => `${dialect.text(column)} as v${index}`)
  const place = new Map(shape.columns.map((column, index) => [column.name, `v${index}`]))
  const key = keysOf(shape).map(column => `coalesce(${place.get(column.name)}, '')`)
  const content = shape.columns.map((_, index) => `coalesce('v' || v${index}, 'n')`)
  const names = shape.columns.map((_, index) => `v${index}`)
  return `select ${names.join(', ')}, ${key.join(' || chr(31) || ')} as key, ${content.join(' || chr(31) || ')} as content
    from (select ${cells.join(', ')} from ${from}) canonical`
}

function sumOf({ md5, number }: Dialect, text: string): string {
  return `cast(coalesce(sum(${number(`substr(${md5(text)}, 1, ${HASH_DIGITS})`)}), 0) as varchar(60))`
}

function bucketOf({ md5 }: Dialect): string {
  return `substr(${md5('key')}, 1, ${BUCKET_DIGITS})`
}

/** The lake's columns have the types of the catalog, and their texts were cleaned when they were collected. */
export const lakeDialect: Dialect = {
  text({ name, type }) {
    const column = ident(name)
    if (type === 'decimal') return `rtrim(rtrim(${column}::varchar, '0'), '.')`
    if (type === 'date') return `(${column} - date '1970-01-01')::varchar`
    if (type === 'datetime') return `epoch_us(${column})::varchar`
    return type === 'text' ? column : `${column}::varchar`
  },
  md5: text => `md5(${text})`,
  number: hex => `('0x' || ${hex})::bigint`,
}

/** A table of a PostgreSQL server; `types` are its own column types, from `information_schema`. */
export function postgresDialect(types: { readonly [column: string]: string | undefined }): Dialect {
  return {
    text: ({ name, type }) => postgresText(ident(name), type, types[name] ?? 'text'),
    // Whatever encoding the server keeps its texts in, the lake's are UTF-8.
    md5: text => `md5(convert_to(${text}, 'UTF8'))`,
    number: hex => `('x' || ${hex})::bit(${HASH_DIGITS * 4})::bigint`,
  }
}

const WHOLE = ['smallint', 'integer', 'bigint']
const FLOATING = ['real', 'double precision']
const ZONE = 'timestamp with time zone'
const BEIJING_ZONE = "'Asia/Shanghai'"

function postgresText(column: string, type: DigestColumn['type'], native: string): string {
  // What collecting does to a text before it reads it: no blanks at its ends, nothing where nothing is left.
  const clean = `nullif(btrim(${column}::text, E' \\t\\u3000'), '')`
  switch (type) {
    case 'text':
      return clean
    case 'integer':
    case 'decimal':
      if (WHOLE.includes(native)) return `${column}::text`
      if (native === 'numeric') return `trim_scale(${column})::text`
      return `trim_scale(${FLOATING.includes(native) ? column : clean}::numeric)::text`
    case 'date':
      return `(${native === 'date' ? column : `${native === ZONE ? local(column) : clean}::date`} - date '1970-01-01')::text`
    case 'datetime':
      return `(extract(epoch from ${native === ZONE ? local(column) : `${clean}::timestamp`}) * 1000000)::bigint::text`
    case 'boolean':
      if (native === 'boolean') return `${column}::text`
      return `case when lower(${clean}) in ('true', '1', 'yes', 'y', '是') then 'true'
        when lower(${clean}) in ('false', '0', 'no', 'n', '否') then 'false' end`
  }
}

/** A time with a zone as it is in Beijing, as it is collected. */
function local(column: string): string {
  return `(${column} at time zone ${BEIJING_ZONE})`
}
