import { type CaseType, cases, type Role, type StateOf, type Step, type StepOf } from '@gongshu/regulations'
import type { Static, TSchema } from 'typebox'

/** One step of a lifecycle: from which states, to which, by whom, with what. `new` opens a case. */
export type StepRow<C extends CaseType = CaseType> = {
  readonly from: readonly (StateOf<C> | 'new')[]
  readonly to: readonly StateOf<C>[]
  readonly by: Role | readonly Role[]
  readonly input: TSchema
  /** States in which somebody is waited for to take this step: it stands in their to-do list. */
  readonly awaited?: readonly StateOf<C>[]
  /** Taken only through the matter's own route or by the platform, because its input is made by the platform. */
  readonly internal?: true
  /** Everybody who holds the role may take it, not only the sides of the case, e.g. to acknowledge rules. */
  readonly anyUnit?: true
}

export type Lifecycle<C extends CaseType = CaseType> = {
  readonly type: C
  /** The noun of the case in paths, e.g. `demand-parts`. */
  readonly path: string
  readonly steps: { readonly [S in StepOf<C>]?: StepRow<C> }
}

/**
 * A table of states and steps. From it and the law come routes, permissions, to-do lists, buttons, diagrams and tests;
 * none of them is written a second time.
 */
export function lifecycle<const C extends CaseType, const S extends { readonly [K in StepOf<C>]?: StepRow<C> }>(
  type: C,
  table: { readonly path: string; readonly steps: S },
): { readonly type: C; readonly path: string; readonly steps: S } {
  for (const step of Object.keys(table.steps)) {
    const verb = step.slice(type.length + 1)
    if (!(cases[type].steps as readonly string[]).includes(verb)) throw new Error(`${step} is not declared in steps.ts`)
  }
  return { type, ...table }
}

/** Every step of a lifecycle with its row. */
export function stepsOf(table: Lifecycle): [Step, StepRow][] {
  return Object.entries(table.steps) as [Step, StepRow][]
}

export function rolesOf(row: StepRow): readonly Role[] {
  return typeof row.by === 'string' ? [row.by] : row.by
}

export type InputOf<R> = R extends { readonly input: infer S extends TSchema } ? Static<S> : never
