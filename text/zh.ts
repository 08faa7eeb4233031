import { commandLine } from './zh/command-line.ts'
import { commitment } from './zh/commitment.ts'
import { fields } from './zh/fields.ts'
import { gateway } from './zh/gateway.ts'
import { notices } from './zh/notices.ts'
import { openingWords } from './zh/opening-words.ts'
import { portal } from './zh/portal.ts'
import { refusals } from './zh/refusals.ts'
import { registers } from './zh/registers.ts'
import { rehearsal } from './zh/rehearsal.ts'
import { setUpWords } from './zh/set-up.ts'
import { states } from './zh/states.ts'
import { statutory } from './zh/statutory.ts'
import { steps } from './zh/steps.ts'
import { workbench } from './zh/workbench.ts'

/** Every word the product says, in Chinese. A test compares the keys with the English ones. */
export const zh = {
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
} as const

export type TextKey = keyof typeof zh
