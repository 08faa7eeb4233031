import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, type TestContext, test } from 'node:test'
import pg from 'pg'
import { openTestMariaDb, skipMariaDb, type TestMariaDb } from '../../test/fixtures/test-mariadb.ts'
import { collectFile } from '../lake/collect.ts'
import { buildColumn, manifestOf, openTestLake } from '../lake/lake-fixture.ts'
import { preview } from '../lake/query.ts'
import { LONGEST_CELL } from '../lake/stage.ts'
import { pullRows, sampleSource } from './pull.ts'
import type { Cells, PullRequest } from './puller.ts'
import { SourceFault } from './source-fault.ts'
import type { MysqlSettings, PostgresSettings, RemoteSettings } from './source-settings.ts'
import { writePulled } from './write-pulled.ts'

const server = process.env.TEST_POSTGRES_URL
/** Foreign databases of either kind are read in the stage that has one, and in no other a second time. */
const skipPostgres = server ? false : 'this is not the stage postgres'

const request: PullRequest = {
  columns: ['编号', 'name', 'amount', 'born', 'seen', 'ok', null],
  mark: null,
  markIncluded: false,
  secret: null,
  allowed: ['127.0.0.1'],
}

/** The same rows in both databases: what is hard for drivers. */
const values = `(1, '310107199001011234', '王，"小"明\n二', 1234567890.123456, '1990-01-31', '2026-03-02 08:00:00', true),
  (2, '000000000000000012', '', 0.10, null, '2026-03-02 23:30:00', false),
  (9007199254740993, '', null, null, '2024-02-29', null, null)`

const wanted: readonly Cells[] = [
  ['310107199001011234', '王，"小"明\n二', '1234567890.123456', '1990-01-31', '2026-03-02 08:00:00', 'yes', null],
  ['000000000000000012', '', '0.100000', null, '2026-03-02 23:30:00', 'no', null],
  ['', null, null, '2024-02-29', null, null, null],
]

async function pull(source: RemoteSettings, changes: Partial<PullRequest> = {}) {
  const rows: Cells[] = []
  try {
    const pulled = pullRows(source, { ...request, ...changes })
    let batch = await pulled.next()
    for (; !batch.done; batch = await pulled.next()) rows.push(...batch.value)
    return { rows, mark: batch.value }
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error
    return { fault: error.code, kind: error.kind }
  }
}

/** Truth has one word in each database: `true` here, `1` there. */
function told(rows: readonly Cells[] | undefined): readonly Cells[] | undefined {
  const words: { readonly [cell: string]: string } = { true: 'yes', '1': 'yes', false: 'no', '0': 'no' }
  return rows?.map(cells => cells.map((cell, at) => (at === 5 && cell !== null ? (words[cell] ?? cell) : cell)))
}

/** The rows as the lake holds them, by the way of the file that a run hands over. */
async function collected(t: TestContext, source: RemoteSettings, secret: string) {
  const { lake, folder } = await openTestLake(t)
  const columns = [
    buildColumn('code'),
    buildColumn('name'),
    buildColumn('amount', { type: 'decimal' }),
    buildColumn('born', { type: 'date' }),
    buildColumn('seen', { type: 'datetime' }),
    buildColumn('ok', { type: 'boolean' }),
    buildColumn('nothing'),
  ]
  const file = join(folder, 'pulled')
  const header = columns.map(column => column.name)
  await writePulled(pullRows(source, { ...request, secret }), { file, header, longestCell: LONGEST_CELL })
  const answer = await collectFile(lake, {
    ...{ resource: 'people', file, fileName: 'people.csv', format: 'csv', encoding: 'utf-8', columns },
    sortBy: ['code'],
  })
  const { version } = manifestOf(answer)
  return preview(lake, { resource: 'people', version }, { limit: 10, offset: 0 })
}

const wantedInLake = [
  { code: null, name: null, amount: null, born: '2024-02-29', seen: null, ok: null, nothing: null },
  {
    ...{ code: '000000000000000012', name: null, amount: 0.1, born: null, seen: '2026-03-02T23:30:00' },
    ...{ ok: false, nothing: null },
  },
  {
    ...{ code: '310107199001011234', name: '王，"小"明\n二', amount: 1234567890.123456, born: '1990-01-31' },
    ...{ seen: '2026-03-02T08:00:00', ok: true, nothing: null },
  },
]

async function faultsOf(source: RemoteSettings, secret: string) {
  const settings = { ...source.settings } as PostgresSettings & MysqlSettings
  const changed = (change: object) => ({ ...source, settings: { ...settings, ...change } }) as RemoteSettings
  const found = await Promise.all([
    pull(source, { secret: 'wrong' }),
    pull(changed({ table: 'nothing"; drop table `people`; --' }), { secret }),
    pull(source, { secret, columns: ['编号', 'age'] }),
    pull(changed({ port: 1 }), { secret }),
    pull(changed({ tls: 'verified' }), { secret }),
    pull(source, { secret, allowed: [] }),
  ])
  return found.map(({ fault, kind }) => `${kind} ${fault}`)
}

const sameFaults = [
  'setting secret_refused',
  'setting table_unknown',
  'setting columns_unknown',
  'line unreachable',
  'setting tls_refused',
  'setting address_refused',
]

