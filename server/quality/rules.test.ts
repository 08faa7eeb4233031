import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import Schema from 'typebox/schema'
import type { Refusal } from '../base/refusal.ts'
import type { CatalogItem } from '../db/schema-matters.ts'
import { collectFile } from '../lake/collect.ts'
import { type Column, closeLake, type Lake, openLake } from '../lake/lake.ts'
import { isResidentNumber } from '../registry/person-identifier.ts'
import { isUscc, usccCheckCharacter } from '../registry/uscc.ts'
import { requireRunnable } from './check-rules.ts'
import { failingRows, maskRows } from './failing-rows.ts'
import { proposeRules } from './propose-rules.ts'
import type { Rule } from './rule.ts'
import { RulesSchema } from './rule-schema.ts'
import { runRules } from './run-rules.ts'
import { gradeOf, scoreByDimension, wholeScore } from './score.ts'
import { scoringDefaults } from './scoring-defaults.ts'

let lake: Lake
let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongshu-rules-'))
  lake = await openLake(join(folder, 'lake'))
})
after(async () => {
  await closeLake(lake)
  await rm(folder, { recursive: true, force: true })
})

async function versionOf(resource: string, content: string, columns: Column[]) {
  const file = join(folder, `${resource}.csv`)
  await writeFile(file, content)
  const collected = await collectFile(lake, { resource, file, fileName: 'data.csv', format: 'csv', columns })
  if (!collected.ok) throw new Error(JSON.stringify(collected))
  return { resource, version: collected.manifest.version }
}

/** A resident number with its right check character. */
function resident(first17: string): string {
  const found = [...'0123456789X'].map(last => `${first17}${last}`).find(isResidentNumber)
  if (!found) throw new Error(`no check character for ${first17}`)
  return found
}

const text = (name: string): Column => ({ name, type: 'text', required: false })

test('identifiers are told valid as the registers tell them: resident number, credit code, region, mobile', async () => {
  const real = [resident('11010119900307004'), resident('31010720000229123').toLowerCase()]
  const other = real[0]?.at(-1) === '1' ? '2' : '1'
  const people = [...real, `11010119900307004${other}`, resident('11010119901307004'), resident('99010119900307004')]
  const body = '11310107MB2F30921'
  const units = [`${body}${usccCheckCharacter(body)}`, '91310107MB2F309210', 'short', '91310107MB2F3092IO']
  const others = ['310107', '310107001', '310107001002', '990000', '13800138000', '12800138000', '1380013800']
  const all = [...people, ...units, ...others]
  const of = await versionOf('ids', `v\n${all.join('\n')}\n`, [text('v')])
  const valid = async (kind: 'residentNumber' | 'uscc' | 'region' | 'mobile') => {
    const rule: Rule = { type: 'identifier', column: 'v', kind }
    const { rows } = await failingRows(lake, { ...of, rule, limit: 100 })
    const bad = rows.map(({ cells }) => String(cells.v))
    return all.filter(value => !bad.includes(value))
  }

  assert.deepEqual(await valid('residentNumber'), real)
  assert.deepEqual(await valid('uscc'), units.filter(isUscc))
  assert.deepEqual(await valid('region'), ['310107', '310107001', '310107001002'])
  assert.deepEqual(await valid('mobile'), ['13800138000'])
})

