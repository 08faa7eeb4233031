import { commandLine } from './en/command-line.ts'
import { gateway } from './en/gateway.ts'
import { portal } from './en/portal.ts'
import { refusals } from './en/refusals.ts'
import { statutory } from './en/statutory.ts'
import { workbench } from './en/workbench.ts'
import type { TextKey } from './zh.ts'

/** Every word the product says, in English. */
export const en: Record<TextKey, string> = {
  ...commandLine,
  ...gateway,
  ...portal,
  ...refusals,
  ...statutory,
  ...workbench,
}
