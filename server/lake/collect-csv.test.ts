import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { collectFile } from './collect.ts'
import type { Column } from './lake.ts'
import { versionFile } from './lake.ts'
import { buildColumn, collectContent, filesIn, manifestOf, openTestLake } from './lake-fixture.ts'
import { preview } from './query.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

test('a clean CSV becomes one sorted version whose manifest holds', async t => {
  const at = await openTestLake(t)
  const columns = [
    buildColumn('code', { type: 'integer', required: true }),
    buildColumn('name'),
    buildColumn('on', { type: 'date' }),
  ]

  const manifest = manifestOf(
    await collectContent(at, '\uFEFFname, code ,on\r\n 乙 ,2,2026/3/1\r\n甲,1,20260228\r\n,3,2026-03-02\r\n', {
      columns,
      sortBy: ['code'],
    }),
  )

  const stored = await readFile(versionFile(at.lake, 'r1', manifest.version))
  const hash = (name: string) => createHash(name).update(stored).digest('hex')
  const canonical = '1\t甲\t2026-02-28\n2\t乙\t2026-03-01\n3\t\\N\t2026-03-02\n'
  const { version, collectedMs, source, ...rest } = manifest
  assert.deepEqual(rest, {
    rows: 3,
    bytes: stored.length,
    sha256: hash('sha256'),
    sm3: hash('sm3'),
    columns,
    contentDigest: createHash('sha256').update(canonical).digest('hex'),
    sortedBy: ['code', 'name', 'on'],
  })
  assert.deepEqual([source.rows, source.format, source.encoding], [3, 'csv', 'utf-8'])
  assert.deepEqual(await preview(at.lake, { resource: 'r1', version }, { limit: 10 }), [
    { code: 1, name: '甲', on: '2026-02-28' },
    { code: 2, name: '乙', on: '2026-03-01' },
    { code: 3, name: null, on: '2026-03-02' },
  ])
})

test('a file with faults is refused whole, each with its row, and nothing is visible', async t => {
  const at = await openTestLake(t)
  const columns = [
    buildColumn('id', { required: true, maxLength: 3, sensitive: true }),
    buildColumn('on', { type: 'date' }),
    buildColumn('n', { type: 'integer' }),
  ]
  const content =
    'id,on,n\n001,2026-02-28,1\n002\n"0\n3",2026-02-30,2\n\n0044,2026-03-01,x\n,2026-03-01,3,4\n,20260301,007\n'

  const collected = await collectContent(at, content, { columns })

  assert.deepEqual(collected, {
    ok: false,
    rows: 6,
    faultCount: 7,
    faults: [
      { row: 3, column: null, reason: 'short_row' },
      { row: 4, column: 'on', reason: 'bad_type', value: '2026-02-30' },
      { row: 6, column: 'id', reason: 'too_long' },
      { row: 6, column: 'n', reason: 'bad_type', value: 'x' },
      { row: 7, column: null, reason: 'long_row' },
      { row: 8, column: 'id', reason: 'required' },
      { row: 8, column: 'n', reason: 'bad_type', value: '007' },
    ],
  })
  assert.deepEqual(await filesIn(at.lake), [])
})

test('a header must name every column once and nothing else', async t => {
  const at = await openTestLake(t)

  const collected = await collectContent(at, 'a,b,b,c\n1,2,3,4\n', {
    columns: [buildColumn('a'), buildColumn('b'), buildColumn('d')],
  })

  assert.deepEqual(collected, {
    ok: false,
    rows: 0,
    faultCount: 3,
    faults: [
      { row: 1, column: 'c', reason: 'unknown_column' },
      { row: 1, column: 'd', reason: 'missing_column' },
      { row: 1, column: 'b', reason: 'duplicate_column' },
    ],
  })
})

test('quotes that programs read differently are refused with their row', async t => {
  const at = await openTestLake(t)
  const columns = [buildColumn('a'), buildColumn('b')]

  const garbage = await collectContent(at, 'a,b\n1,2\n"3"x,4\n', { columns })
  const unclosed = await collectContent(at, 'a,b\n1,2\n"3,4\n', { columns })

  assert.deepEqual(garbage, {
    ok: false,
    rows: 2,
    faultCount: 1,
    faults: [{ row: 3, column: null, reason: 'bad_quotes' }],
  })
  assert.deepEqual(unclosed, {
    ok: false,
    rows: 2,
    faultCount: 1,
    faults: [{ row: 3, column: null, reason: 'bad_quotes' }],
  })
})

test('GB18030, with characters of four bytes, gives the same content as UTF-8', async t => {
  const at = await openTestLake(t)
  const columns = [buildColumn('名'), buildColumn('址')]
  const gb = Buffer.from([
    0xc3, 0xfb, 0x2c, 0xd6, 0xb7, 0x0a, 0x95, 0x32, 0xb7, 0x37, 0xbc, 0xd7, 0x2c, 0xd2, 0xd2, 0x0a,
  ])
  const text = new TextDecoder('gb18030').decode(gb)

  const first = manifestOf(await collectContent(at, gb, { columns }))
  const second = manifestOf(await collectContent(at, text, { columns }))
  const named = manifestOf(await collectContent(at, gb, { columns, encoding: 'gbk' }))

  assert.deepEqual([first.source.encoding, second.source.encoding], ['gb18030', 'utf-8'])
  assert.equal(first.contentDigest, second.contentDigest)
  assert.equal(named.contentDigest, second.contentDigest)
})

