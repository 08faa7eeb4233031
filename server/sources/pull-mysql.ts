import { connect as connectTo } from 'node:net'
import mysql, { type Connection } from 'mysql2'
import { pinAddress } from './address-guard.ts'
import { CONNECT_MS, requireColumns, STATEMENT_MS } from './pull-limits.ts'
import { type Cells, type FoundColumn, type Puller, type PullRequest, SAMPLE_ROWS } from './puller.ts'
import { lineFault, SourceFault } from './source-fault.ts'
import type { MysqlSettings } from './source-settings.ts'

const BATCH = 1000

/**
 * Reads a table of a MySQL or MariaDB server: one read-only transaction with one view of the table, streamed with
 * backpressure. Every value is written out by the server itself, in the platform's time.
 */
export const pullMysql: Puller<MysqlSettings> = {
  async *rows(settings, request) {
    const client = await connect(settings, request)
    try {
      await begin(client)
      const found = await columnsOf(client, settings)
      requireColumns(found, [...request.columns, ...(settings.markColumn ? [settings.markColumn] : [])])
      const newest = settings.markColumn ? await newestMark(client, settings, settings.markColumn) : null
      const { where, values } = newerThan(settings, request, { newest, found })
      const sql = `select ${selected(request.columns)} from ${quoted(settings.table)} ${where}`
      yield* streamed(client, { sql, values, rowsAsArray: true })
      return newest ?? request.mark
    } catch (error) {
      throw told(error, settings)
    } finally {
      client.destroy()
    }
  },

  async sample(settings, request) {
    const client = await connect(settings, request)
    try {
      await begin(client)
      const columns = await columnsOf(client, settings)
      const names = columns.map(column => column.name)
      const sql = `select ${selected(names)} from ${quoted(settings.table)} limit ${SAMPLE_ROWS}`
      return { columns, rows: await ask<Cells>(client, { sql, rowsAsArray: true }) }
    } catch (error) {
      throw told(error, settings)
    } finally {
      client.destroy()
    }
  },
}

async function connect(settings: MysqlSettings, { allowed, secret, signal }: PullRequest): Promise<Connection> {
  const { host, port, database, user, tls } = settings
  const pinned = await pinAddress(host, port, { allowed })
  const client = mysql.createConnection({
    // The name is for the certificate; the connection goes to the address that was checked.
    host,
    stream: () => connectTo({ host: pinned.address, port }),
    database,
    user,
    password: secret ?? '',
    ...(tls === 'verified' ? { ssl: { rejectUnauthorized: true, verifyIdentity: true } } : {}),
    connectTimeout: CONNECT_MS,
    charset: 'utf8mb4',
    // A hostile server could otherwise ask the client for files of this machine.
    flags: ['-LOCAL_FILES'],
  })
  client.on('error', () => {})
  signal?.addEventListener('abort', () => client.destroy(), { once: true })
  try {
    await new Promise<void>((done, fail) => client.connect(error => (error ? fail(error) : done())))
    return client
  } catch (error) {
    client.destroy()
    throw told(error, settings)
  }
}

async function begin(client: Connection): Promise<void> {
  await ask(client, { sql: `set session time_zone = '+08:00'` })
  await limitStatements(client)
  await ask(client, { sql: 'set session transaction isolation level repeatable read' })
  await ask(client, { sql: 'start transaction with consistent snapshot, read only' })
}

// MariaDB counts seconds, MySQL milliseconds; each refuses the other's name.
async function limitStatements(client: Connection): Promise<void> {
  const [version] = await ask<[string]>(client, { sql: 'select version()', rowsAsArray: true })
  const isMariaDb = /mariadb/i.test(version?.[0] ?? '')
  await ask(client, {
    sql: isMariaDb
      ? `set session max_statement_time = ${STATEMENT_MS / 1000}`
      : `set session max_execution_time = ${STATEMENT_MS}`,
  })
}

