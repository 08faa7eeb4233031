import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { JsonObject } from '../base/json.ts'
import { grades, maskNames, openingAttributes, sharingAttributes, updateFrequencies } from '../catalog/catalog-entry.ts'
import type { CatalogItem } from '../db/schema-matters.ts'
import { proposeColumns } from './entry-columns.ts'
import { catalogNodes, entryNodes, type PublishedCatalog } from './entry-dcat.ts'
import { entriesOfGraph } from './entry-dcat-reading.ts'
import type { ExportedEntry, FileEntry } from './entry-file.ts'
import { changedFields, wholeEntry } from './entry-import-whole.ts'
import { entriesOfJson, jsonOf } from './entry-json.ts'
import { openTableReader, tableHeadings, tableRows } from './entry-table.ts'
import { iriOf, type RdfNode } from './rdf-graph.ts'
import { parseJsonLd } from './rdf-json-ld.ts'
import { parseTurtle } from './rdf-turtle.ts'
import { jsonLd, turtle } from './rdf-writing.ts'

const unit = { uscc: '11310107000000001X', name: '示例区民政局' }
const catalog: PublishedCatalog = {
  base: 'https://data.example.gov.cn',
  title: '示例区公共数据目录',
  description: '各单位编制的目录',
  publisher: { uscc: '113101070000000028', name: '示例区大数据中心' },
  modifiedOn: '2026-03-02',
  pageOf: id => `https://data.example.gov.cn/work/cases/${id}`,
}

/** What people and machines type: Chinese, quotes, separators, line breaks, beginnings of formulas. */
const text = fc
  .string({ unit: fc.constantFrom(...'数据a1 ,;"\'=+-@|\t、\n<>\\{}#_:é𠮷'), minLength: 1, maxLength: 12 })
  .filter(value => value.trim() !== '')
const choice = <T extends string>(values: readonly T[]) => fc.constantFrom(...values)

const item = fc.record(
  {
    name: text,
    description: fc.oneof(fc.constant(''), text),
    type: choice(['text', 'integer', 'decimal', 'date', 'datetime', 'boolean'] as const),
    length: fc.option(fc.integer({ min: 1, max: 65_535 })),
    required: fc.boolean(),
    personal: fc.boolean(),
    lookup: fc.boolean(),
    mask: choice(maskNames),
  },
  { noNullPrototype: true },
)

const content = fc.record(
  {
    description: text,
    source: text,
    formats: text,
    updateFrequency: choice(updateFrequencies),
    grade: choice(grades),
    sharingAttribute: choice(sharingAttributes),
    openingAttribute: choice(openingAttributes),
    limitReason: text,
    ground: fc.record({ level: fc.constant('法律'), title: text, article: text }, { noNullPrototype: true }),
    sharedWith: fc.constant([unit]),
  },
  { requiredKeys: ['description', 'grade'], noNullPrototype: true },
)

const entries = fc.record({ name: text, content, items: fc.array(item, { minLength: 1, maxLength: 3 }) }).map(
  ({ name, items, ...rest }): ExportedEntry => ({
    id: '0198c0de-0000-7000-8000-000000000001',
    code: '300000/2026000001',
    unit,
    state: 'published',
    version: 1,
    publishedOn: '2026-03-01',
    since: '2026-03-01',
    name: `目录${name}`,
    content: { ...rest.content, name: `目录${name}` } as unknown as JsonObject,
    items: items.map((one, index) => ({ ...one, column: `c${index}` })) as CatalogItem[],
  }),
)

const UNIT_ID = '0198c0de-0000-7000-8000-0000000000aa'
const names = {
  unit: (named: string) => ([unit.uscc, unit.name].includes(named) ? UNIT_ID : undefined),
  entry: () => undefined,
}

/** The entry as the platform keeps it: units by their ids. */
function kept({ name, content: told, items }: ExportedEntry) {
  const sharedWith = 'sharedWith' in told ? { sharedWith: [UNIT_ID] } : {}
  return { name, content: { ...told, ...sharedWith } as JsonObject, items }
}

function withoutName(entry: ExportedEntry): ExportedEntry {
  const { name: _, ...rest } = entry.content
  return { ...entry, content: rest }
}

