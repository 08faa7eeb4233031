import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CollectRequest } from './collect.ts'
import type { Column } from './lake.ts'
import { buildColumn, collectContent, manifestOf, openTestLake, type TestLake } from './lake-fixture.ts'
import { preview } from './query.ts'
import { versionChange } from './version-change.ts'

const columns: Column[] = [buildColumn('id', { maxLength: 20 }), buildColumn('n', { type: 'decimal' })]
const first = 'id,n\n001,1\n002,2\n003,3\n'

test('append keeps what was there, and decimals of two widths have one form', async t => {
  const at = await openTestLake(t)
  const base = manifestOf(await collect(at, first))

  const added = manifestOf(await collect(at, 'id,n\n004,4.123456789\n001,1\n', merging(base.version, 'append')))

  assert.deepEqual([added.rows, added.source.rows], [5, 2])
  assert.deepEqual(await idsAndNumbers(at, added.version), ['001 1', '001 1', '002 2', '003 3', '004 4.123456789'])
  assert.deepEqual(await changed(at, { before: base.version, after: added.version }), {
    added: 2,
    changed: 0,
    removed: 0,
    same: 3,
  })
  const whole = manifestOf(await collect(at, 'id,n\n001,1\n001,1\n002,2\n003,3\n004,4.123456789\n'))
  assert.equal(added.contentDigest, whole.contentDigest)
})

test('upsert replaces the row of a key, adds new keys and leaves the others', async t => {
  const at = await openTestLake(t)
  const base = manifestOf(await collect(at, first))

  const merged = manifestOf(
    await collect(at, '[{"id":"002","n":20},{"id":"009","n":9},{"id":"003","n":3}]', {
      ...merging(base.version, 'upsert'),
      fileName: 'data.json',
    }),
  )

  assert.deepEqual(await idsAndNumbers(at, merged.version), ['001 1', '002 20', '003 3', '009 9'])
  assert.deepEqual(await changed(at, { before: base.version, after: merged.version }), {
    added: 1,
    changed: 1,
    removed: 0,
    same: 2,
  })
})

test('upsert refuses a key that repeats in the file or is empty, with the row', async t => {
  const at = await openTestLake(t)
  const base = manifestOf(await collect(at, first))

  const refused = await collect(at, 'id,n\n004,1\n,2\n004,3\n 004,4\n', merging(base.version, 'upsert'))

  assert.deepEqual(refused.ok ? null : refused.faults, [
    { row: 3, column: 'id', reason: 'required' },
    { row: 4, column: 'id', reason: 'repeated_key', value: '004' },
    { row: 5, column: 'id', reason: 'repeated_key', value: '004' },
  ])
})

test('nothing is added to a version with other columns', async t => {
  const at = await openTestLake(t)
  const base = manifestOf(await collect(at, first))

  const refused = await collectContent(at, 'id,m\n1,2\n', {
    columns: [buildColumn('id'), buildColumn('m')],
    ...merging(base.version, 'append'),
  })

  assert.deepEqual(refused.ok ? null : refused.faults, [{ row: 0, column: null, reason: 'other_columns' }])
})

test('a replacement tells what became of the rows, with a key and without', async t => {
  const at = await openTestLake(t)
  const before = manifestOf(await collect(at, first)).version
  const after = manifestOf(await collect(at, 'id,n\n001,1\n002,7\n005,5\n006,6\n')).version

  assert.deepEqual(await changed(at, { before: before, after: after }), { added: 2, changed: 1, removed: 1, same: 1 })
  assert.deepEqual(await changed(at, { before: before, after: after, keys: [] }), {
    added: 3,
    changed: 0,
    removed: 2,
    same: 1,
  })
})

function merging(version: string, mode: 'append' | 'upsert'): Partial<CollectRequest> {
  return { base: { version, mode, keys: ['id'] }, sortBy: ['id'] }
}

function collect(at: TestLake, content: string, rest: Partial<CollectRequest> = {}) {
  return collectContent(at, content, { columns, sortBy: ['id'], ...rest })
}

function changed(at: TestLake, of: { before: string; after: string; keys?: string[] }) {
  return versionChange(at.lake, { resource: 'r1', columns, keys: ['id'], ...of })
}

async function idsAndNumbers(at: TestLake, version: string) {
  const rows = await preview(at.lake, { resource: 'r1', version }, { limit: 20 })
  return rows.map(row => `${row.id} ${row.n}`)
}