test('bytes that are no text of the named encoding are refused with row and column', async t => {
  const at = await openTestLake(t)
  const content = Buffer.concat([Buffer.from('a,b\n1,2\n3,'), Buffer.from([0xff, 0x20]), Buffer.from('\n')])

  const collected = await collectContent(at, content, {
    columns: [buildColumn('a'), buildColumn('b', { sensitive: true })],
  })

  assert.deepEqual(collected, {
    ok: false,
    rows: 2,
    faultCount: 1,
    faults: [{ row: 3, column: 'b', reason: 'bad_encoding' }],
  })
})

test('dates, times, decimals and booleans have one form each', async t => {
  const at = await openTestLake(t)
  const columns: Column[] = [
    buildColumn('d', { type: 'decimal' }),
    buildColumn('t', { type: 'datetime' }),
    buildColumn('b', { type: 'boolean' }),
  ]
  const narrow = manifestOf(
    await collectContent(at, 'd,t,b\n1.50,2026-03-01 10:00,是\n-5,2026-03-01T02:00:00Z,0\n', { columns }),
  )
  const wide = manifestOf(
    await collectContent(at, 'd,t,b\n-5.0000000,2026/3/1 10:00:00,false\n1.5,2026-03-01T11:00:00+09:00,TRUE\n', {
      columns,
    }),
  )
  const deep = manifestOf(await collectContent(at, 'd,t,b\n121.47370123456789,,\n', { columns }))

  assert.equal(narrow.contentDigest, wide.contentDigest)
  assert.deepEqual(await preview(at.lake, { resource: 'r1', version: narrow.version }, { limit: 9 }), [
    { d: -5, t: '2026-03-01T10:00:00', b: false },
    { d: 1.5, t: '2026-03-01T10:00:00', b: true },
  ])
  assert.deepEqual(await preview(at.lake, { resource: 'r1', version: deep.version }, { limit: 9 }), [
    { d: '121.47370123456789', t: null, b: null },
  ])
})

test('line ends of all kinds, also mixed, give the same rows', async t => {
  const at = await openTestLake(t)
  const columns = [buildColumn('a'), buildColumn('b')]
  const digests = []
  for (const content of [
    'a,b\n1,2\n3,4\n',
    'a,b\r\n1,2\r\n3,4',
    'a,b\r1,2\r3,4\r',
    'a,b\n1,2\r\n"3","4"\n',
    'a;b\n1;2\n3;4\n',
    'a,b,\n1,2,\n3,4,\n',
  ]) {
    digests.push(manifestOf(await collectContent(at, content, { columns })).contentDigest)
  }

  assert.equal(new Set(digests).size, 1)
})

const spectrum = `${root}test/fixtures/csv-spectrum/`
for (const name of readdirSync(`${spectrum}csvs`).map(file => file.replace('.csv', ''))) {
  test(`csv-spectrum: ${name}`, async t => {
    const { lake } = await openTestLake(t)
    const parsed = JSON.parse(readFileSync(`${spectrum}json/${name}.json`, 'utf8')) as
      | Record<string, string>[]
      | Record<string, string>
    // The suite's own expectation and its CSV disagree on this one telephone number; the CSV is what is read.
    const expected = [parsed]
      .flat()
      .map(row => ('Contact Phone Number' in row ? { ...row, 'Contact Phone Number': '2095257564' } : row))
    const columns = Object.keys(expected[0] ?? {}).map(column => buildColumn(column))

    const file = `${spectrum}csvs/${name}.csv`
    const manifest = manifestOf(
      await collectFile(lake, { resource: 'r1', file, fileName: `${name}.csv`, format: 'csv', columns }),
    )

    const rows = await preview(lake, { resource: 'r1', version: manifest.version }, { limit: 100 })
    const asText = rows.map(row => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? ''])))
    const sorted = (list: Record<string, unknown>[]) => list.map(row => JSON.stringify(row)).toSorted()
    assert.deepEqual(sorted(asText), sorted(expected))
  })
}

test('the 41,352 streets are collected as they stand', async t => {
  const { lake } = await openTestLake(t)
  const columns = ['code', 'name', 'areaCode', 'provinceCode', 'cityCode'].map(name =>
    buildColumn(name, { required: true }),
  )

  const file = `${root}examples/admin-divisions/streets.csv`
  const manifest = manifestOf(
    await collectFile(lake, { resource: 'streets', file, fileName: 'streets.csv', format: 'csv', columns }),
  )

  assert.deepEqual([manifest.rows, manifest.source.rows, manifest.source.bytes], [41_352, 41_352, 1_630_789])
})
