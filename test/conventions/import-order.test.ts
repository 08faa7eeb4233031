import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allImports, type Import } from './imports.ts'
import { isTestCode } from './source-files.ts'

/** A folder imports only from folders before it. */
const order = [
  'text',
  'packages',
  'regulations',
  ...[
    'base',
    'db',
    'jobs',
    'keys',
    'lake',
    'sources',
    'log',
    'duties',
    'acts',
    'notices',
    'files',
    'documents',
    'people',
    'outgoing',
    'registry',
    'search',
  ],
  ...[
    'catalog',
    'listings',
    'catalog-files',
    'collection',
    'quality',
    'demands',
    'sharing',
    'open-data',
    'operation',
    'security',
    'assessment',
  ],
  ...['cascade', 'gateway', 'portal', 'http'],
  'start',
  'bench',
  'cli',
]

/**
 * Each heavy dependency has one folder that knows it; the rest of the code knows that folder. The driver of PostgreSQL has
 * two: the own store in one, in the other the databases of other people, which must never be taken for it.
 */
const heavy: { readonly [dependency: string]: readonly string[] } = {
  pg: ['server/db/', 'server/sources/'],
  mysql2: ['server/sources/'],
  '@electric-sql/pglite': ['server/db/'],
  'pg-boss': ['server/jobs/'],
  '@duckdb/node-api': ['server/lake/'],
  'node:sqlite': ['server/lake/'],
  nodemailer: ['server/outgoing/'],
  'pdf-lib': ['server/documents/'],
  'node-forge': ['server/documents/'],
}

const code = allImports().filter(found => !isTestCode(found.from))

test('a folder imports only from folders before it', () => {
  const wrong = code.filter(found => !found.from.startsWith('web/') && isBackwards(found))

  assert.deepEqual(
    wrong.map(told),
    [],
    'Imports against the order of the house. To cause something in a later folder, record an event and add a row to the ' +
      'table of reactions; to read from one, declare a function type here and let the composition root pass it in.',
  )
})

test('every folder of server/ has its place in the order', () => {
  const folders = new Set(code.map(found => folderOf(found.from)))
  const unknown = [...folders].filter(folder => !order.includes(folder) && !['web', 'test', 'bin'].includes(folder))

  assert.deepEqual(unknown, [], 'Add the folder to `order` in this test, where its imports allow it.')
})

test('a heavy dependency is imported in its one folder only', () => {
  const wrong = code.filter(found => !(heavy[found.target] ?? ['']).some(folder => found.from.startsWith(folder)))

  assert.deepEqual(
    wrong.map(told),
    [],
    'Move the code into the folder of that dependency and export what you need from there.',
  )
})

test('web knows the client, the verifier, the words and the law, never the server', () => {
  const allowed = /^(web|text|regulations|packages\/client)\/|^packages\/translog\/verify[^/]*$/
  const isOurs = /^(text|packages|regulations|server|cli|bench|test|bin)\//
  const wrong = code.filter(
    found => found.from.startsWith('web/') && isOurs.test(found.target) && !allowed.test(found.target),
  )

  assert.deepEqual(wrong.map(told), [], 'Ask the server over HTTP (packages/client) instead of importing it.')
})

test('packages know nothing of this product', () => {
  const isProduct = /^(text|regulations|server|web|cli|bench|test)\//
  const wrong = code.filter(found => found.from.startsWith('packages/') && isProduct.test(found.target))

  assert.deepEqual(wrong.map(told), [], 'Pass what the package needs as an argument.')
})

test('code that ships imports no test code', () => {
  // Benchmarks measure on the same ground as the tests.
  const ships = code.filter(found => !found.from.startsWith('bench/'))
  const wrong = ships.filter(found => isTestCode(found.target))

  assert.deepEqual(wrong.map(told), [], 'Move what is needed into a file of its own that is not named as a test.')
})

function isBackwards({ from, target }: Import): boolean {
  const [importer, imported] = [order.indexOf(folderOf(from)), order.indexOf(folderOf(target))]
  return importer >= 0 && imported > importer
}

/** The name in `order`: of server/ the folder below it; the files directly in server/ are its composition root. */
function folderOf(path: string): string {
  const [top = '', second = '', ...rest] = path.split('/')
  if (top !== 'server') return top
  return rest.length > 0 ? second : 'start'
}

function told({ from, line, specifier }: Import): string {
  return `${from}:${line} imports ${specifier}`
}