async function columnsOf(client: Connection, settings: MysqlSettings): Promise<FoundColumn[]> {
  const rows = await ask<[string, string]>(client, {
    sql: `select column_name, data_type from information_schema.columns
      where table_schema = ? and table_name = ? order by ordinal_position`,
    values: [settings.database, settings.table],
    rowsAsArray: true,
  })
  if (!rows.length) throw new SourceFault('table_unknown', { table: settings.table })
  return rows.map(([name, type]) => ({ name, type }))
}

async function newestMark(client: Connection, settings: MysqlSettings, column: string): Promise<string | null> {
  const sql = `select cast(max(${quoted(column)}) as char) from ${quoted(settings.table)}`
  const [row] = await ask<[string | null]>(client, { sql, rowsAsArray: true })
  return row?.[0] ?? null
}

const WHOLE_NUMBERS = ['tinyint', 'smallint', 'mediumint', 'int', 'bigint']

// A text against a number would be compared as floating point, and large numbers would be taken for equal.
function newerThan(
  { markColumn }: MysqlSettings,
  { mark, markIncluded }: PullRequest,
  { newest, found }: { newest: string | null; found: readonly FoundColumn[] },
) {
  if (!markColumn || mark === null) return { where: '', values: [] }
  const type = found.find(column => column.name === markColumn)?.type ?? ''
  const value = WHOLE_NUMBERS.includes(type) ? 'cast(? as decimal(20, 0))' : '?'
  const column = quoted(markColumn)
  const where = `where ${column} ${markIncluded ? '>=' : '>'} ${value} and ${column} <= ${value}`
  return { where, values: [mark, newest ?? mark] }
}

type Question = { sql: string; values?: readonly (string | number)[]; rowsAsArray?: boolean }

async function* streamed(client: Connection, question: Question): AsyncGenerator<Cells[]> {
  const stream = client.query({ ...question, values: [...(question.values ?? [])] }).stream({ highWaterMark: BATCH })
  let batch: Cells[] = []
  for await (const row of stream) {
    batch.push(row as Cells)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length) yield batch
}

function ask<Row>(client: Connection, question: Question): Promise<Row[]> {
  return new Promise((done, fail) => {
    const { sql, values = [], rowsAsArray = false } = question
    client.query({ sql, values: [...values], rowsAsArray }, (error, rows) =>
      error ? fail(error) : done(rows as unknown as Row[]),
    )
  })
}

function selected(names: readonly (string | null)[]): string {
  return names.map(name => (name === null ? 'null' : `cast(${quoted(name)} as char character set utf8mb4)`)).join(', ')
}

function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``
}

const SECRET_REFUSED = ['ER_ACCESS_DENIED_ERROR', 'ER_DBACCESS_DENIED_ERROR', 'ER_TABLEACCESS_DENIED_ERROR']
const BUSY = ['ER_CON_COUNT_ERROR', 'ER_TOO_MANY_USER_CONNECTIONS', 'ER_SERVER_SHUTDOWN', 'ER_LOCK_WAIT_TIMEOUT']

function told(error: unknown, { host, table }: MysqlSettings): Error {
  const code = String((error as { code?: unknown }).code ?? '')
  if (SECRET_REFUSED.includes(code)) return new SourceFault('secret_refused', { host }, error)
  if (code === 'ER_BAD_DB_ERROR' || code === 'ER_NO_SUCH_TABLE')
    return new SourceFault('table_unknown', { table }, error)
  if (code === 'ER_STATEMENT_TIMEOUT' || code === 'ER_QUERY_TIMEOUT')
    return new SourceFault('timed_out', { host }, error)
  if (BUSY.includes(code)) return new SourceFault('server_busy', { host }, error)
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT') return new SourceFault('tls_refused', { host }, error)
  const line = lineFault(error, host)
  if (line) return line
  return /^ER_/.test(code) ? new SourceFault('query_refused', { code }, error) : (error as Error)
}
