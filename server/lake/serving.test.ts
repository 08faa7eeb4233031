import assert from 'node:assert/strict'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { buildColumn, collectContent, manifestOf, openTestLake } from './lake-fixture.ts'
import { applyMask } from './mask.ts'
import { stream } from './query.ts'
import { buildServing, openServing } from './serving.ts'

test('every row is found under its keys, in the order of the version, with its types', async t => {
  const at = await openTestLake(t)
  const columns = [
    buildColumn('area'),
    buildColumn('no', { type: 'integer' }),
    buildColumn('note'),
    buildColumn('ok', { type: 'boolean' }),
    buildColumn('big', { type: 'integer' }),
    buildColumn('sum', { type: 'decimal' }),
    buildColumn('at', { type: 'datetime' }),
  ]
  const notes = ['', '"a""b\\"', '"两行\n\t𠮷"', "'--", '"[1,{""x"":2}]"', 'null']
  const line = (n: number) =>
    `区${n % 7},${n % 3},${notes[n % 6]},${n % 2 ? '是' : ''},${n % 5 ? n : '900719925474099301'},${n / 4},2026-03-02 08:00:0${n % 10}`
  const content = `area,no,note,ok,big,sum,at\n${Array.from({ length: 500 }, (_, n) => line(n)).join('\n')}\n`
  const of = { resource: 'r1', version: manifestOf(await collectContent(at, content, { columns })).version }
  const all = (await Array.fromAsync(stream(at.lake, of))).flat()

  const keys = ['no', 'area', 'ok']
  const granted = ['sum', 'note', 'ok', 'big', 'at']
  const { file, rows } = await buildServing(at.lake, { ...of, columns: granted, masks: { note: 'keep_1_1' }, keys })
  const serving = openServing(file)
  t.after(() => serving.close())

  assert.equal(rows, 500)
  for (const asked of all) {
    const key = Object.fromEntries(keys.map(name => [name, String(asked[name] ?? '')]))
    const same = all.filter(row => keys.every(name => row[name] === asked[name]))
    const expected = same.map(({ sum = null, note, ok = null, big = null, at = null }) => {
      return { sum, note: applyMask('keep_1_1', note as string | null, ''), ok, big, at }
    })
    assert.deepEqual(serving.lookup(key, 1000), expected)
    assert.deepEqual(serving.lookup(key, 2), expected.slice(0, 2))
  }
})

test('rows that share one key come in pieces: all of them, or as many as asked for', async t => {
  const at = await openTestLake(t)
  const lines = Array.from({ length: 1000 }, (_, n) => `${n % 10 === 0 ? 'rare' : 'common'},${n}`)
  const columns = [buildColumn('kind'), buildColumn('n', { type: 'integer' })]
  const { version } = manifestOf(await collectContent(at, `kind,n\n${lines.join('\n')}\n`, { columns }))

  const built = await buildServing(at.lake, { resource: 'r1', version, columns: ['n'], masks: {}, keys: ['kind'] })
  const serving = openServing(built.file)
  t.after(() => serving.close())

  const numbers = (kind: string, limit: number) => serving.lookup({ kind }, limit).map(row => row.n)
  const common = Array.from({ length: 1000 }, (_, n) => n).filter(n => n % 10 > 0)
  assert.deepEqual(numbers('common', 5000), common)
  for (const limit of [0, 1, 127, 128, 129, 256, 899]) {
    assert.deepEqual(numbers('common', limit), common.slice(0, limit), `${limit}`)
  }
  assert.deepEqual(numbers('rare', 5000).length, 100)
  assert.deepEqual(numbers('', 5000), [])
})

test('a serving file opens wherever it lies, and a missing one is not made', async t => {
  const at = await openTestLake(t)
  const { version } = manifestOf(
    await collectContent(at, 'a,b\n1,2\n', { columns: ['a', 'b'].map(n => buildColumn(n)) }),
  )
  const built = await buildServing(at.lake, { resource: 'r1', version, columns: [], masks: {}, keys: ['a'] })
  const odd = join(at.folder, '服务 50% #1?mode=rw&x')
  await mkdir(odd)
  const file = join(odd, '文件.sqlite')
  await rename(built.file, file)

  const serving = openServing(file)
  t.after(() => serving.close())

  assert.deepEqual([serving.lookup({ a: '1' }, 5), serving.lookup({ a: '2' }, 5)], [[{}], []])
  assert.throws(() => openServing(join(odd, 'missing.sqlite')), /unable to open/)
})
