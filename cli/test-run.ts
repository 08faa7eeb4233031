import { parseArgs } from 'node:util'
import { dayInShanghai } from '@gongshu/deadlines'
import { inBoth, inBothShort, tell } from './both-languages.ts'
import { describeFailure } from './failure.ts'
import { installForTests } from './test-machine.ts'
import { writeProof } from './test-proof.ts'
import { type Counts, noTests, runStage, type Stage } from './test-stage.ts'
import { checkStages, testStages } from './test-stages.ts'

// `bin/test [--check] [--proof] [stage …]`. The last line counts; the exit code is 1 when anything failed or nothing ran.
try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  tell(describeFailure(error))
  process.exitCode = 1
}

async function main(args: string[]): Promise<number> {
  const options = { check: { type: 'boolean' }, proof: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const all = values.check ? checkStages : [...checkStages, ...testStages]
  const unknown = positionals.find(name => !all.some(stage => stage.name === name))
  if (values.proof && (values.check || positionals.length > 0)) {
    tell(inBoth('test.proofNeedsAll'))
    return 2
  }
  if (unknown !== undefined) {
    tell(inBoth('test.unknownStage', { name: unknown, names: all.map(stage => stage.name).join(' ') }))
    return 2
  }
  const stages = all.filter(stage => positionals.length === 0 || positionals.includes(stage.name))
  if (!values.check) await installForTests(stages)
  const counts = await runInTurn(stages)
  // On request only: a run must leave a clean checkout clean, and what is published was proven as a whole.
  if (values.proof && counts.failed === 0) writeProof(counts.proven ?? [], dayInShanghai(new Date()))
  return report(counts)
}

async function runInTurn(stages: readonly Stage[]): Promise<Counts> {
  let sum = noTests
  for (const stage of stages) {
    const started = performance.now()
    process.stdout.write(`\n── ${stage.name} ──\n`)
    const { skipped, counts } = await runStage(stage)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    const outcome = skipped === null ? line(counts) : inBothShort(skipped)
    process.stdout.write(`   ${stage.name}: ${outcome} (${seconds} s)\n`)
    sum = add(sum, counts)
  }
  return sum
}

function report(sum: Counts): number {
  process.stdout.write(`\n${line(sum)}\n`)
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0
}

function line({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function add(left: Counts, right: Counts): Counts {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
    proven: [...(left.proven ?? []), ...(right.proven ?? [])],
  }
}