function assertSame(entry: ExportedEntry, read: readonly FileEntry[]): void {
  const [file, ...more] = read
  assert.equal(more.length, 0)
  assert.ok(file)
  assert.deepEqual(
    { code: file.code, unit: file.unit, faults: file.faults },
    { code: entry.code, unit: unit.uscc, faults: [] },
  )
  const known = kept(entry)
  const whole = wholeEntry(file, known, names)
  assert.deepEqual(whole.faults, [])
  assert.deepEqual(whole.input && changedFields(whole.input, known), [])
}

const runs = { numRuns: 60 }

test('an entry comes back from a table as it went', () => {
  fc.assert(
    fc.property(entries, entry => {
      const headings = tableHeadings()
      const reader = openTableReader({ headings, mapping: proposeColumns(headings) })
      const rows = tableRows(withoutName(entry))
      for (const [index, cells] of rows.entries()) reader.add(index + 2, cells)

      assertSame(entry, reader.done())
      const formulas = rows.flat().filter(cell => /^[=+\-@\t\r\n]/.test(cell))
      assert.deepEqual(formulas, [])
    }),
    runs,
  )
})

test('an entry comes back from the own format as it went', () => {
  fc.assert(
    fc.property(entries, entry => {
      const document = JSON.parse(JSON.stringify({ entries: [jsonOf(withoutName(entry))] }))

      assertSame(entry, entriesOfJson(document) ?? [])
    }),
    runs,
  )
})

async function joined(parts: AsyncIterable<string>): Promise<string> {
  return (await Array.fromAsync(parts)).join('')
}

async function* each(nodes: readonly RdfNode[]) {
  yield* nodes
}

test('an entry comes back from DCAT, as Turtle and as JSON-LD, as it went', async () => {
  await fc.assert(
    fc.asyncProperty(entries, async entry => {
      const nodes = [...catalogNodes(catalog, [entry.id]), ...entryNodes(catalog, withoutName(entry), true)]

      assertSame(entry, entriesOfGraph(parseTurtle(await joined(turtle(each(nodes))))))
      assertSame(entry, entriesOfGraph(parseJsonLd(JSON.parse(await joined(jsonLd(each(nodes)))))))
    }),
    { numRuns: 30 },
  )
})

test('the graph has what DCAT-AP 3.0.1 makes mandatory, and at most one of what it limits to one', () => {
  const [entry] = fc.sample(entries, { numRuns: 1, seed: 7 })
  assert.ok(entry)
  const nodes = [...catalogNodes(catalog, [entry.id]), ...entryNodes(catalog, withoutName(entry), true)]
  const ofType = (type: `dcat:${string}` | `foaf:${string}`) => nodes.filter(node => node.types.includes(iriOf(type)))
  const count = (node: RdfNode, name: Parameters<typeof iriOf>[0]) =>
    node.says.filter(([predicate]) => predicate === iriOf(name)).length
  const iris = new Map(nodes.map(node => [node.iri, node]))

  const mandatory = {
    'dcat:Catalog': ['dct:title', 'dct:description', 'dct:publisher'],
    'dcat:Dataset': ['dct:title', 'dct:description'],
    'dcat:Distribution': ['dcat:accessURL'],
    'dcat:CatalogRecord': ['foaf:primaryTopic', 'dct:modified'],
    'foaf:Agent': ['foaf:name'],
  } as const
  for (const [type, names] of Object.entries(mandatory)) {
    const found = ofType(type as 'dcat:Catalog')
    assert.ok(found.length > 0, type)
    for (const node of found) for (const name of names) assert.ok(count(node, name) > 0, `${type} ${name}`)
  }
  const once = [
    'dct:accessRights',
    'dct:accrualPeriodicity',
    'dct:issued',
    'dct:modified',
    'dct:publisher',
    'dcat:version',
  ] as const
  for (const node of ofType('dcat:Dataset')) for (const name of once) assert.ok(count(node, name) <= 1, name)
  // The shapes want what is pointed at to be typed in the same graph.
  const typed = [
    'dct:publisher',
    'dct:language',
    'dct:accrualPeriodicity',
    'dct:accessRights',
    'dcat:distribution',
    'dcat:record',
  ]
  const targets = nodes
    .flatMap(node => node.says)
    .filter(([predicate]) => typed.some(name => iriOf(name as 'dct:title') === predicate))
    .flatMap(([, object]) => ('iri' in object ? [object.iri] : []))
  assert.deepEqual(
    targets.filter(iri => !iris.get(iri)?.types.length),
    [],
  )
})