test('the failing rows of each kind of rule are shown in their order, repeats together, and masked for an office', async () => {
  const columns: Column[] = [text('id'), { name: 'n', type: 'integer', required: false }, text('name')]
  const of = await versionOf('shown', 'id,n,name\nA,1,欧阳明月\nB,,张三\nA,3,李四\nC,-4,\nC,-4,\n', columns)
  const rowsOf = async (rule: Rule) => (await failingRows(lake, { ...of, rule, limit: 10 })).rows

  const required = await failingRows(lake, { ...of, rule: { type: 'required', column: 'n' }, limit: 10 })
  assert.deepEqual(required, {
    columns: ['id', 'n', 'name'],
    concerned: ['n'],
    rows: [{ row: 3, cells: { id: 'B', n: null, name: '张三' } }],
  })
  assert.deepEqual(maskRows(required, { name: 'name_surname', id: 'none' }).rows, [
    { row: 3, cells: { id: '*', n: null, name: '张*' } },
  ])
  assert.deepEqual(
    (await rowsOf({ type: 'unique', columns: ['id'] })).map(({ cells }) => cells.id),
    ['A', 'A', 'C', 'C'],
  )
  assert.deepEqual(
    (await rowsOf({ type: 'distinctRows', columns: ['id', 'n', 'name'] })).map(({ cells }) => cells.id),
    ['C', 'C'],
  )
  assert.deepEqual(
    (await rowsOf({ type: 'range', column: 'n', minimum: '2' })).map(({ cells }) => cells.n),
    [1, -4, -4],
  )
  const context = { versionOf: { shown: of.version } }
  const reference: Rule = { type: 'reference', column: 'name', entryId: 'shown', target: 'id' }
  const referred = await failingRows(lake, { ...of, ...context, rule: reference, limit: 2 })
  assert.deepEqual(
    referred.rows.map(({ cells }) => cells.name),
    ['欧阳明月', '李四'],
  )
  assert.deepEqual(await rowsOf({ type: 'fresh' }), [])
})

test('no name, pattern or value reaches the engine as more than a text', async () => {
  const naughty = (createRequire(import.meta.url)('big-list-of-naughty-strings') as string[]).filter(
    word => word.trim() && word.length < 120 && !/[\0\r\n]/.test(word),
  )
  const quoted = [
    "'; drop table x; --",
    '"',
    "' or '1'='1",
    '{data}',
    '$1',
    '?',
    "\\' or 1=1 --",
    'a"); select (1',
  ].concat(naughty.filter((_, index) => index % 7 === 0).slice(0, 40))
  const column = `we"ird 'name'; --`
  const of = await versionOf('naughty', `"${column.replaceAll('"', '""')}"\nabc\n`, [text(column)])
  const rules = quoted.flatMap((word): Rule[] => [
    { type: 'enum', column, values: [word] },
    { type: 'range', column, minimum: word },
    {
      type: 'pattern',
      column,
      pattern: word.replace(/[^\p{L}\p{N}]/gu, character => `\\x{${character.codePointAt(0)?.toString(16)}}`),
    },
  ])

  const results = await runRules(lake, of, rules)

  assert.deepEqual(
    results.map(result => result.checked),
    rules.map(() => 1),
  )
  const expected = rules.map(rule =>
    rule.type === 'enum' ? 1 : rule.type === 'range' ? Number(Buffer.from('abc') < Buffer.from(rule.minimum ?? '')) : 1,
  )
  assert.deepEqual(
    results.filter(({ rule }) => rule.type !== 'range').map(result => result.failed),
    expected.filter((_, index) => rules[index]?.type !== 'range'),
  )
  assert.equal((await failingRows(lake, { ...of, rule: { type: 'required', column }, limit: 5 })).rows.length, 0)
})

const item = (column: string, changes: Partial<CatalogItem> = {}): CatalogItem => ({
  column,
  name: column,
  description: column,
  type: 'text',
  length: null,
  required: false,
  personal: false,
  lookup: false,
  mask: 'none',
  ...changes,
})

