import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { collectFile } from '../lake/collect.ts'
import { type Column, closeLake, type Lake, openLake, type Row } from '../lake/lake.ts'
import { preview } from '../lake/query.ts'
import { findDuplicatePeople } from './duplicates.ts'
import { isDateReordered, isOneSlipAway, jaroWinkler } from './likeness.ts'
import { profile } from './profile.ts'
import { runRules } from './run-rules.ts'
import { scoreByDimension } from './score.ts'

async function buildVersion(
  t: TestContext,
  content: string,
  columns: Column[],
): Promise<{ lake: Lake; of: { resource: string; version: string } }> {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-quality-'))
  const lake = await openLake(join(folder, 'lake'))
  t.after(async () => {
    await closeLake(lake)
    await rm(folder, { recursive: true, force: true })
  })
  const file = join(folder, 'data.csv')
  await writeFile(file, content)
  const collected = await collectFile(lake, { resource: 'r1', file, fileName: 'data.csv', format: 'csv', columns })
  if (!collected.ok) throw new Error(JSON.stringify(collected))
  return { lake, of: { resource: 'r1', version: collected.manifest.version } }
}

const column = (name: string, rest: Partial<Column> = {}): Column => ({ name, type: 'text', required: false, ...rest })
const columns = [column('code'), column('n', { type: 'decimal' }), column('secret', { sensitive: true })]
const content = 'code,n,secret\nA1,1.50,x\nA2,20,yy\nA1,,x\n,3,\nA1,1.5,x\n'

test('a profile shows what a column holds, and of a sensitive column no value', async t => {
  const { lake, of } = await buildVersion(t, content, columns)

  assert.deepEqual(await profile(lake, of, columns), [
    {
      name: 'code',
      type: 'text',
      rows: 5,
      nulls: 1,
      distinct: 2,
      minLength: 2,
      maxLength: 2,
      min: 'A1',
      max: 'A2',
      top: [
        { value: 'A1', rows: 3 },
        { value: 'A2', rows: 1 },
      ],
    },
    {
      name: 'n',
      type: 'decimal',
      rows: 5,
      nulls: 1,
      distinct: 3,
      minLength: 1,
      maxLength: 3,
      min: '1.5',
      max: '20',
      top: [
        { value: '1.5', rows: 2 },
        { value: '3', rows: 1 },
        { value: '20', rows: 1 },
      ],
    },
    {
      name: 'secret',
      type: 'text',
      rows: 5,
      nulls: 1,
      distinct: 2,
      minLength: 1,
      maxLength: 2,
      min: null,
      max: null,
      top: null,
    },
  ])
})

test('each rule counts what fails and speaks for one dimension', async t => {
  const { lake, of } = await buildVersion(t, content, columns)

  const results = await runRules(lake, { ...of, versionOf: { r1: of.version }, inTime: false }, [
    { type: 'required', column: 'code' },
    { type: 'unique', columns: ['code'] },
    { type: 'unique', columns: ['code', 'n'] },
    { type: 'type', column: 'code', as: 'integer' },
    { type: 'range', column: 'n', minimum: '2', maximum: '10' },
    { type: 'pattern', column: 'code', pattern: 'A1' },
    { type: 'enum', column: 'code', values: ['A1', "A'2"] },
    { type: 'codeList', column: 'code', list: 'sex' },
    { type: 'length', column: 'secret', maxLength: 1 },
    { type: 'identifier', column: 'secret', kind: 'mobile' },
    { type: 'reference', column: 'secret', entryId: 'r1', target: 'code' },
    { type: 'compare', column: 'code', operator: 'lt', other: 'secret' },
    { type: 'distinctRows', columns: ['code', 'n', 'secret'] },
    { type: 'fresh' },
    { type: 'present', columns: ['code', 'gone'] },
    { type: 'required', column: 'gone' },
    { type: 'reference', column: 'code', entryId: 'r2', target: 'code' },
  ])

  assert.deepEqual(
    results.map(({ rule, dimension, checked, failed, score, problem }) => [
      rule.type,
      dimension,
      checked,
      failed,
      problem ?? score,
    ]),
    [
      ['required', 'completeness', 5, 1, 80],
      ['unique', 'accuracy', 4, 2, 50],
      ['unique', 'accuracy', 3, 1, 66.67],
      ['type', 'conformity', 4, 4, 0],
      ['range', 'accuracy', 4, 3, 25],
      ['pattern', 'conformity', 4, 1, 75],
      ['enum', 'conformity', 4, 1, 75],
      ['codeList', 'conformity', 4, 4, 0],
      ['length', 'conformity', 4, 1, 75],
      ['identifier', 'accuracy', 4, 4, 0],
      ['reference', 'consistency', 4, 4, 0],
      ['compare', 'consistency', 4, 0, 100],
      ['distinctRows', 'accuracy', 5, 1, 80],
      ['fresh', 'timeliness', 1, 1, 0],
      ['present', 'accessibility', 2, 1, 50],
      ['required', 'completeness', 0, 0, 'columnMissing'],
      ['reference', 'consistency', 0, 0, 'referenceMissing'],
    ],
  )
  assert.deepEqual(scoreByDimension(results), {
    conformity: 45,
    completeness: 80,
    accuracy: 44.33,
    consistency: 50,
    timeliness: 0,
    accessibility: 50,
  })
})

