import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { type ExportFormat, exportTo, readXlsxRows } from './export-file.ts'
import { buildColumn, collectContent, filesIn, manifestOf, openTestLake } from './lake-fixture.ts'
import { matchList } from './match.ts'
import { countRows, measure, preview, readParquetRows, stream } from './query.ts'
import { buildServing, openServing, type ServingRequest } from './serving.ts'

const content = `id,name,mobile,born,amount
110101199003078515,欧阳明月,19912345678,1990-03-07,-5
11010119900307853X,=1+1,12345,1990-03-08,1.5
A1,𠮷田,,,
`
const columns = [
  buildColumn('id', { required: true }),
  buildColumn('name'),
  buildColumn('mobile'),
  buildColumn('born', { type: 'date' }),
  buildColumn('amount', { type: 'decimal' }),
]

async function collected(t: TestContext) {
  const at = await openTestLake(t)
  const { version } = manifestOf(await collectContent(at, content, { columns, sortBy: ['id'] }))
  return { ...at, of: { resource: 'r1', version } }
}

test('preview gives the named columns of the filtered rows', async t => {
  const { lake, of } = await collected(t)

  const rows = await preview(lake, of, {
    columns: ['amount', 'name'],
    limit: 5,
    filter: [{ column: 'name', contains: '明' }],
  })
  const second = await preview(lake, of, { columns: ['id'], limit: 1, offset: 1 })

  assert.deepEqual([rows, second], [[{ amount: -5, name: '欧阳明月' }], [{ id: '11010119900307853X' }]])
  await assert.rejects(preview(lake, of, { columns: ['secret'], limit: 1 }), /no column "secret"/)
  await assert.rejects(preview(lake, { resource: '../x', version: of.version }, { limit: 1 }), /not a safe name/)
  assert.equal(await countRows(lake, of.resource, of.version), 3)
})

test('all five formats hold the same rows, and a formula arrives harmless where it could run', async t => {
  const { lake, of, folder } = await collected(t)
  const write = async (format: ExportFormat) => {
    const file = join(folder, `out.${format}`)
    await exportTo(lake, { ...of, format, file })
    return file
  }
  const rows = []
  for await (const piece of stream(lake, of)) rows.push(...piece)

  const csv = await readFile(await write('csv'), 'utf8')
  const sheet = await readXlsxRows(await write('xlsx'))
  const json = JSON.parse(await readFile(await write('json'), 'utf8'))
  const lines = (await readFile(await write('jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  const parquet = await readParquetRows(lake, await write('parquet'))

  assert.equal(
    csv,
    `\uFEFFid,name,mobile,born,amount\r\n110101199003078515,欧阳明月,19912345678,1990-03-07,-5\r\n11010119900307853X,'=1+1,12345,1990-03-08,1.5\r\nA1,𠮷田,,,\r\n`,
  )
  assert.deepEqual(sheet, [
    ['id', 'name', 'mobile', 'born', 'amount'],
    ['110101199003078515', '欧阳明月', '19912345678', '1990-03-07', -5],
    ['11010119900307853X', "'=1+1", '12345', '1990-03-08', 1.5],
    ['A1', '𠮷田', null, null, null],
  ])
  assert.equal(rows[1]?.name, '=1+1')
  assert.deepEqual([json, lines, parquet], [rows, rows, rows])
})

const grant = (version: string): ServingRequest => ({
  resource: 'r1',
  version,
  columns: ['name', 'mobile', 'id', 'born', 'amount'],
  masks: { name: 'name_surname', mobile: 'mobile_3_4', id: 'id_6_4', born: 'year_only' },
  keys: ['id'],
})

test('a serving file answers masked rows by key and holds no field in clear', async t => {
  const { lake, of } = await collected(t)

  const built = await buildServing(lake, grant(of.version))
  const again = await buildServing(lake, grant(of.version))
  const serving = openServing(built.file)
  t.after(() => serving.close())

  assert.deepEqual(again, built)
  assert.equal(built.rows, 3)
  assert.deepEqual(serving.lookup({ id: '110101199003078515' }, 10), [
    { name: '欧阳**', mobile: '199****5678', id: '110101********8515', born: '1990', amount: -5 },
  ])
  // What does not look like what its mask is for keeps one character at each end.
  assert.deepEqual(serving.lookup({ id: '11010119900307853X' }, 10), [
    { name: '=**1', mobile: '1***5', id: '110101********853X', born: '1990', amount: 1.5 },
  ])
  assert.deepEqual(serving.lookup({ id: 'A1' }, 10), [
    { name: '𠮷*', mobile: null, id: '**', born: null, amount: null },
  ])
  assert.deepEqual(serving.lookup({ id: 'nobody' }, 10), [])
  assert.throws(() => serving.lookup({}, 10), /exactly id/)
  assert.throws(() => serving.lookup({ id: 'A1', name: 'x' }, 10), /exactly id/)
  const bytes = await readFile(built.file)
  for (const clear of ['110101199003078515', '明月', '19912345678', '1990-03-07'])
    assert.equal(bytes.includes(clear), false, clear)
})

test('another version, column, mask or key is another serving file; the order of keys and masks is not', async t => {
  const { lake, of } = await collected(t)
  const base = grant(of.version)
  const digest = async (change: Partial<ServingRequest>) => (await buildServing(lake, { ...base, ...change })).digest

  const same = await digest({ masks: Object.fromEntries(Object.entries(base.masks).reverse()) })
  const others = [
    await digest({ columns: ['name'] }),
    await digest({ masks: {} }),
    await digest({ keys: ['name', 'id'] }),
  ]

  assert.equal(same, await digest({}))
  assert.equal(new Set([same, ...others]).size, 4)
})

test('a list is matched in its order and no identifier of it reaches the disk', async t => {
  const { lake, of } = await collected(t)
  const canary = `CANARY-${process.pid}-IDENTIFIER`
  const identifiers = [
    canary,
    'A1',
    'nobody',
    ' 110101199003078515 ',
    'A1',
    ...Array.from({ length: 50_000 }, (_, index) => `${canary}${index}`),
  ]
  const before = await readdir(tmpdir())

  const result = await matchList(lake, { ...of, keyColumn: 'id', identifiers })

  assert.deepEqual(
    [result.total, result.matched, result.flags.slice(0, 6)],
    [50_005, 3, [false, true, false, true, true, false]],
  )
  for (const file of await filesIn(lake)) assert.equal((await readFile(file)).includes('CANARY'), false, file)
  const fresh = (await readdir(tmpdir())).filter(name => !before.includes(name) && /duckdb/i.test(name))
  assert.deepEqual(fresh, [])
})

test('measuring reads the versions that its statement names', async t => {
  const { lake, of } = await collected(t)

  assert.deepEqual(await measure(lake, table => `select count(*)::integer as rows from ${table(of)}`), [{ rows: 3 }])
})