describe('a PostgreSQL server', { skip: skipPostgres }, () => {
  const url = new URL(server ?? 'postgres://nobody@127.0.0.1/none')
  const secret = decodeURIComponent(url.password)
  const source = (change: Partial<PostgresSettings> = {}) => ({
    kind: 'postgres' as const,
    settings: {
      ...{ host: '127.0.0.1', port: Number(url.port), database: 'postgres', user: url.username },
      ...{ schema: '登记', table: 'people', tls: 'none' as const },
      ...change,
    },
  })
  const run = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  before(() =>
    run(
      'create schema "登记"',
      `create table "登记".people (id bigint, "编号" text, name text, amount numeric(20, 6), born date,
        seen timestamp, ok boolean)`,
      `insert into "登记".people values ${values}`,
      `create table "登记".many as select i as id, 'row ' || i as name, timestamptz '2026-03-01 20:00:00+00' as at
        from generate_series(1, 4500) i`,
    ),
  )
  after(() => run('drop schema "登记" cascade'))

  test('every value comes as the server writes it, row by row in one view', async () => {
    const { rows } = await pull(source(), { secret })
    const many = await pull(source({ table: 'many' }), { secret, columns: ['id', 'at'] })
    const { columns } = await sampleSource(source({ table: 'many' }), { ...request, secret })

    assert.deepEqual(told(rows), wanted)
    assert.deepEqual([many.rows?.length, many.rows?.at(-1)], [4500, ['4500', '2026-03-02 04:00:00']])
    assert.deepEqual(columns, [
      { name: 'id', type: 'integer' },
      { name: 'name', type: 'text' },
      { name: 'at', type: 'timestamp with time zone' },
    ])
  })

  test('what was written stands in the lake as it was', async t => {
    assert.deepEqual(await collected(t, source(), secret), wantedInLake)
  })

  test('only newer rows come after the first time', async () => {
    const marked = source({ markColumn: 'id' })
    const first = await pull(marked, { secret, columns: ['id'] })
    const none = await pull(marked, { secret, columns: ['id'], mark: '9007199254740993' })
    const newer = await pull(marked, { secret, columns: ['id'], mark: '1' })
    const again = await pull(marked, { secret, columns: ['id'], mark: '2', markIncluded: true })

    assert.deepEqual(
      [first, none, newer, again].map(({ rows, mark }) => `${rows?.flat().join(' ')} → ${mark}`),
      [
        '1 2 9007199254740993 → 9007199254740993',
        ' → 9007199254740993',
        '2 9007199254740993 → 9007199254740993',
        '2 9007199254740993 → 9007199254740993',
      ],
    )
  })

  test('what fails is told, and a name is never run as SQL', async () => {
    assert.deepEqual(await faultsOf(source(), secret), sameFaults)
  })
})

describe('a MariaDB server', { skip: skipPostgres || skipMariaDb }, () => {
  let mariadb: TestMariaDb
  before(async () => {
    mariadb = await openTestMariaDb()
    await mariadb.run(
      `create table register.people (id bigint, \`编号\` varchar(30), name text, amount decimal(20, 6), born date,
        seen datetime, ok boolean)`,
      `insert into register.people values ${values}`,
      'create table register.many as select seq as id, from_unixtime(1772395200) as at from register.seq_1_to_4500',
    )
  })
  after(() => mariadb?.close())
  const source = (change: Partial<MysqlSettings> = {}) => ({
    kind: 'mysql' as const,
    settings: {
      ...{ host: '127.0.0.1', port: mariadb.port, database: mariadb.database, user: mariadb.user },
      ...{ table: 'people', tls: 'none' as const },
      ...change,
    },
  })

  test('every value comes as the server writes it, row by row in one view', async () => {
    const { rows } = await pull(source(), { secret: mariadb.password })
    const many = await pull(source({ table: 'many' }), { secret: mariadb.password, columns: ['id', 'at'] })
    const { columns } = await sampleSource(source({ table: 'many' }), { ...request, secret: mariadb.password })

    assert.deepEqual(told(rows), wanted)
    assert.equal(many.rows?.length, 4500)
    assert.deepEqual(
      columns.map(column => column.name),
      ['id', 'at'],
    )
  })

  test('what was written stands in the lake as it was', async t => {
    assert.deepEqual(await collected(t, source(), mariadb.password), wantedInLake)
  })

  test('only newer rows come after the first time, also of numbers that a double cannot hold', async () => {
    const marked = source({ markColumn: 'id' })
    const secret = mariadb.password
    const first = await pull(marked, { secret, columns: ['id'] })
    const none = await pull(marked, { secret, columns: ['id'], mark: '9007199254740993' })
    const almost = await pull(marked, { secret, columns: ['id'], mark: '9007199254740992' })

    assert.deepEqual(
      [first, none, almost].map(({ rows, mark }) => `${rows?.flat().join(' ')} → ${mark}`),
      ['1 2 9007199254740993 → 9007199254740993', ' → 9007199254740993', '9007199254740993 → 9007199254740993'],
    )
  })

  test('what fails is told, and a name is never run as SQL', async () => {
    assert.deepEqual(await faultsOf(source(), mariadb.password), sameFaults)
  })
})
