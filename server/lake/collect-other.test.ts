import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import { type CellValue, writeXlsxStream } from 'hucre/xlsx'
import { collectFile } from './collect.ts'
import { openLake } from './lake.ts'
import { buildColumn, collectContent, filesIn, manifestOf, openTestLake } from './lake-fixture.ts'
import { preview } from './query.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

async function spreadsheet(rows: CellValue[][]): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeXlsxStream(rows, { name: '表' }) as unknown as AsyncIterable<Uint8Array>)
    pieces.push(piece)
  return Buffer.concat(pieces)
}

test('CSV, spreadsheet, JSON and JSON lines with the same rows have the same content', async t => {
  const at = await openTestLake(t)
  const columns = [
    buildColumn('id', { required: true }),
    buildColumn('on', { type: 'date' }),
    buildColumn('n', { type: 'decimal' }),
    buildColumn('b', { type: 'boolean' }),
  ]
  const csv = 'id,on,n,b\n110101199003078515,2026-03-01,1.50,true\n7,,-3,否\n'
  const xlsx = await spreadsheet([
    ['id', 'on', 'n', 'b'],
    [7, null, -3, false],
    ['110101199003078515', new Date(Date.UTC(2026, 2, 1)), 1.5, true],
  ])
  const objects = [
    { id: '110101199003078515', on: '2026-03-01', n: 1.5, b: true },
    { id: '7', on: null, n: '-3', b: false },
  ]
  const json = JSON.stringify({ year: 2026, papers: ['x'], days: objects })

  const collected = [
    await collectContent(at, csv, { columns }),
    await collectContent(at, xlsx, { columns, fileName: 'data.xlsx' }),
    await collectContent(at, json, { columns, fileName: 'data.json', jsonPath: 'days' }),
    await collectContent(at, objects.map(item => JSON.stringify(item)).join('\n'), { columns, fileName: 'data.jsonl' }),
  ].map(manifestOf)

  assert.equal(new Set(collected.map(manifest => manifest.contentDigest)).size, 1)
  assert.deepEqual(
    collected.map(manifest => manifest.source.format),
    ['csv', 'xlsx', 'json', 'jsonl'],
  )
})

test('an identity number kept as a number is refused in a spreadsheet and kept whole in JSON', async t => {
  const at = await openTestLake(t)
  const columns = [buildColumn('id'), buildColumn('n', { type: 'integer' })]
  const xlsx = await spreadsheet([['id', 'n'], ['a', 1], [], [Number('110101199003078515'), 'x']])

  const refused = await collectContent(at, xlsx, { columns, fileName: 'data.xlsx' })
  const whole = manifestOf(
    await collectContent(at, '[{"id": 110101199003078515, "n": 1}]', { columns, fileName: 'data.json' }),
  )

  assert.deepEqual(refused, {
    ok: false,
    rows: 2,
    faultCount: 1,
    faults: [{ row: 4, column: 'id', reason: 'number_precision', value: '110101199003078510' }],
  })
  assert.deepEqual(await preview(at.lake, { resource: 'r1', version: whole.version }, { limit: 9 }), [
    { id: '110101199003078515', n: 1 },
  ])
})

test('JSON that is not rows is refused with the number of the object', async t => {
  const at = await openTestLake(t)
  const columns = [buildColumn('a', { required: true })]
  const collect = (content: string) => collectContent(at, content, { columns, fileName: 'data.json' })

  assert.deepEqual(await collect('[{"a":"1"},7,{"a":{"b":"x"}},{"a":"2","c":3},{}]'), {
    ok: false,
    rows: 5,
    faultCount: 4,
    faults: [
      { row: 2, column: null, reason: 'not_an_object' },
      { row: 3, column: 'a', reason: 'bad_type', value: '{"b":"x"}' },
      { row: 4, column: 'c', reason: 'unknown_column' },
      { row: 5, column: 'a', reason: 'required' },
    ],
  })
  assert.deepEqual(await collect('[{"a":1}'), {
    ok: false,
    rows: 1,
    faultCount: 1,
    faults: [{ row: 1, column: null, reason: 'not_json' }],
  })
  assert.deepEqual(await filesIn(at.lake), [])
})

test('the schedule of holidays is collected from its member days', async t => {
  const { lake } = await openTestLake(t)
  const columns = [
    buildColumn('name'),
    buildColumn('date', { type: 'date', required: true }),
    buildColumn('isOffDay', { type: 'boolean' }),
  ]
  const request = {
    resource: 'holidays',
    file: `${root}examples/holidays/2026.json`,
    fileName: '2026.json',
    format: 'json' as const,
  }

  const manifest = manifestOf(await collectFile(lake, { ...request, columns, sortBy: ['date'], jsonPath: 'days' }))

  const first = await preview(lake, { resource: 'holidays', version: manifest.version }, { limit: 1 })
  assert.deepEqual([manifest.rows, first], [39, [{ name: '元旦', date: '2026-01-01', isOffDay: true }]])
})

