import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DutyRef, Step } from '@gongshu/regulations'

/** What the sources show: the steps that are built, and the test files named after each duty. */
export type Evidence = {
  readonly builtSteps: ReadonlySet<string>
  readonly testsOf: ReadonlyMap<string, readonly string[]>
}

export type DutyState = {
  readonly state: 'done' | 'open' | 'noSoftwareDuty'
  readonly tests: readonly string[]
  readonly missingSteps: readonly Step[]
}

export type JudgedDuty = DutyState & { readonly ref: DutyRef }

export type TextCoverage = {
  readonly text: string
  readonly title: string
  /** How many articles are data, and how many the published text has. */
  readonly articles: number
  readonly publishedArticles: number
  readonly duties: number
  readonly done: number
  readonly open: number
  readonly noSoftwareDuty: number
  readonly judged: readonly JudgedDuty[]
}

/** The rule in one sentence each; the generated pages open with it. */
export const rule = [
  "A duty is **done** when every step it names is built and a test is named after it (`test('<duty id>: …'`).",
  'A step is built when its quoted name stands in a file of `server/` that declares a lifecycle (`lifecycle(`), in an ' +
    'action file (`*-actions.ts`) or, for the use of a service, which changes no state, in `server/gateway/`.',
  'A duty without steps (a report, a page, a recurring work, a definition) is done when a test is named after it.',
  'Tests count in `test/articles/`, beside the code of `server/` and in `regulations/`; a skipped test does not count.',
  'A duty in which software has no part is counted apart, with its reason in the article. All others are **open**.',
] as const

/** Judges one duty by the evidence. */
export function stateOf({ id, duty }: DutyRef, evidence: Evidence): DutyState {
  if (duty.noSoftwareDuty !== undefined) return { state: 'noSoftwareDuty', tests: [], missingSteps: [] }
  const tests = evidence.testsOf.get(id) ?? []
  const missingSteps = (duty.steps ?? []).filter(step => !evidence.builtSteps.has(step))
  return { state: tests.length > 0 && missingSteps.length === 0 ? 'done' : 'open', tests, missingSteps }
}

/** Reads the sources below the root of the repository. */
export function readEvidence(root: string): Evidence {
  const sources = filesOf(root, ['server/**/*.ts']).filter(({ path }) => !isTest(path))
  const tests = filesOf(root, ['test/articles/**/*.ts', 'server/**/*.ts', 'regulations/**/*.ts']).filter(({ path }) =>
    isTest(path),
  )
  return evidenceFrom(sources, tests)
}

export type SourceFile = { readonly path: string; readonly text: string }

/** The same from files already read. */
export function evidenceFrom(sources: readonly SourceFile[], tests: readonly SourceFile[]): Evidence {
  const builtSteps = new Set(sources.filter(buildsSteps).flatMap(({ text }) => quotedNames(text)))
  const testsOf = new Map<string, string[]>()
  for (const { path, text } of tests) {
    for (const id of new Set(namedDuties(text))) testsOf.set(id, [...(testsOf.get(id) ?? []), path])
  }
  return { builtSteps, testsOf }
}

function buildsSteps({ path, text }: SourceFile): boolean {
  return /\blifecycle\(/.test(text) || path.endsWith('-actions.ts') || path.startsWith('server/gateway/')
}

function quotedNames(text: string): string[] {
  return [...text.matchAll(/'(\w+\.\w+)'/g)].flatMap(([, name]) => name ?? [])
}

// One test may prove several duties: test('<id>, <id>: …'. A name ends at its closing quote.
function namedDuties(text: string): string[] {
  const titles = [...text.matchAll(/^\s*(?:await )?(?:\w+\.)?test\(\s*(['"`])((?:(?!\1)[^\n:])*):/gm)]
  return titles.flatMap(([, , beforeColon]) => beforeColon?.match(/\b[A-Z]{2}-\d+(?:\.\d+)*[a-z]?\b/g) ?? [])
}

function filesOf(root: string, patterns: readonly string[]): SourceFile[] {
  const paths = globSync([...patterns], { cwd: root }).map(path => path.replaceAll('\\', '/'))
  return paths.toSorted().map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

function isTest(path: string): boolean {
  return path.endsWith('.test.ts')
}
