import { type Calendar, type Day, dueOn } from '@gongshu/deadlines'
import type { CaseFact } from '@gongshu/regulations'
import {
  type CaseType,
  caseTypeOf,
  clocksStartedBy,
  type Law,
  type Role,
  type StartedClock,
  type Transition,
} from '@gongshu/regulations'
import { newId } from '../base/ids.ts'
import type { RunningDutyTable } from '../db/schema-core.ts'

export type DutyCase = {
  readonly id: string
  readonly type: CaseType
  readonly unitId: string | null
  readonly partyId: string | null
}

/** One case entering one state: what starts and ends clocks. */
export type CaseMove = {
  readonly moved: DutyCase
  readonly linked: readonly DutyCase[]
  readonly transition: Transition
  readonly effectiveOn: Day
  readonly facts: readonly CaseFact[]
  readonly law: Law
}

/** The running duties that a move starts, each with its last day. Nothing is stored and nothing fires here. */
export function dutiesStartedBy(move: CaseMove, calendar: Calendar): RunningDutyTable[] {
  return clocksStartedBy(move.law, move.transition)
    .filter(({ clock }) => !clock.unless || !move.facts.includes(clock.unless))
    .flatMap(started => carriersOf(started, move).map(carrier => runningDuty(started, carrier, { move, calendar })))
}

/** The new last day of a duty that a signal starts anew, e.g. a use of the service on `signalOn`. */
export function restarted(started: StartedClock, signalOn: Day, calendar: Calendar) {
  const due = dueOn(signalOn, started.clock.within, calendar)
  return { started_on: signalOn, due_on: due.day, provisional: due.provisional, calendar: calendar.version }
}

function carriersOf(started: StartedClock, move: CaseMove): readonly DutyCase[] {
  if (started.clock.on !== 'linkedCase') return [move.moved]
  const end = started.clock.endsOn[0]
  if (!end) throw new Error(`${started.id} hangs on a linked case but names no transition that ends it`)
  return move.linked.filter(linked => linked.type === caseTypeOf(end))
}

function runningDuty(
  started: StartedClock,
  carrier: DutyCase,
  { move, calendar }: { move: CaseMove; calendar: Calendar },
): RunningDutyTable {
  const due = dueOn(move.effectiveOn, started.clock.within, calendar)
  const who = ([] as Role[]).concat(started.duty.who)[0] ?? 'operator'
  return {
    id: newId(),
    duty: started.id,
    article: started.article,
    law: started.text.id,
    case_id: carrier.id,
    case_type: carrier.type,
    unit_id: unitThatMustAct(who, carrier),
    who,
    started_on: move.effectiveOn,
    due_on: due.day,
    provisional: due.provisional,
    calendar: calendar.version,
    outcome: started.clock.ifMissed?.outcome ?? null,
    ended_on: null,
    ended_by: null,
  }
}

function unitThatMustAct(who: Role, carrier: DutyCase): string | null {
  if (who === 'provider') return carrier.unitId
  return who === 'consumer' || who === 'applicant' ? carrier.partyId : null
}