test('foreign spreadsheets are read: dates, prefixed namespaces, blank rows', async t => {
  const { lake } = await openTestLake(t)
  const collect = (name: string, columns: string[]) =>
    collectFile(lake, {
      resource: 'r1',
      file: `${root}test/fixtures/spreadsheets/${name}`,
      fileName: name,
      format: 'auto',
      columns: columns.map(column => buildColumn(column)),
    })

  const namespaces = manifestOf(
    await collect('namespaces.openpyxl35.xlsx', ['Weekday', 'Civil Date', 'Jewish Date', "Baal T'kiah"]),
  )
  const headless = await collect('pr1769e.xlsx', ['a'])

  const [row] = await preview(lake, { resource: 'r1', version: namespaces.version }, { limit: 1 })
  assert.deepEqual(row, {
    Weekday: 'Friday',
    'Civil Date': 'August 13',
    'Jewish Date': 'Elul 5',
    "Baal T'kiah": 'Weekday',
  })
  assert.deepEqual(headless.ok ? null : headless.faults.map(fault => fault.reason), [
    'unknown_column',
    'unknown_column',
    'unknown_column',
    'missing_column',
  ])
})

test('a spreadsheet that unpacks to too much is refused before it is read', async t => {
  const at = await openTestLake(t)
  const bomb = zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(40 << 20, 0x41), 40 << 20)
  const liar = zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(40 << 20, 0x41), 1000)
  const zipLimits = { totalBytes: 32 << 20, entries: 100 }
  const refused = (reason: string) => ({
    ok: false,
    rows: 0,
    faultCount: 1,
    faults: [{ row: 0, column: null, reason }],
  })
  const collect = (content: string | Buffer) =>
    collectContent(at, content, { columns: [buildColumn('a')], fileName: 'data.xlsx', format: 'xlsx', zipLimits })

  assert.deepEqual(await collect(bomb), refused('archive_too_large'))
  assert.deepEqual(await collect(liar), refused('archive_too_large'))
  assert.deepEqual(await collect('no archive at all'), refused('not_a_spreadsheet'))
  assert.deepEqual(await collect(zipOf('x.txt', Buffer.from('hello'), 5)), refused('not_a_spreadsheet'))
  assert.deepEqual(await filesIn(at.lake), [])
})

test('a process killed in the middle leaves no version, and the next start removes what it left', async t => {
  const at = await openTestLake(t)
  const file = join(at.folder, 'big.csv')
  await writeFile(
    file,
    `a,b\n${Array.from({ length: 400_000 }, (_, index) => `${index},${'x'.repeat(60)}${index % 977}`).join('\n')}\n`,
  )
  const dir = join(at.folder, 'killed')
  const script = `
    import { collectFile } from ${JSON.stringify(`${root}server/lake/collect.ts`)}
    import { openLake } from ${JSON.stringify(`${root}server/lake/lake.ts`)}
    const lake = await openLake(${JSON.stringify(dir)})
    process.stdout.write('ready')
    const column = name => ({ name, type: 'text', required: true })
    for (;;) await collectFile(lake, { resource: 'r1', file: ${JSON.stringify(file)}, fileName: 'big.csv', format: 'csv', columns: [column('a'), column('b')] })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  await pause(120)
  child.kill('SIGKILL')
  await once(child, 'exit')

  const left = await openLake(dir)
  t.after(() => left.engine.closeSync())

  const found = await filesIn(left)
  assert.deepEqual(found, [], 'neither a version nor a temporary file')
})

test('an aborted collection ends with the reason and leaves nothing', async t => {
  const at = await openTestLake(t)
  const content = `a,b\n${Array.from({ length: 300_000 }, (_, index) => `${index},${index % 977}`).join('\n')}\n`
  const stop = new AbortController()

  const running = collectContent(at, content, {
    columns: [buildColumn('a'), buildColumn('b')],
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('enough')),
  })
  setTimeout(() => stop.abort(new Error('enough')), 60)

  await assert.rejects(running, /enough|abort/i)
  assert.deepEqual(await filesIn(at.lake), [])
})

/** A zip archive with one entry whose declared size may be a lie. */
function zipOf(name: string, content: Buffer, declared: number): Buffer {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(declared, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(declared, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}
