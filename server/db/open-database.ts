import { AsyncLocalStorage } from 'node:async_hooks'
import { PGlite } from '@electric-sql/pglite'
import { type Dialect, type Driver, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { migrate } from './migrate.ts'
import { pgliteDialect } from './pglite-kysely.ts'
import type { Database } from './schema.ts'

export type Db = Kysely<Database>
export type Tx = Transaction<Database>

export type OpenDatabase = {
  db: Db
  engine: 'pglite' | 'postgres'
  /** Runs statements of other libraries (the job queue) on the same engine, outside any transaction of ours. */
  raw(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  close(): Promise<void>
}

// Statutory days and counters must read alike in both drivers: node-postgres makes local Dates, PGlite UTC ones.
const asText = (value: string) => value
const asNumber = (value: string) => Number(value)
const DATE = 1082
const BIGINT = 20

const insideTransaction = new AsyncLocalStorage<true>()

/** Embedded PostgreSQL in `dataDir` (absent: in memory). Only one process may open a directory. */
export async function openEmbedded(dataDir?: string, snapshot?: Blob): Promise<OpenDatabase> {
  const options = { ...(dataDir ? { dataDir } : {}), ...(snapshot ? { loadDataDir: snapshot } : {}) }
  return databaseOn(await PGlite.create({ ...options, parsers: { [DATE]: asText, [BIGINT]: asNumber } }))
}

/** The database on an engine that is already running; brings it to the present schema. */
export async function databaseOn(pglite: PGlite): Promise<OpenDatabase> {
  const db = new Kysely<Database>({ dialect: guarded(pgliteDialect(pglite)) })
  await migrate(db)
  return {
    db,
    engine: 'pglite',
    raw: (text, values) => rawOnPglite(pglite, text, values),
    close: () => db.destroy(),
  }
}

/** A PostgreSQL server by its URL. */
export async function openServer(url: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    types: {
      getTypeParser: (oid: number, format?: string) => {
        if (oid === DATE) return asText
        if (oid === BIGINT) return asNumber
        return pg.types.getTypeParser(oid, format as 'text')
      },
    },
  })
  // A connection lost while idle is replaced by the pool; without a listener the process would end.
  pool.on('error', () => {})
  const db = new Kysely<Database>({ dialect: guarded(new PostgresDialect({ pool })) })
  await migrate(db)
  return { db, engine: 'postgres', raw: (text, values) => rawOnServer(pool, text, values), close: () => db.destroy() }
}

/**
 * One transaction. Inside `work` only `tx` exists: with PGlite a query on the outer handle would never return, on a
 * server it would silently run outside, so the outer handle throws there.
 */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(tx => insideTransaction.run(true, () => work(tx)))
}

function guarded(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: db => dialect.createIntrospector(db),
    createDriver: () => guardedDriver(dialect.createDriver()),
  }
}

function guardedDriver(driver: Driver): Driver {
  const acquire = driver.acquireConnection.bind(driver)
  driver.acquireConnection = async options => {
    if (insideTransaction.getStore()) {
      throw new Error('the outer database handle was used inside a transaction: pass tx to the query instead')
    }
    return acquire(options)
  }
  return driver
}

async function rawOnPglite(pglite: PGlite, text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  if (values?.length) return pglite.query(text, values)
  const results = await pglite.exec(text)
  return { rows: results.flatMap(result => result.rows) }
}

// A text of several statements answers with one result for each.
async function rawOnServer(pool: pg.Pool, text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  const results: pg.QueryResult | pg.QueryResult[] = await pool.query(text, values)
  return { rows: [results].flat().flatMap(result => result.rows) }
}
