import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { utils, write } from '@e965/xlsx'
import { withConnection } from './lake.ts'
import { buildColumn, collectContent, manifestOf, openTestLake, type TestLake } from './lake-fixture.ts'
import { preview } from './query.ts'
import { recognise } from './source-format.ts'
import { literal } from './sql-text.ts'

const columns = [
  buildColumn('id', { required: true }),
  buildColumn('on', { type: 'date' }),
  buildColumn('n', { type: 'decimal' }),
  buildColumn('ok', { type: 'boolean' }),
]
const rows = [
  { id: '007', on: '2026-03-01', n: 1.5, ok: true },
  { id: '110101199003078515', on: null, n: -3, ok: false },
]

test('every format with the same rows has the same content', async t => {
  const at = await openTestLake(t)
  const contents = {
    'data.csv': 'id,on,n,ok\n007,2026-03-01,1.50,true\n110101199003078515,,-3,否\n',
    'data.tsv': 'id\ton\tn\tok\n007\t2026-03-01\t1.50\ttrue\n110101199003078515\t\t-3\t否\n',
    'sep.csv': 'sep=;\r\nid;on;n;ok\r\n007;2026-03-01;1.50;true\r\n110101199003078515;;-3;否\r\n',
    'data.xls': oldSpreadsheet(),
    'data.xml': `<?xml version="1.0"?><l:list xmlns:l="u"><l:row id="007"><on>2026-03-01</on><n>1.5</n><ok>true</ok></l:row>
      <l:row><id>110101199003078515</id><n><![CDATA[-3]]></n><ok>false</ok><on/></l:row></l:list>`,
    'data.json': JSON.stringify(rows),
    'data.parquet': await parquet(
      at,
      `values ('007', date '2026-03-01', 1.5::double, true),
      ('110101199003078515', null, -3, false)`,
    ),
  }

  const collected = []
  for (const [fileName, content] of Object.entries(contents)) {
    collected.push(manifestOf(await collectContent(at, content, { columns, fileName })))
  }

  assert.equal(new Set(collected.map(manifest => manifest.contentDigest)).size, 1)
  assert.deepEqual(
    collected.map(manifest => manifest.source.format),
    ['csv', 'tsv', 'csv', 'xls', 'xml', 'json', 'parquet'],
  )
  assert.deepEqual(await rowsOf(at, collected[0]?.version), rows)
})

test('features become rows with their place; one outside the earth is refused', async t => {
  const at = await openTestLake(t)
  const feature = (coordinates: number[], name: string) =>
    `{"type":"Feature","properties":{"name":"${name}"},"geometry":{"type":"Point","coordinates":[${coordinates}]}}`
  const collection = (...features: string[]) => `{"type":"FeatureCollection","features":[${features}]}`
  const places = [buildColumn('name'), buildColumn('wkt'), buildColumn('longitude', { type: 'decimal' })]
  const collect = (content: string, of = places) => collectContent(at, content, { columns: of, fileName: 'a.json' })

  const taken = manifestOf(await collect(collection(feature([121.4, 31.25], '甲'))))
  const outside = await collect(collection(feature([121.4, 31.25], '甲'), feature([31.25, 121.4], '乙')))
  const placeless = await collect(collection(feature([121.4, 31.25], '甲')), [buildColumn('name')])

  assert.equal(taken.source.format, 'geojson')
  assert.deepEqual(await rowsOf(at, taken.version), [{ name: '甲', wkt: 'POINT (121.4 31.25)', longitude: 121.4 }])
  assert.deepEqual(faultsOf(outside), [{ row: 2, column: 'geometry', reason: 'bad_coordinates' }])
  assert.deepEqual(faultsOf(placeless), [{ row: 1, column: 'geometry', reason: 'unknown_column' }])
})

test('XML: the element of a row is found or named; what declares a document type is refused', async t => {
  const at = await openTestLake(t)
  const collect = (content: string, jsonPath?: string) =>
    collectContent(at, content, { columns: [buildColumn('a')], fileName: 'a.xml', ...(jsonPath ? { jsonPath } : {}) })
  const two = '<r><head><a>x</a></head><rows><row><a>1</a></row><row><a>2</a></row></rows></r>'

  const found = manifestOf(await collect(two))
  const named = manifestOf(await collect(two, 'head'))

  assert.deepEqual([found.rows, await rowsOf(at, named.version)], [2, [{ a: 'x' }]])
  assert.deepEqual(faultsOf(await collect('<r><row><a><b>1</b></a></row><row><a>1</a><a>2</a></row></r>')), [
    { row: 1, column: 'a.b', reason: 'unknown_column' },
    { row: 2, column: 'a', reason: 'bad_type', value: '["1","2"]' },
  ])
  const whole = (reason: string) => [{ row: 0, column: null, reason }]
  assert.deepEqual(faultsOf(await collect('<r><a>1</a>')), whole('not_xml'))
  assert.deepEqual(
    faultsOf(await collect('<!-- <r> --><!DOCTYPE r [<!ENTITY x "y">]><r><a>&x;</a></r>')),
    whole('doctype'),
  )
  assert.deepEqual(faultsOf(await collect(`${'<a>'.repeat(200)}`)), whole('too_deep'))
})