test('likeness of words, slips and exchanged dates', () => {
  assert.ok(Math.abs(jaroWinkler('martha', 'marhta') - 0.9611) < 0.0001)
  assert.ok(Math.abs(jaroWinkler('dixon', 'dicksonx') - 0.8133) < 0.0001)
  assert.deepEqual([jaroWinkler('a', 'a'), jaroWinkler('abc', 'xyz')], [1, 0])
  assert.deepEqual(
    ['smiht', 'smit', 'smithe', 'smyth', 'smith', 'smooth'].map(word => isOneSlipAway('smith', word)),
    [true, true, true, true, false, false],
  )
  assert.deepEqual(
    ['19900703', '19900308', '19900307'].map(day => isDateReordered('19900307', day)),
    [true, false, false],
  )
})

test('in the sample of made-up people the duplicates are found without reading rec_id', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-people-'))
  const lake = await openLake(join(folder, 'lake'))
  t.after(async () => {
    await closeLake(lake)
    await rm(folder, { recursive: true, force: true })
  })
  const file = fileURLToPath(new URL('../../examples/febrl/dataset1.csv', import.meta.url))
  const names =
    'rec_id given_name surname street_number address_1 address_2 suburb postcode state date_of_birth soc_sec_id'.split(
      ' ',
    )
  const collected = await collectFile(lake, {
    resource: 'people',
    file,
    fileName: 'dataset1.csv',
    format: 'csv',
    columns: names.map(name => column(name)),
  })
  assert.ok(collected.ok)
  const all = await preview(lake, { resource: 'people', version: collected.manifest.version }, { limit: 2000 })
  // Shuffled by a value that says nothing of the truth, and with the truth taken out before the search.
  const rows = all.toSorted((a, b) => String(a.soc_sec_id).localeCompare(String(b.soc_sec_id)))
  const blind = rows.map(({ rec_id: _, ...rest }): Row => rest)
  const others = ['street_number', 'address_1', 'address_2', 'suburb', 'postcode']
  const fields = { givenName: 'given_name', familyName: 'surname', birth: 'date_of_birth', others }

  const found = findDuplicatePeople(blind, { ...fields, identity: 'soc_sec_id' })
  const withoutIdentity = findDuplicatePeople(blind, fields)

  const person = (index: number) => String(rows[index]?.rec_id).split('-')[1]
  const right = (pairs: typeof found) => pairs.filter(pair => person(pair.first) === person(pair.second)).length
  for (const pairs of [found, withoutIdentity]) {
    const precision = ((100 * right(pairs)) / pairs.length).toFixed(1)
    t.diagnostic(
      `true ${right(pairs)} of 500, false ${pairs.length - right(pairs)}; precision ${precision} %, recall ${right(pairs) / 5} %`,
    )
    assert.ok(right(pairs) >= 450)
    assert.ok(pairs.length - right(pairs) <= 5)
  }
})
