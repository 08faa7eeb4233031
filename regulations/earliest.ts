import { type Calendar, type Day, type DueDay, dueOn } from '@gongshu/deadlines'
import type { StartedClock } from './law.ts'

/** One act with a limit: its last day, the clocks that set that day, and every clock that limits the act. */
export type LimitedAct = {
  readonly due: DueDay
  readonly governing: readonly StartedClock[]
  readonly cited: readonly StartedClock[]
}

/**
 * Composes the clocks that one transition starts. Where several limit the same act, that is hang on the same case and
 * share an end, the earlier day governs and all are cited.
 */
export function earliestOf(started: readonly StartedClock[], startedOn: Day, calendar: Calendar): LimitedAct[] {
  return groupsOf(started).map(cited => {
    const dues = cited.map(one => ({ one, due: dueOn(startedOn, one.clock.within, calendar) }))
    const [first] = dues.toSorted((a, b) => (a.due.day < b.due.day ? -1 : Number(a.due.day > b.due.day)))
    if (!first) throw new Error('a group of clocks is never empty')
    const governing = dues.filter(({ due }) => due.day === first.due.day).map(({ one }) => one)
    return { due: first.due, governing, cited }
  })
}

function groupsOf(started: readonly StartedClock[]): StartedClock[][] {
  const groups: StartedClock[][] = []
  for (const clock of started) {
    const same = groups.filter(group => group.some(other => limitsSameAct(clock, other)))
    for (const group of same) groups.splice(groups.indexOf(group), 1)
    groups.push([...same.flat(), clock])
  }
  return groups
}

function limitsSameAct({ clock: a }: StartedClock, { clock: b }: StartedClock): boolean {
  return a.startsOn === b.startsOn && a.on === b.on && a.endsOn.some(end => b.endsOn.includes(end))
}
