import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Column } from './lake.ts'
import {
  addFault,
  cellFault,
  columnNamer,
  type FaultList,
  type FaultReason,
  headerFaults,
  wholeFault,
} from './row-fault.ts'
import { ident, literal } from './sql-text.ts'
import { LONGEST_CELL, type Stage } from './stage.ts'
import type { StageJob, StageResult } from './stage-job.ts'

/** A footer that promises more is a lie, or a column of one value repeated without end. */
const MOST_ROWS = 200_000_000
const FIRST_ROWS = 20
/** Of one column; a file with more of them is wrong as a whole. */
const FAULTS_LISTED = 1000

/**
 * Reads a Parquet file into a stage, every value as text, so that the types of the catalog decide. Runs only in the guarded
 * child, with an engine of its own: what a footer says is not believed before the rows were counted.
 */
export async function stageParquet(job: StageJob, stage: Stage): Promise<StageResult> {
  const engine = await DuckDBInstance.create(':memory:', { memory_limit: '1GB', threads: '1' })
  const db = await engine.connect()
  await db.run(`set TimeZone = 'Asia/Shanghai'`)
  const declared = await oneNumber(db, `select sum(num_rows)::double from parquet_file_metadata(${literal(job.file)})`)
  if (declared > MOST_ROWS) return wholeFault('file_too_large')
  const list: FaultList = { faults: [], faultCount: 0 }
  const types = await viewSource(db, job, list)
  for (const column of job.columns) {
    if (isNested(types.get(column.name) ?? '')) addFault(list, cellFault({ row: 0, column }, 'bad_type', null))
  }
  if (list.faultCount > 0) return { ...list, rows: 0 }
  await listLost(db, { job, types }, list)
  const relation = `select ${ROW} as row, ${job.columns.map(column => textSql(column, types)).join(', ')} from source`
  return { ...list, rows: await stageRelation(db, { job, relation, declared }, stage) }
}

/** Makes the file a view whose columns are named like those of the catalog, and gives the type of each. */
async function viewSource(db: DuckDBConnection, job: StageJob, list: FaultList): Promise<Map<string, string>> {
  const found = await db.runAndReadAll(`describe select * from read_parquet(${literal(job.file)})`)
  const nameOf = columnNamer(job.columns)
  const stored = found.getRowsJS().map(([name, type]) => ({ found: String(name), name: nameOf(String(name)), type }))
  const header = stored.map(({ name }) => name)
  for (const fault of headerFaults(header, job.columns, 0)) addFault(list, fault)
  if (list.faultCount > 0) return new Map()
  const columns = stored.map(({ found, name }) => `${ident(found)} as ${ident(name)}`)
  await db.run(`create view source as select ${columns.join(', ')}, (file_row_number + 1)::bigint as ${ROW}
    from read_parquet(${literal(job.file)}, file_row_number = true)`)
  return new Map(stored.map(({ name, type }) => [name, String(type)]))
}

/** The number of a row in the file; no column of the catalog can be called so. */
const ROW = ident('#row')

async function stageRelation(
  db: DuckDBConnection,
  { job, relation, declared }: { job: StageJob; relation: string; declared: number },
  stage: Stage,
): Promise<number> {
  if (job.stageFile === undefined) {
    const found = await db.runAndReadAll(`${relation} limit ${FIRST_ROWS}`)
    for (const [row, ...cells] of found.getRowsJS()) stage.add(Number(row), cells as (string | null)[])
    return declared
  }
  const { rowsChanged } = await db.run(
    `copy (${relation}) to ${literal(job.stageFile)} (format csv, header false, force_quote *)`,
  )
  if (rowsChanged !== declared) throw new Error(`lake: the footer says ${declared} rows, ${rowsChanged} were read`)
  return rowsChanged
}

/** What a value lost before it came here, and what is too long for any column. */
async function listLost(
  db: DuckDBConnection,
  { job, types }: { job: StageJob; types: ReadonlyMap<string, string> },
  list: FaultList,
): Promise<void> {
  for (const column of job.columns) {
    const name = ident(column.name)
    const isFloat = /^(DOUBLE|FLOAT)$/.test(types.get(column.name) ?? '')
    const isText = types.get(column.name) === 'VARCHAR'
    if (!isFloat && !isText) continue
    const reason = isFloat
      ? `case when abs(${name}) >= 1e15 then 'number_precision' end`
      : `case when strlen(${name}) > ${LONGEST_CELL} then 'too_long' when contains(${name}, chr(0)) then 'bad_character' end`
    const found = await db.runAndReadAll(`select ${ROW}, left(${name}::varchar, 80), ${reason} as reason from source
      where reason is not null order by 1 limit ${FAULTS_LISTED}`)
    for (const [row, value, why] of found.getRowsJS() as [bigint, string, FaultReason][]) {
      addFault(list, cellFault({ row: Number(row), column }, why, value))
    }
  }
}

// A whole number kept as a floating one, as tables with gaps are, must not get a point and a nought.
function textSql(column: Column, types: ReadonlyMap<string, string>): string {
  const name = ident(column.name)
  const type = types.get(column.name) ?? ''
  if (/^(DOUBLE|FLOAT)$/.test(type)) {
    return `case when ${name} = floor(${name}) and abs(${name}) < 1e15 then ${name}::bigint::varchar else ${name}::varchar end`
  }
  if (type === 'TIMESTAMP WITH TIME ZONE') return `timezone('Asia/Shanghai', ${name})::varchar`
  return `${name}::varchar`
}

function isNested(type: string): boolean {
  return /^(STRUCT|MAP|UNION|BLOB|LIST)|\[\d*\]$/.test(type)
}

async function oneNumber(db: DuckDBConnection, sql: string): Promise<number> {
  return Number((await db.runAndReadAll(sql)).getRowsJS()[0]?.[0] ?? 0)
}
