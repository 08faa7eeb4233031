import { commandLine } from './zh/command-line.ts'
import { gateway } from './zh/gateway.ts'
import { portal } from './zh/portal.ts'
import { refusals } from './zh/refusals.ts'
import { statutory } from './zh/statutory.ts'
import { workbench } from './zh/workbench.ts'

/** Every word the product says, in Chinese. A test compares the keys with the English ones. */
export const zh = { ...commandLine, ...gateway, ...portal, ...refusals, ...statutory, ...workbench } as const

export type TextKey = keyof typeof zh
