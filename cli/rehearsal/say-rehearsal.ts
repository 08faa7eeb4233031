import { wordsFor } from '../../text/words.ts'
import { type AbsentStep, holds, type StepReport } from './run-steps.ts'

/** Says a sentence of the rehearsal in both languages: a terminal does not say which one its reader knows. */
export function say(key: string, params: { readonly [name: string]: string | number }): void {
  for (const language of ['zh', 'en'] as const) {
    process.stdout.write(`${wordsFor(language, `rehearsal.${key}`, params)}\n`)
  }
}

export function sayResult(
  reports: readonly (StepReport | AbsentStep)[],
  { seconds, size }: { seconds: number; size: number },
): void {
  const failed = reports.filter(report => !holds(report)).length
  const steps = reports.filter(report => !('absent' in report)).length
  if (failed) say('someFail', { steps, failed })
  else say('allHold', { steps, seconds, size })
}
