import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TextVersion, textVersions } from '@gongshu/regulations'
import { coverageOf, jsonLines } from './coverage.ts'
import { coveragePage, openDutiesPage } from './coverage-pages.ts'
import { evidenceFrom, type SourceFile } from './duty-state.ts'

const table = source(
  'server/demands/demand.ts',
  "lifecycle('demandPart', { 'demandPart.decide': {}, 'demandPart.lapse': {} })",
)
const action = source('server/demands/demand-actions.ts', "act(door, { step: 'demand.settle' })")

test('a duty is done when all its steps are built and a test bears its name', () => {
  const named = source('test/articles/pt-20.test.ts', "test('PT-20b: no feedback is deemed approval', () => {")

  assert.deepEqual(judge('PT-20b', [table, action], [named]), {
    state: 'done',
    tests: ['test/articles/pt-20.test.ts'],
    missingSteps: [],
  })
})

test('a duty stays open when one of its steps is built nowhere, and says which', () => {
  const named = source('test/articles/pt-20.test.ts', "test('PT-20b: no feedback is deemed approval', () => {")

  assert.deepEqual(judge('PT-20b', [table], [named]), {
    state: 'open',
    tests: ['test/articles/pt-20.test.ts'],
    missingSteps: ['demand.settle'],
  })
})

test('a step that is only mentioned is not built', () => {
  const reader = source('server/portal/law-page.ts', "dutiesFor(law, 'demand.settle')")

  assert.deepEqual(judge('PT-20b', [table, reader], []).missingSteps, ['demand.settle'])
})

test('a duty whose steps are built stays open without a test of its name', () => {
  const others = source(
    'server/demands/demand.test.ts',
    [
      "test('PT-20c: a rejection needs a ground', () => {",
      "test.skip('PT-20b: later', () => {",
      "test('a part lapses', () => { // PT-20b: see the article",
      "test('it follows', () => {})\nconst words = 'PT-20b: words'",
    ].join('\n'),
  )

  assert.deepEqual(judge('PT-20b', [table, action], [others]), { state: 'open', tests: [], missingSteps: [] })
})

test('one test may name several duties, and a duty may have several tests', () => {
  const first = source('test/articles/pt-13.test.ts', 'test("PT-13a, PT-13b: a return and its answer", () => {')
  const second = source('server/catalog/review.test.ts', "test(\n  'PT-13b: late',\n  () => {")

  const { testsOf } = evidenceFrom([], [first, second])

  assert.deepEqual(
    [...testsOf],
    [
      ['PT-13a', ['test/articles/pt-13.test.ts']],
      ['PT-13b', ['test/articles/pt-13.test.ts', 'server/catalog/review.test.ts']],
    ],
  )
})

test('a duty without steps is done by a test, and one without software stands apart', () => {
  const named = source('server/portal/download.test.ts', "test('SH-17: anyone downloads', () => {")

  assert.equal(judge('SH-17', [], [named]).state, 'done')
  assert.equal(judge('SH-17', [], []).state, 'open')
  assert.equal(judge('PT-33', [], []).state, 'noSoftwareDuty')
})

test('the figures of a text add up', () => {
  for (const { articles, publishedArticles, duties, done, open, noSoftwareDuty } of coverageOf(
    textVersions,
    evidenceFrom([], []),
  )) {
    assert.equal(done + open + noSoftwareDuty, duties)
    assert.equal(done, 0)
    assert.ok(articles <= publishedArticles)
  }
})

test('the lines for programs count every article and every duty of the register, and say why some ask for no software', () => {
  const lines = jsonLines(coverageOf(textVersions, evidenceFrom([], []))).split('\n')
  const told = lines.map(line => JSON.parse(line) as ToldText)

  const all = told.at(-1)
  const states = told.flatMap(({ ids }) => Object.values(ids ?? {}))
  assert.deepEqual([all?.articles, all?.publishedArticles, all?.missing], [139, 139, []])
  assert.equal(states.length, 339)
  assert.equal(states.filter(({ state }) => state === 'record').length, 4)
  assert.ok(states.every(({ state, why }) => (state === 'noSoftwareDuty') === (why !== undefined && why !== '')))
})

type ToldText = {
  readonly articles: number
  readonly publishedArticles: number
  readonly missing?: readonly string[]
  readonly ids?: { readonly [id: string]: { readonly state: string; readonly why?: string } }
}

test('every duty has a row of its page, and every open one says what it lacks', () => {
  const texts = coverageOf(textVersions, evidenceFrom([table], []))

  const rows = rowsOf(coveragePage(texts))
  const openRows = rowsOf(openDutiesPage(texts))

  assert.equal(rows.length, sum(texts.map(text => text.duties)))
  assert.equal(openRows.length, sum(texts.map(text => text.open)))
  assert.ok(
    rows.includes(
      '| PT-26.2b | PT-26 | right | consumer | `sharingService.object`, `sharingService.decideObjection`, ' +
        '`sharingService.terminateIdle` | 30d, then `sharingService.terminatedAuto` | open |  |',
    ),
  )
  assert.ok(openRows.some(row => row.startsWith('| PT-20b |') && row.endsWith('| `demand.settle` | none |')))
})

function source(path: string, text: string): SourceFile {
  return { path, text }
}

function judge(id: string, sources: SourceFile[], tests: SourceFile[]) {
  const versions: readonly TextVersion[] = textVersions
  const judged = coverageOf(versions, evidenceFrom(sources, tests)).flatMap(text => text.judged)
  const found = judged.find(({ ref }) => ref.id === id)
  assert.ok(found, `no duty ${id}`)
  return { state: found.state, tests: found.tests, missingSteps: found.missingSteps }
}

function rowsOf(page: string): string[] {
  return page.split('\n').filter(line => /^\| [A-Z]{2}-/.test(line))
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
