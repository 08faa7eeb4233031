import { wordsFor } from '../../text/words.ts'
import type { StepReport } from './run-steps.ts'

/** Says a sentence of the rehearsal in both languages: a terminal does not say which one its reader knows. */
export function say(key: string, params: { readonly [name: string]: string | number }): void {
  for (const language of ['zh', 'en'] as const) {
    process.stdout.write(`${wordsFor(language, `rehearsal.${key}`, params)}\n`)
  }
}

export function sayResult(steps: readonly StepReport[], { seconds, size }: { seconds: number; size: number }): void {
  const failed = steps.filter(step => !step.ok).length
  if (failed) say('someFail', { steps: steps.length, failed })
  else say('allHold', { steps: steps.length, seconds, size })
}
