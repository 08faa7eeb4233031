import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { articlesIn, type DutyRef, type TextVersion, textVersions } from '@gongshu/regulations'
import { coveragePage, openDutiesPage, summary } from './coverage-pages.ts'
import { type DutyState, type Evidence, readEvidence, stateOf, type TextCoverage } from './duty-state.ts'

/** `gongshu coverage [--json] [--write] [--check]`: which duties of the law the platform fulfils. Answers with the exit code. */
export async function coverage(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (!options) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  const texts = coverageOf(textVersions, readEvidence(root))
  if (options.check) return check(texts)
  if (options.write) writePages(texts)
  process.stdout.write(`${options.json ? jsonLines(texts) : summary(texts).join('\n')}\n`)
  return 0
}

/** The figures of each text, with every duty judged. */
export function coverageOf(versions: readonly TextVersion[], evidence: Evidence): TextCoverage[] {
  return versions.map(version => {
    const judged = dutiesIn(version).map(ref => ({ ref, ...stateOf(ref, evidence) }))
    const count = (state: DutyState['state']) => judged.filter(duty => duty.state === state).length
    return {
      text: version.text,
      title: version.title,
      articles: Object.keys(version.articles).length,
      publishedArticles: articlesIn(readFileSync(join(root, 'regulations', version.text, 'source.txt'), 'utf8')).length,
      duties: judged.length,
      done: count('done'),
      open: count('open'),
      noSoftwareDuty: count('noSoftwareDuty'),
      judged,
    }
  })
}

const root = join(import.meta.dirname, '..')
const registers: { readonly [text: string]: readonly string[] } = JSON.parse(
  readFileSync(join(root, 'test/fixtures/duty-ids.json'), 'utf8'),
)

const usage =
  '用法：gongshu coverage [--json] [--write | --check]。\n' + 'Usage: gongshu coverage [--json] [--write | --check].'

// A table, so that a third page is one row.
const pages = {
  'docs/generated/coverage.md': coveragePage,
  'docs/generated/open-duties.md': openDutiesPage,
} as const

type Options = { readonly json?: boolean; readonly write?: boolean; readonly check?: boolean }

function readOptions(args: string[]): Options | null {
  const flag = { type: 'boolean' } as const
  try {
    const { values } = parseArgs({ args, options: { json: flag, write: flag, check: flag } })
    return values.write && values.check ? null : values
  } catch (error) {
    // parseArgs names an unknown option by a TypeError; anything else is a bug.
    if (error instanceof TypeError) return null
    throw error
  }
}

function check(texts: readonly TextCoverage[]): number {
  const stale = Object.entries(pages).filter(([path, render]) => readPage(path) !== render(texts))
  if (stale.length === 0) return 0
  const names = stale.map(([path]) => path)
  process.stderr.write(
    `${names.join('、')} 已过时，请运行 gongshu coverage --write 并提交。\n` +
      `${names.join(' and ')} no longer match the sources; run gongshu coverage --write and commit the result.\n`,
  )
  return 1
}

function writePages(texts: readonly TextCoverage[]): void {
  for (const [path, render] of Object.entries(pages)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), render(texts))
  }
}

function readPage(path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** A line for each text with the state of every duty of the register, and one for all texts together. */
export function jsonLines(texts: readonly TextCoverage[]): string {
  const lines = texts.map(covered => ({ ...figuresOf(covered), ids: statesOf(covered) }))
  const sum = (name: keyof ReturnType<typeof figuresOf>) => lines.reduce((total, line) => total + line[name], 0)
  const missing = lines.flatMap(({ ids }) => Object.keys(ids).filter(id => ids[id]?.state === 'missing'))
  const names = Object.keys(figuresOf()) as (keyof ReturnType<typeof figuresOf>)[]
  const all = { text: 'all', ...Object.fromEntries(names.map(name => [name, sum(name)])), missing }
  const told = texts.map(({ text, title }, index) => ({ text, title, ...lines[index] }))
  return [...told, all].map(line => JSON.stringify(line)).join('\n')
}

function figuresOf(covered?: TextCoverage) {
  const { articles = 0, publishedArticles = 0, duties = 0, done = 0, open = 0, noSoftwareDuty = 0 } = covered ?? {}
  return { articles, publishedArticles, duties, done, open, noSoftwareDuty }
}

type ToldState = { readonly state: DutyState['state'] | 'record' | 'missing'; readonly why?: string }

function statesOf({ text, judged }: TextCoverage): { readonly [id: string]: ToldState } {
  const found = new Map(judged.map(({ ref, state }) => [ref.id, { state, why: ref.duty.noSoftwareDuty }]))
  const registered = registers[text] ?? [...found.keys()]
  return Object.fromEntries(
    registered.map((id): [string, ToldState] => {
      const { state, why } = found.get(id) ?? {}
      // Row 0 of a text, its approval and issue, is the record of the version itself.
      if (!state) return [id, { state: /-0$/.test(id) ? 'record' : 'missing' }]
      return [id, why === undefined ? { state } : { state, why }]
    }),
  )
}

function dutiesIn(version: TextVersion): DutyRef[] {
  return Object.entries(version.articles).flatMap(([article, { duties }]) =>
    Object.entries(duties).map(([id, duty]) => ({ id, article, text: version, duty })),
  )
}
