import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CommandLineKey, inBothShort } from './both-languages.ts'
import { repositoryRoot } from './machine.ts'
import type { ProvenTest } from './test-proof.ts'

export type Counts = {
  passed: number
  failed: number
  skipped: number
  /** The tests that passed and are named after a duty. */
  proven?: readonly ProvenTest[]
}

/** One kind of check. Its runs follow each other; what it needs from the machine says why it is skipped where absent. */
export type Stage = {
  name: string
  /** Why the stage cannot run here; null when it can. */
  unable?: () => CommandLineKey | null
  /** A program that counts as one test, or files of tests run together. */
  runs: () => Run[]
  /** Prepares and cleans up around all runs; what it answers is added to their environment. */
  around?: (run: (env: NodeJS.ProcessEnv) => Promise<Counts>) => Promise<Counts>
}

export type Run = { program: string[] } | { files: string[]; oneProcess?: boolean }

export const noTests: Counts = { passed: 0, failed: 0, skipped: 0 }

export async function runStage(stage: Stage): Promise<{ skipped: CommandLineKey | null; counts: Counts }> {
  const runs = stage.runs().filter(run => 'program' in run || run.files.length > 0)
  const skipped = runs.length === 0 ? 'test.skipNoFiles' : (stage.unable?.() ?? null)
  if (skipped) return { skipped, counts: noTests }
  const around = stage.around ?? (run => run({}))
  return { skipped: null, counts: await around(env => runAll(runs, env)) }
}

async function runAll(runs: Run[], env: NodeJS.ProcessEnv): Promise<Counts> {
  const sum: Counts = { ...noTests }
  for (const run of runs) {
    const counts = 'program' in run ? await runProgram(run.program, env) : await runFiles(run, env)
    sum.passed += counts.passed
    sum.failed += counts.failed
    sum.skipped += counts.skipped
    sum.proven = [...(sum.proven ?? []), ...(counts.proven ?? [])]
  }
  return sum
}

async function runProgram(program: string[], env: NodeJS.ProcessEnv): Promise<Counts> {
  const code = await nodeProcess(program, env)
  return code === 0 ? { ...noTests, passed: 1 } : { ...noTests, failed: 1 }
}

async function runFiles(run: { files: string[]; oneProcess?: boolean }, env: NodeJS.ProcessEnv): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'gongshu-test-'))
  const summary = join(folder, 'counts.json')
  try {
    const code = await nodeProcess([...testArguments(run.oneProcess ?? false), ...run.files], {
      ...env,
      GONGSHU_TEST_COUNTS: summary,
    })
    return believable(countsIn(summary), code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function testArguments(oneProcess: boolean): string[] {
  const reporter = join(repositoryRoot, 'cli', 'test-reporter.ts')
  return [
    '--test',
    `--test-reporter=${encodeURI(`file://${reporter}`)}`,
    '--test-reporter-destination=stdout',
    '--test-timeout=600000',
    ...(oneProcess ? ['--test-isolation=none'] : ['--test-concurrency=2']),
  ]
}

function countsIn(summary: string): Counts {
  try {
    return JSON.parse(readFileSync(summary, 'utf8')) as Counts
  } catch {
    return noTests
  }
}

/** Files that ran no test, and a runner that ended badly without naming a failure, are failures. */
function believable(counts: Counts, code: number): Counts {
  const ran = counts.passed + counts.failed + counts.skipped
  if (ran === 0) process.stdout.write(`   ✗ ${inBothShort('test.nothingRan')}\n`)
  const silent = ran === 0 || (code !== 0 && counts.failed === 0)
  return silent ? { ...counts, failed: counts.failed + 1 } : counts
}

function nodeProcess(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  // Set inside a test process: node's runner would take ours for one of its own children.
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: repositoryRoot,
      env: { ...inherited, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.once('error', reject)
    child.once('close', code => resolve(code ?? 1))
  })
}
