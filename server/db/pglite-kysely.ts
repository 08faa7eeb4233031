import type { PGlite, Transaction } from '@electric-sql/pglite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'

/**
 * Kysely on PGlite with one connection object per user. Kysely's own dialect shares a single connection object, so a
 * query of another request would silently join whatever transaction is open; here it waits for its turn instead.
 */
export function pgliteDialect(pglite: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => pgliteDriver(pglite),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db: Kysely<unknown>): DatabaseIntrospector => new PostgresIntrospector(db),
  }
}

type OpenTransaction = { handle: Transaction; finish(error?: Error): void; finished: Promise<unknown> }

class PgliteConnection implements DatabaseConnection {
  readonly #pglite: PGlite
  #open: OpenTransaction | null = null

  constructor(pglite: PGlite) {
    this.#pglite = pglite
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const runner = this.#open?.handle ?? this.#pglite
    const result = await runner.query<R>(query.sql, [...query.parameters])
    return { rows: result.rows, numAffectedRows: BigInt(result.affectedRows ?? 0) }
  }

  // biome-ignore lint/correctness/useYield: PGlite has no cursors; the interface demands a generator.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not supported by PGlite')
  }

  async begin(): Promise<void> {
    const begun = Promise.withResolvers<Transaction>()
    const ended = Promise.withResolvers<void>()
    const finished = this.#pglite.transaction(async handle => {
      begun.resolve(handle)
      await ended.promise
      // The engine runs on this thread, and a queue of transactions would keep everything else, the gateway's calls
      // too, waiting for its end: between two of them the event loop gets a turn.
      await new Promise(setImmediate)
    })
    finished.catch(begun.reject)
    const handle = await begun.promise
    this.#open = { handle, finished, finish: error => (error ? ended.reject(error) : ended.resolve()) }
  }

  async commit(): Promise<void> {
    const open = this.#open
    this.#open = null
    open?.finish()
    await open?.finished
  }

  async rollback(): Promise<void> {
    const open = this.#open
    this.#open = null
    const cancel = new Error('rolled back')
    open?.finish(cancel)
    await open?.finished.catch(error => {
      if (error !== cancel) throw error
    })
  }
}

function pgliteDriver(pglite: PGlite): Driver {
  const own = (connection: DatabaseConnection) => connection as PgliteConnection
  return {
    init: async () => pglite.waitReady,
    acquireConnection: async () => new PgliteConnection(pglite),
    beginTransaction: connection => own(connection).begin(),
    commitTransaction: connection => own(connection).commit(),
    rollbackTransaction: connection => own(connection).rollback(),
    releaseConnection: async () => {},
    destroy: async () => {
      if (!pglite.closed) await pglite.close()
    },
  }
}
