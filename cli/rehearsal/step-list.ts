import { crashStep } from './step-crash.ts'
import { unitsStep } from './step-units.ts'
import type { Stage } from './stage.ts'

/** What a step has found out, computed while it ran. */
export type Facts = { readonly [name: string]: unknown }

export type RehearsalStep = {
  readonly id: string
  /** Steps without whose success this one cannot be run. */
  readonly needs: readonly string[]
  /** Throws a sentence when something does not hold. */
  readonly run: (stage: Stage) => Promise<Facts>
}

/** The main job in its order. */
export const rehearsalSteps = [
  { id: 'units', needs: [], run: unitsStep },
  { id: 'crash', needs: ['units'], run: crashStep },
] as const satisfies readonly RehearsalStep[]

export type StepId = (typeof rehearsalSteps)[number]['id']