test('rules that cannot be run are refused, each at its field; a rule has no member of another', async () => {
  const items = [item('a'), item('n', { type: 'integer' }), item('d', { type: 'date' })]
  const rules: Rule[] = [
    { type: 'pattern', column: 'a', pattern: '(?=x)' },
    { type: 'pattern', column: 'a', pattern: '(((a{100}){100}){100})' },
    { type: 'pattern', column: 'gone', pattern: 'x' },
    { type: 'range', column: 'n', minimum: 'ten' },
    { type: 'range', column: 'd', maximum: '2026-02-30' },
    { type: 'compare', column: 'n', operator: 'lt', other: 'd' },
    { type: 'length', column: 'a' },
    { type: 'pattern', column: 'a', pattern: '[0-9]{6}' },
  ]
  const refusal = await requireRunnable(lake, rules, items).then(
    () => null,
    error => error as Refusal,
  )

  assert.equal(refusal?.code, 'rules_unsound')
  assert.deepEqual(refusal?.details.faults?.map(fault => fault.field).toSorted(), [
    'rules.0.pattern',
    'rules.1.pattern',
    'rules.2.column',
    'rules.3.minimum',
    'rules.4.maximum',
    'rules.5.other',
    'rules.6.minLength',
  ])
  const check = Schema.Compile(RulesSchema)
  assert.equal(check.Check([{ type: 'required', column: 'a', pattern: 'x' }]), false)
  assert.equal(check.Check([{ type: 'pattern', column: 'a', pattern: 'x'.repeat(201) }]), false)
  assert.equal(check.Check([{ type: 'required', column: 'a', hard: true, weight: 2 }]), true)
})

test('rules are proposed from the catalog and from what the data shows', () => {
  const items = [
    item('id_number', { name: '身份证号', required: true, lookup: true, personal: true }),
    item('kind', { name: '人员类别' }),
    item('amount', { name: '补贴金额', type: 'decimal' }),
    item('start_on', { name: '开始日期', type: 'date' }),
    item('end_on', { name: '结束日期', type: 'date' }),
  ]
  const top = [
    { value: '甲', rows: 60 },
    { value: '乙', rows: 40 },
  ]
  const profile = { type: 'text' as const, rows: 100, nulls: 0, minLength: 1, maxLength: 1, min: null, max: null }
  const profiles = [
    { ...profile, name: 'id_number', distinct: 100, top: null },
    { ...profile, name: 'kind', distinct: 2, top },
  ]

  assert.deepEqual(proposeRules({ items, updateFrequency: 'monthly', profiles }), [
    { type: 'present', columns: ['id_number', 'kind', 'amount', 'start_on', 'end_on'] },
    { type: 'unique', columns: ['id_number'], hard: true },
    { type: 'distinctRows', columns: ['id_number', 'kind', 'amount', 'start_on', 'end_on'] },
    { type: 'required', column: 'id_number', hard: true },
    { type: 'identifier', column: 'id_number', kind: 'residentNumber', weight: 2 },
    { type: 'enum', column: 'kind', values: ['乙', '甲'].toSorted() },
    { type: 'range', column: 'amount', minimum: '0' },
    { type: 'range', column: 'start_on', minimum: '1900-01-01' },
    { type: 'range', column: 'end_on', minimum: '1900-01-01' },
    { type: 'compare', column: 'start_on', operator: 'le', other: 'end_on' },
    { type: 'fresh' },
  ])
})

test('a score is the weighted mean of the dimensions that rules speak for', () => {
  const result = (rule: Rule, dimension: 'accuracy' | 'completeness', score: number) => ({
    rule,
    dimension,
    checked: 100,
    failed: 100 - score,
    score,
  })
  const required: Rule = { type: 'required', column: 'a' }
  const scores = scoreByDimension([
    result(required, 'completeness', 100),
    result({ ...required, weight: 3 }, 'completeness', 80),
    result({ type: 'unique', columns: ['a'] }, 'accuracy', 40),
  ])

  assert.deepEqual(scores, { completeness: 85, accuracy: 40 })
  assert.equal(wholeScore(scores, scoringDefaults), 62.5)
  assert.equal(wholeScore(scores, { weights: { ...scoringDefaults.weights, accuracy: 0 } }), 85)
  assert.equal(wholeScore({}, scoringDefaults), null)
  assert.deepEqual(
    [95, 80, 60, 59.99].map(score => gradeOf(score, scoringDefaults)),
    ['good', 'fair', 'passing', 'poor'],
  )
})