test('Parquet: other columns, nested ones and numbers that lost digits are refused', async t => {
  const at = await openTestLake(t)
  const collect = async (sql: string) =>
    faultsOf(await collectContent(at, await parquet(at, sql), { columns, fileName: 'a.parquet' }))

  assert.deepEqual(await collect(`values (110101199003078515::double, null::date, [1], true)`), [
    { row: 0, column: 'n', reason: 'bad_type' },
  ])
  assert.deepEqual(await collect(`values (110101199003078515::double, null::date, 1, true)`), [
    { row: 1, column: 'id', reason: 'number_precision', value: '1.1010119900307851e+17' },
  ])
})

test('a lying footer and a cut-off file are refused', async t => {
  const at = await openTestLake(t)
  const whole = await parquet(at, `values ('1', null::date, 1, true)`)
  const collect = async (content: Buffer) =>
    faultsOf(await collectContent(at, content, { columns, fileName: 'a.parquet' }))

  assert.deepEqual(await collect(whole.subarray(0, whole.length - 20)), [
    { row: 0, column: null, reason: 'not_parquet' },
  ])
  const lying = Buffer.from(whole)
  lying.writeUInt32LE(0x7fffffff, lying.length - 8)
  assert.deepEqual(await collect(lying), [{ row: 0, column: null, reason: 'not_parquet' }])
})

test('what a spreadsheet program left of a long number is refused in a text file too', async t => {
  const at = await openTestLake(t)
  const of = [buildColumn('id', { sensitive: true }), buildColumn('no')]
  const content = 'id,no\n,1.10101E+17\n110101199003078000,\n,110101202303071000\n,1E+5\n,13800000000\n'

  assert.deepEqual(faultsOf(await collectContent(at, content, { columns: of })), [
    { row: 2, column: 'no', reason: 'number_precision', value: '1.10101E+17' },
    { row: 3, column: 'id', reason: 'number_precision' },
  ])
})

test('a file is known by its content, and told where its name says otherwise', () => {
  const zip = Buffer.from('PK\x03\x04..')
  const cases = [
    recognise(zip, 'a.csv', 'auto'),
    recognise(Buffer.from('a\tb'), 'a.xls', 'auto'),
    recognise(Buffer.from('{"a":1}'), 'a.csv', 'auto'),
    recognise(Buffer.from('[{"a":1}]'), 'a.jsonl', 'json'),
    recognise(zip, 'a.xlsx', 'csv'),
    recognise(Buffer.from('<HTML><table>'), 'a.xls', 'auto'),
    recognise(Buffer.from([0x1f, 0x8b]), 'a.csv', 'csv'),
    recognise(Buffer.from('%PDF-1.7'), 'a.csv', 'auto'),
  ]

  assert.deepEqual(cases, [
    { format: 'xlsx', namedAs: 'csv' },
    { format: 'csv', namedAs: 'xls' },
    { format: 'json', namedAs: 'csv' },
    { format: 'jsonl' },
    { refused: 'format_mismatch', found: 'xlsx' },
    { refused: 'html_page' },
    { refused: 'packed_file' },
    { refused: 'not_data' },
  ])
})

test('encodings: UTF-16 without a mark is read, UTF-32 and Western text are not guessed', async t => {
  const at = await openTestLake(t)
  const one = [buildColumn('名'), buildColumn('b')]
  const text = '名,b\n甲,1\n'
  const le = Buffer.from(text, 'utf16le')
  const four = Buffer.from(Uint32Array.from([...text].map(each => each.codePointAt(0) ?? 0)).buffer)
  const western = Buffer.from('b,prem\nti\xe8me,premi\xe8re\n', 'latin1')

  const first = manifestOf(await collectContent(at, le, { columns: one }))
  const second = manifestOf(await collectContent(at, Buffer.from(le).swap16(), { columns: one }))
  const named = await collectContent(at, western, {
    columns: [buildColumn('b'), buildColumn('prem')],
    encoding: 'windows-1252',
  })

  assert.deepEqual([first.source.encoding, second.source.encoding], ['utf-16le', 'utf-16be'])
  for (const content of [four, western]) {
    const faults = faultsOf(await collectContent(at, content, { columns: one }))
    assert.deepEqual(faults, [{ row: 0, column: null, reason: 'encoding_unclear' }])
  }
  assert.deepEqual(await rowsOf(at, manifestOf(named).version), [{ b: 'tième', prem: 'première' }])
})

function oldSpreadsheet(): Buffer {
  const sheet = utils.aoa_to_sheet(
    [
      ['id', 'on', 'n', 'ok'],
      ['007', new Date(Date.UTC(2026, 2, 1)), 1.5, true],
      [],
      ['110101199003078515', null, -3, false],
    ],
    { UTC: true },
  )
  return write({ SheetNames: ['a'], Sheets: { a: sheet } }, { type: 'buffer', bookType: 'biff8' }) as Buffer
}

async function parquet(at: TestLake, sql: string): Promise<Buffer> {
  const file = join(at.folder, 'made.parquet')
  await withConnection(at.lake, db =>
    db.run(`copy (select * from (${sql}) made(id, "on", n, ok)) to ${literal(file)} (format parquet)`),
  )
  return await readFile(file)
}

function rowsOf(at: TestLake, version = '') {
  return preview(at.lake, { resource: 'r1', version }, { limit: 9 })
}

function faultsOf(collected: Awaited<ReturnType<typeof collectContent>>) {
  return collected.ok ? 'taken' : collected.faults
}
