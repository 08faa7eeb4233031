import pg from 'pg'
import { pinAddress } from './address-guard.ts'
import { CONNECT_MS, requireColumns, STATEMENT_MS } from './pull-limits.ts'
import { type FoundColumn, type Puller, type PullRequest, SAMPLE_ROWS } from './puller.ts'
import { lineFault, SourceFault } from './source-fault.ts'
import type { PostgresSettings } from './source-settings.ts'

const BATCH = 1000

/**
 * Reads a table of a PostgreSQL server: one read-only transaction with one view of the table, a cursor, a batch at a time.
 * Every value is written out by the server itself, in the platform's time, so that no digit is lost on the way.
 */
export const pullPostgres: Puller<PostgresSettings> = {
  async *rows(settings, request) {
    const client = await connect(settings, request)
    try {
      await begin(client)
      const found = await columnsOf(client, settings)
      requireColumns(found, [...request.columns, ...(settings.markColumn ? [settings.markColumn] : [])])
      const newest = settings.markColumn ? await newestMark(client, settings, settings.markColumn) : null
      const { where, values } = newerThan(settings, request, newest)
      await client.query(
        `declare pulled no scroll cursor for select ${selected(request.columns, found)} from ${tableOf(settings)} ${where}`,
        values,
      )
      for (;;) {
        request.signal?.throwIfAborted()
        const { rows } = await client.query<(string | null)[]>({ text: `fetch ${BATCH} from pulled`, rowMode: 'array' })
        if (rows.length) yield rows
        if (rows.length < BATCH) return newest ?? request.mark
      }
    } catch (error) {
      throw told(error, settings)
    } finally {
      await client.end().catch(() => {})
    }
  },

  async sample(settings, request) {
    const client = await connect(settings, request)
    try {
      await begin(client)
      const columns = await columnsOf(client, settings)
      const names = columns.map(column => column.name)
      const text = `select ${selected(names, columns)} from ${tableOf(settings)} limit ${SAMPLE_ROWS}`
      const { rows } = await client.query<(string | null)[]>({ text, rowMode: 'array' })
      return { columns, rows }
    } catch (error) {
      throw told(error, settings)
    } finally {
      await client.end().catch(() => {})
    }
  },
}

type Answer = { readonly [column: string]: unknown }

/** One read-only view of a database for whoever asks it for sums instead of rows. */
export type AskedDatabase = { query(text: string): Promise<Answer[]>; close(): Promise<void> }

/** Opens the database of a table to be asked; who opens it closes it. */
export async function askPostgres(settings: PostgresSettings, request: PullRequest): Promise<AskedDatabase> {
  const client = await connect(settings, request)
  await begin(client)
  return {
    async query(text) {
      try {
        return (await client.query<Answer>(text)).rows
      } catch (error) {
        throw told(error, settings)
      }
    },
    close: () => client.end().catch(() => {}),
  }
}

async function connect(settings: PostgresSettings, { allowed, secret, signal }: PullRequest): Promise<pg.Client> {
  const { host, port, database, user, tls } = settings
  const pinned = await pinAddress(host, port, { allowed })
  const client = new pg.Client({
    host: pinned.address,
    port,
    database,
    user,
    password: secret ?? '',
    ssl: tls === 'verified' ? { servername: host, rejectUnauthorized: true } : false,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    lock_timeout: CONNECT_MS,
    keepAlive: true,
    application_name: 'gongshu',
  })
  // A server that goes away also fails the query that waits for it; without a listener the process would end.
  client.on('error', () => {})
  signal?.addEventListener('abort', () => void client.end().catch(() => {}), { once: true })
  try {
    await client.connect()
    return client
  } catch (error) {
    throw told(error, settings)
  }
}

async function begin(client: pg.Client): Promise<void> {
  await client.query('begin transaction isolation level repeatable read read only')
  await client.query(`set local timezone = 'Asia/Shanghai'`)
  await client.query(`set local datestyle = 'ISO, YMD'`)
}

async function columnsOf(client: pg.Client, settings: PostgresSettings): Promise<FoundColumn[]> {
  const { rows } = await client.query<FoundColumn>(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = $1 and table_name = $2 order by ordinal_position`,
    [settings.schema ?? 'public', settings.table],
  )
  if (!rows.length) throw new SourceFault('table_unknown', { table: settings.table })
  return rows
}

async function newestMark(client: pg.Client, settings: PostgresSettings, column: string): Promise<string | null> {
  const { rows } = await client.query<{ mark: string | null }>(
    `select max(${quoted(column)})::text as mark from ${tableOf(settings)}`,
  )
  return rows[0]?.mark ?? null
}

// Up to the newest as it was when the view was taken: what comes in meanwhile belongs to the next pull.
function newerThan({ markColumn }: PostgresSettings, { mark, markIncluded }: PullRequest, newest: string | null) {
  if (!markColumn || mark === null) return { where: '', values: [] }
  const column = quoted(markColumn)
  const where = `where ${column} ${markIncluded ? '>=' : '>'} $1 and ${column} <= $2`
  return { where, values: [mark, newest ?? mark] }
}

function selected(names: readonly (string | null)[], found: readonly FoundColumn[]): string {
  const typeOf = new Map(found.map(column => [column.name, column.type]))
  return names
    .map(name => {
      if (name === null) return 'null'
      const isZoned = typeOf.get(name) === 'timestamp with time zone'
      return isZoned ? `(${quoted(name)} at time zone 'Asia/Shanghai')::text` : `${quoted(name)}::text`
    })
    .join(', ')
}

function tableOf({ schema = 'public', table }: PostgresSettings): string {
  return `${quoted(schema)}.${quoted(table)}`
}

function quoted(name: string): string {
  return pg.escapeIdentifier(name)
}

function told(error: unknown, { host, table }: PostgresSettings): Error {
  const code = String((error as { code?: unknown }).code ?? '')
  if (/^28/.test(code) || /password must be/.test(String(error)))
    return new SourceFault('secret_refused', { host }, error)
  if (code === '3D000' || code === '42P01') return new SourceFault('table_unknown', { table }, error)
  if (code === '57014') return new SourceFault('timed_out', { host }, error)
  if (/^(57P|53|08)/.test(code)) return new SourceFault('server_busy', { host }, error)
  if (/does not support SSL/.test(String(error))) return new SourceFault('tls_refused', { host }, error)
  const line = lineFault(error, host)
  if (line) return line
  if (/^[0-9A-Z]{5}$/.test(code)) return new SourceFault('query_refused', { code }, error)
  return error as Error
}
