import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Lake, versionFile, withConnection } from './lake.ts'
import { columnsOf, pick } from './query.ts'
import { ident, literal } from './sql-text.ts'

export type SampleRequest = {
  readonly of: { readonly resource: string; readonly version: string }
  /** Where the sample stands afterwards, as a version of its own. */
  readonly as: { readonly resource: string; readonly version: string }
  readonly columns: readonly string[]
  /** By shares of the values of a column, or every so many rows. */
  readonly method: { readonly kind: 'stratified'; readonly by: string } | { readonly kind: 'systematic' }
  readonly rows: number
}

export type ColumnLikeness = {
  column: string
  wholeFilled: number
  sampleFilled: number
  wholeDistinct: number
  sampleDistinct: number
}
export type Likeness = {
  wholeRows: number
  sampleRows: number
  columns: ColumnLikeness[]
  largestShareGap: number | null
}

/** Draws a sample of a version into a file of its own and says how like the whole it is. */
export async function drawSample(lake: Lake, request: SampleRequest): Promise<Likeness> {
  const source = literal(versionFile(lake, request.of.resource, request.of.version))
  const target = versionFile(lake, request.as.resource, request.as.version)
  const partial = `${target}.partial`
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  try {
    return await withConnection(lake, async db => {
      const known = await columnsOf(db, versionFile(lake, request.of.resource, request.of.version))
      const names = pick(known, [...request.columns]).map(column => ident(column.name))
      const wanted = Math.max(1, Math.floor(request.rows))
      await db.run(
        `copy (select ${names.join(', ')} from (${drawnSql(source, request.method, wanted)}) order by file_row_number)
         to ${literal(partial)} (format parquet, compression zstd)`,
      )
      await rename(partial, target)
      return await likenessOf(db, { source, sample: literal(target), request })
    })
  } finally {
    await rm(partial, { force: true })
  }
}

// The same rows whenever it is drawn again: the order within a stratum follows from the row's place, not from chance.
function drawnSql(source: string, method: SampleRequest['method'], rows: number): string {
  const read = `read_parquet(${source}, file_row_number = true)`
  if (method.kind === 'systematic') {
    return `select * from (select *, count(*) over () as whole from ${read})
      where file_row_number % greatest(1, cast(floor(whole / ${rows}) as bigint)) = 0 limit ${rows}`
  }
  const by = ident(method.by)
  return `select * from (select *, count(*) over () as whole, count(*) over (partition by ${by}) as stratum,
      row_number() over (partition by ${by} order by hash(file_row_number)) as place from ${read})
    where place <= greatest(1, cast(round(stratum * ${rows} / whole) as bigint))`
}

type Compared = { readonly source: string; readonly sample: string; readonly request: SampleRequest }
type Connection = Parameters<Parameters<typeof withConnection>[1]>[0]

async function likenessOf(db: Connection, { source, sample, request }: Compared): Promise<Likeness> {
  const facts = async (file: string) => {
    const counts = request.columns.map(
      name => `count(${ident(name)})::integer, count(distinct ${ident(name)})::integer`,
    )
    const reader = await db.runAndReadAll(
      `select ${['count(*)::integer', ...counts].join(', ')} from read_parquet(${file})`,
    )
    return (reader.getRowsJS()[0] ?? []).map(Number)
  }
  const [whole, drawn] = [await facts(source), await facts(sample)]
  const [wholeRows = 0] = whole
  const [sampleRows = 0] = drawn
  const share = (count: number | undefined, rows: number) =>
    rows === 0 ? 0 : Math.round((1000 * (count ?? 0)) / rows) / 1000
  const columns = request.columns.map((column, i) => ({
    column,
    wholeFilled: share(whole[1 + 2 * i], wholeRows),
    sampleFilled: share(drawn[1 + 2 * i], sampleRows),
    wholeDistinct: whole[2 + 2 * i] ?? 0,
    sampleDistinct: drawn[2 + 2 * i] ?? 0,
  }))
  return { wholeRows, sampleRows, columns, largestShareGap: await shareGap(db, { source, sample, request }) }
}

/** The largest difference between the share of a stratum in the whole and in the sample. */
async function shareGap(db: Connection, { source, sample, request }: Compared): Promise<number | null> {
  if (request.method.kind !== 'stratified' || !request.columns.includes(request.method.by)) return null
  const by = ident(request.method.by)
  const shares = (file: string) =>
    `select ${by} as stratum, count(*) / sum(count(*)) over () as share from read_parquet(${file}) group by 1`
  const reader = await db.runAndReadAll(
    `select coalesce(max(abs(coalesce(whole.share, 0) - coalesce(drawn.share, 0))), 0)::double
     from (${shares(source)}) whole full join (${shares(sample)}) drawn on whole.stratum is not distinct from drawn.stratum`,
  )
  return Math.round(1000 * Number(reader.getRowsJS()[0]?.[0] ?? 0)) / 1000
}
