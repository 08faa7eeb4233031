import type { DuckDBConnection } from '@duckdb/node-api'
import { type Column, type Lake, versionFile, withConnection } from './lake.ts'
import { ident, literal } from './sql-text.ts'

/** How many rows of a version are new, changed, gone or as they were, compared with the version before. */
export type VersionChange = { added: number; changed: number; removed: number; same: number }

type Compared = { resource: string; before: string; after: string; columns: readonly Column[]; keys: readonly string[] }

/**
 * Counts what a new version changes. Rows are known by their key where every row of both versions has one of its own; else
 * by all they hold, and a changed row counts as one removed and one added. Contents are compared by a hash of 64 bits.
 */
export async function versionChange(lake: Lake, of: Compared): Promise<VersionChange> {
  return await withConnection(lake, async db => {
    const [before, after] = [of.before, of.after].map(version => literal(versionFile(lake, of.resource, version)))
    const relation = (file: string | undefined) => `(select ${keySql(of.keys)} as k, ${contentSql(of.columns)} as h
      from read_parquet(${file}))`
    const between = { before: relation(before), after: relation(after) }
    const keyed = of.keys.length > 0 && (await hasKeys(db, between.before)) && (await hasKeys(db, between.after))
    const found = await db.runAndReadAll(keyed ? byKey(between) : byContent(between))
    const [added = 0, changed = 0, removed = 0, same = 0] = (found.getRowsJS()[0] ?? []).map(Number)
    return { added, changed, removed, same }
  })
}

type Between = { before: string; after: string }

function byKey({ before, after }: Between): string {
  return `select count(*) filter (o.k is null), count(*) filter (o.h <> n.h), count(*) filter (n.k is null),
    count(*) filter (o.h = n.h) from ${before} o full outer join ${after} n on o.k = n.k`
}

function byContent({ before, after }: Between): string {
  return `select coalesce(sum(greatest(n - o, 0)), 0), 0, coalesce(sum(greatest(o - n, 0)), 0), coalesce(sum(least(o, n)), 0)
    from (select h, count(*) filter (is_old) as o, count(*) filter (not is_old) as n
      from (select h, true as is_old from ${before} union all select h, false from ${after}) group by h)`
}

async function hasKeys(db: DuckDBConnection, relation: string): Promise<boolean> {
  const found = await db.runAndReadAll(`select count(*) = count(k) and count(k) = count(distinct k) from ${relation}`)
  return found.getRowsJS()[0]?.[0] === true
}

// A key of several columns is null where one of them is.
function keySql(keys: readonly string[]): string {
  if (keys.length === 0) return 'null'
  if (keys.length === 1) return `${ident(keys[0] ?? '')}::varchar`
  const known = keys.map(key => `${ident(key)} is not null`).join(' and ')
  return `case when ${known} then row(${keys.map(key => `${ident(key)}::varchar`).join(', ')}) end`
}

// Decimals as numbers without their trailing noughts: how wide they are stored is no change.
function contentSql(columns: readonly Column[]): string {
  const parts = columns.map(({ name, type }) => (type === 'decimal' ? `${ident(name)}::decimal(38, 18)` : ident(name)))
  return `hash(${parts.join(', ')})`
}
