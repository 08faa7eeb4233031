import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { collectFile } from '../server/lake/collect.ts'
import { type Column, closeLake, type Lake, openLake } from '../server/lake/lake.ts'
import { compareTables } from '../server/quality/compare-tables.ts'
import { lakeTable } from '../server/quality/lake-digest.ts'
import { postgresTable } from '../server/quality/postgres-digest.ts'
import { askPostgres } from '../server/sources/pull-postgres.ts'
import type { PostgresSettings } from '../server/sources/source-settings.ts'

export type ReconcileBench = {
  name: 'reconcile'
  rows: number
  columns: number
  seconds: number
  rowsPerSecond: number
  /** Finding the one row that differs, with its column. */
  secondsToFind: number
  baseline: { name: 'count and COPY of the table'; seconds: number }
  ratio: number
}

/** A PostgreSQL server to throw away, and the folder of its programs. */
export type Machine = {
  withPostgres<T>(run: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T>
  readonly programs: string
}

const ROWS = 5_000_000
const COLUMNS: Column[] = [
  { name: 'id', type: 'text', required: true },
  { name: 'name', type: 'text', required: false },
  { name: 'amount', type: 'decimal', required: false },
  { name: 'age', type: 'integer', required: false },
  { name: 'born', type: 'date', required: false },
  { name: 'at', type: 'datetime', required: false },
]
const SHAPE = { columns: COLUMNS, keys: ['id'] }

/**
 * Reconciles a table of five million rows on a PostgreSQL server of its own with its version in the lake, and compares it
 * with what a plain count and a COPY of the table take: the least that any way of moving the rows would cost.
 */
export async function benchReconcile(machine: Machine, rows = ROWS): Promise<ReconcileBench> {
  return await machine.withPostgres(async env => {
    const folder = await mkdtemp(join(tmpdir(), 'gongshu-bench-'))
    const lake = await openLake(join(folder, 'lake'))
    const server = serverOf(machine.programs, new URL(String(env.TEST_POSTGRES_URL)))
    try {
      const file = join(folder, 'people.csv')
      await server.run(makeTable(rows))
      await server.run(`\\copy (select * from people) to '${file}' with (format csv, header)`)
      return await measured(lake, { server, file, rows })
    } finally {
      await closeLake(lake)
      await rm(folder, { recursive: true, force: true })
    }
  })
}

type Measured = { server: ReturnType<typeof serverOf>; file: string; rows: number }

async function measured(lake: Lake, { server, file, rows }: Measured): Promise<ReconcileBench> {
  const request = { resource: 'people', file, fileName: 'people.csv', format: 'csv', columns: COLUMNS } as const
  const collected = await collectFile(lake, { ...request, sortBy: ['id'] })
  if (!collected.ok) throw new Error(`bench: ${JSON.stringify(collected)}`)
  const held = lakeTable(lake, { resource: 'people', version: collected.manifest.version })
  const baseline = await seconds(() => server.run(`select count(*) from people; copy people to '/dev/null'`))
  const compare = async (agreed: boolean) => {
    const database = await askPostgres(server.settings, server.asked)
    try {
      const table = await postgresTable({ query: database.query, schema: 'public', table: 'people' })
      const found = await compareTables(table, held, SHAPE)
      if (found.agreed !== agreed || found.differences.length !== (agreed ? 0 : 1)) {
        throw new Error(`bench: ${JSON.stringify(found)}`)
      }
    } finally {
      await database.close()
    }
  }
  const own = await seconds(() => compare(true))
  await server.run(`update people set amount = amount + 1 where id = 'P-000000077'`)
  const finding = await seconds(() => compare(false))
  return {
    name: 'reconcile',
    rows,
    columns: COLUMNS.length,
    seconds: own,
    rowsPerSecond: Math.round(rows / own),
    secondsToFind: finding,
    baseline: { name: 'count and COPY of the table', seconds: baseline },
    ratio: Math.round((100 * own) / baseline) / 100,
  }
}

function makeTable(rows: number): string {
  return `create table people as select 'P-' || lpad(i::text, 9, '0') as id, '测试' || (i % 5000) as name,
    (i % 100000 / 100.0)::numeric(12, 2) as amount, (i % 120)::integer as age, date '1930-01-01' + (i % 20000) as born,
    timestamp '2020-01-01' + i * interval '1 second' as at from generate_series(0, ${rows - 1}) made(i); analyze people`
}

/** Statements by the server's own client, which knows no limit of time. */
function serverOf(programs: string, url: URL) {
  const settings: PostgresSettings = {
    host: url.hostname,
    port: Number(url.port),
    database: url.pathname.slice(1),
    user: url.username,
    table: 'people',
    tls: 'none',
  }
  const asked = { columns: [], mark: null, markIncluded: false, secret: url.password, allowed: [url.hostname] }
  const call = promisify(execFile)
  return {
    settings,
    asked,
    run: async (text: string) => {
      await call(join(programs, 'psql'), [url.href, '-qX', '-v', 'ON_ERROR_STOP=1', '-o', '/dev/null', '-c', text])
    },
  }
}

async function seconds(run: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await run()
  return Math.round(performance.now() - start) / 1000
}
