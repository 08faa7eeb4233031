import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { OpenDatabase } from '../db/open-database.ts'
import { openTestDatabase } from '../db/test-database.ts'
import { collectFile } from '../lake/collect.ts'
import { type Column, closeLake, type Lake, openLake } from '../lake/lake.ts'
import { buildServing } from '../lake/serving.ts'
import { compareTables } from './compare-tables.ts'
import { lakeTable } from './lake-digest.ts'
import { postgresTable } from './postgres-digest.ts'
import { servingTable } from './serving-digest.ts'
import type { DigestShape } from './table-digest.ts'

let folder: string
let lake: Lake
let database: OpenDatabase
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongshu-reconcile-'))
  lake = await openLake(join(folder, 'lake'))
  database = await openTestDatabase()
})
after(async () => {
  await closeLake(lake)
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const columns: Column[] = [
  { name: 'id', type: 'text', required: true },
  { name: 'name', type: 'text', required: false },
  { name: 'n', type: 'integer', required: false },
  { name: 'amount', type: 'decimal', required: false },
  { name: 'day', type: 'date', required: false },
  { name: 'at', type: 'datetime', required: false },
  { name: 'ok', type: 'boolean', required: false },
]
const shape: DigestShape = { columns, keys: ['id'] }

// Blanks, zeros, a day before 1970, microseconds, a wide number, quotes, line breaks, a rare character, empty cells.
const source = `
  create schema s; create table s."people's" (
    id varchar(20), name text, n bigint, amount numeric(20, 4), day date, at timestamptz, ok boolean);
  insert into s."people's" values
    ('1', ' 欧阳明月 ', 7, 1.5000, '1950-02-28', '2026-03-02 08:00:00.12+08', true),
    ('2', E'tab\\tand "quote"', -12, 0, '2026-12-31', '1969-12-31 23:59:59+08', false),
    ('3', '', null, -0.25, null, null, null),
    ('4', '𠮷', 900719925474099123, 12345678901.5, '2000-01-01', '2026-03-02 00:00:00.000001+00', true)`
const csv = `id,name,n,amount,day,at,ok
4,𠮷,900719925474099123,12345678901.5,2000-01-01,2026-03-02 08:00:00.000001,true
2,"tab\tand ""quote""",-12,0,2026-12-31,1969-12-31 23:59:59,false
1,欧阳明月,7,1.5,1950-02-28,2026-03-02 08:00:00.12,true
3,,,-0.25,,,
`

async function collected(resource: string, content: string) {
  const file = join(folder, `${resource}.csv`)
  await writeFile(file, content)
  const answer = await collectFile(lake, { resource, file, fileName: 'data.csv', format: 'csv', columns })
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return { resource, version: answer.manifest.version }
}

const query = async (text: string) => (await database.raw(text)).rows as { [column: string]: unknown }[]
const people = () => postgresTable({ query, schema: 's', table: "people's" })

test('source, lake and serving file have the same sums, whatever engine, order and type they hold the rows in', async () => {
  for (const statement of source.split(';')) await query(statement)
  const of = await collected('same', csv)
  const { file } = await buildServing(lake, {
    ...of,
    columns: columns.map(column => column.name),
    masks: {},
    keys: ['name'],
  })
  const tables = [await people(), lakeTable(lake, of), servingTable(file)]

  for (const keys of [['id'], []]) {
    const [first, ...others] = await Promise.all(
      tables.map(async table => ({
        digest: await table.digest({ columns, keys }),
        sums: await table.columnSums({ columns, keys }),
        buckets: [...(await table.bucketSums({ columns, keys }))].toSorted(),
      })),
    )
    assert.equal(first?.digest.rows, 4)
    assert.deepEqual(
      first?.sums.map(sum => sum.filled),
      [4, 3, 3, 4, 3, 3, 3],
    )
    for (const other of others) assert.deepEqual(other, first)
  }
  const [source_, held] = tables
  assert.ok(source_ && held)
  const compared = await compareTables(source_, held, shape)
  assert.deepEqual([compared.agreed, compared.rows, compared.differences], [true, [4, 4], []])
})

test('what differs is named: a changed cell by its column, values exchanged between rows, a missing and an added row', async () => {
  const swapped = csv.replace('𠮷', 'x').replace('欧阳明月', '𠮷').replace(',x,', ',欧阳明月,')
  const cases = {
    changed: csv.replace('1.5,1950', '1.6,1950'),
    swapped,
    gone: csv.replace('3,,,-0.25,,,\n', '9,,,-0.25,,,\n'),
  }
  const found: { [name: string]: unknown } = {}
  for (const [name, content] of Object.entries(cases)) {
    const compared = await compareTables(await people(), lakeTable(lake, await collected(name, content)), shape)
    found[name] = [
      compared.agreed,
      compared.keysAgree,
      compared.columns.filter(column => !column.agreed).map(({ column }) => column),
      compared.differences,
    ]
  }

  assert.deepEqual(found, {
    changed: [false, true, ['amount'], [{ kind: 'changed', key: '1', columns: ['amount'] }]],
    swapped: [
      false,
      true,
      ['name'],
      [
        { kind: 'changed', key: '1', columns: ['name'] },
        { kind: 'changed', key: '4', columns: ['name'] },
      ],
    ],
    gone: [
      false,
      false,
      ['id', 'amount'],
      [
        { kind: 'missing', key: '3' },
        { kind: 'added', key: '9' },
      ],
    ],
  })
})
