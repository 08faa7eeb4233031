import type { ClockCourse } from './law-replay.ts'

/** What another version of the law would have made of one clock. */
export type Difference = {
  readonly number: string
  readonly duty: string
  readonly startedOn: string
  readonly was: Side | null
  readonly would: Side | null
  readonly kinds: readonly DifferenceKind[]
}

export type Side = Pick<ClockCourse, 'dueOn' | 'overdue' | 'outcome' | 'refused'>

export type DifferenceKind =
  | 'clockAdded'
  | 'clockGone'
  | 'dueMoved'
  | 'overdue'
  | 'notOverdue'
  | 'outcome'
  | 'noOutcome'
  | 'refused'

/** The clocks that ran otherwise under the second law, in the order of their cases. */
export function differencesBetween(
  own: ReadonlyMap<string, ClockCourse>,
  other: ReadonlyMap<string, ClockCourse>,
): Difference[] {
  const keys = [...new Set([...own.keys(), ...other.keys()])]
  return keys
    .flatMap(key => {
      const [was, would] = [own.get(key), other.get(key)]
      const either = was ?? would
      const kinds = kindsOf(was, would)
      if (!either || !kinds.length) return []
      const { number, duty, startedOn } = either
      return [{ number, duty, startedOn, was: sideOf(was), would: sideOf(would), kinds }]
    })
    .toSorted((a, b) => compare(`${a.number} ${a.duty}`, `${b.number} ${b.duty}`))
}

function kindsOf(was: ClockCourse | undefined, would: ClockCourse | undefined): DifferenceKind[] {
  return [
    ...(!was ? ['clockAdded' as const] : []),
    ...(!would ? ['clockGone' as const] : []),
    ...(was && would && was.dueOn !== would.dueOn ? ['dueMoved' as const] : []),
    ...(would?.overdue && !was?.overdue ? ['overdue' as const] : []),
    ...(was?.overdue && !would?.overdue ? ['notOverdue' as const] : []),
    ...(would?.outcome && !was?.outcome ? ['outcome' as const] : []),
    ...(was?.outcome && !would?.outcome ? ['noOutcome' as const] : []),
    ...(would?.refused ? ['refused' as const] : []),
  ]
}

function sideOf(course: ClockCourse | undefined): Side | null {
  if (!course) return null
  const { dueOn, overdue, outcome, refused } = course
  return { dueOn, overdue, outcome, refused }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
