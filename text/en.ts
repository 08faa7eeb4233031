import { commandLine } from './en/command-line.ts'
import { commitment } from './en/commitment.ts'
import { fields } from './en/fields.ts'
import { gateway } from './en/gateway.ts'
import { notices } from './en/notices.ts'
import { openingWords } from './en/opening-words.ts'
import { portal } from './en/portal.ts'
import { refusals } from './en/refusals.ts'
import { registers } from './en/registers.ts'
import { rehearsal } from './en/rehearsal.ts'
import { setUpWords } from './en/set-up.ts'
import { states } from './en/states.ts'
import { statutory } from './en/statutory.ts'
import { steps } from './en/steps.ts'
import { workbench } from './en/workbench.ts'
import type { TextKey } from './zh.ts'

/** Every word the product says, in English. */
export const en: Record<TextKey, string> = {
  ...commandLine,
  ...commitment,
  ...fields,
  ...gateway,
  ...notices,
  ...openingWords,
  ...portal,
  ...refusals,
  ...registers,
  ...rehearsal,
  ...setUpWords,
  ...states,
  ...statutory,
  ...steps,
  ...workbench,
}
