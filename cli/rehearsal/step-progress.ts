import { wordsFor } from '../../text/words.ts'
import type { StepReport, Watcher } from './run-steps.ts'

/** Tells a person how the rehearsal goes: on a terminal a list whose last line lives, elsewhere one plain line per step. */
export function progressOn(out: NodeJS.WriteStream): Watcher {
  const live = out.isTTY === true
  return {
    began: id => {
      if (live) out.write(`  …  ${named(id)}`)
    },
    lacking: ({ id, absent }) => out.write(`  –  ${named(id)}\n     ${absent}\n`),
    ended: report => out.write(`${live ? '\r\u001b[2K' : ''}${lineOf(report)}\n`),
  }
}

function lineOf(report: StepReport): string {
  const { id, articles, ok, ms, error } = report
  const line = `  ${ok ? '✓' : '✗'}  ${named(id)}  [${articles.join(' ')}]  ${(ms / 1000).toFixed(1)} s`
  return error ? `${line}\n     ${error}` : line
}

function named(id: string): string {
  return `${id.padEnd(14)} ${wordsFor('zh', `rehearsal.step.${id}`)}  ${wordsFor('en', `rehearsal.step.${id}`)}`
}
