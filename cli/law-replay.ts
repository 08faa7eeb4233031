import { addDays, type Calendar, type Day, dueOn } from '@gongshu/deadlines'
import {
  type CaseType,
  caseTypeOf,
  clocksOf,
  groundsFor,
  type Law,
  type StartedClock,
  type Step,
  type Transition,
} from '@gongshu/regulations'
import { rolesOf, type StepRow } from '../server/acts/lifecycle.ts'

/** One step of a past case, as the platform has recorded it. */
export type PastMove = {
  readonly seq: number
  readonly step: Step
  readonly from: string | null
  readonly to: string
  readonly on: Day
  readonly system: boolean
  readonly groundLevels: readonly string[]
}

export type PastCase = {
  readonly id: string
  readonly type: CaseType
  readonly number: string
  readonly parentId: string | null
  readonly law: readonly string[]
  readonly moves: readonly PastMove[]
  /** The duties that ran on it: a duty that its law would have started and that is not here was excused by a fact. */
  readonly duties: readonly string[]
  readonly uses: readonly Day[]
}

export type Replay = {
  readonly calendar: Calendar
  readonly today: Day
  readonly rows: ReadonlyMap<Step, StepRow>
}

/** How one clock has run: its last day, whether that was missed, and what missing it brought. */
export type ClockCourse = {
  readonly caseId: string
  readonly number: string
  readonly duty: string
  readonly startedOn: Day
  readonly dueOn: Day
  readonly provisional: boolean
  readonly endedOn: Day | null
  readonly overdue: boolean
  readonly outcome: { readonly to: Transition; readonly on: Day } | null
  /** The first act that could not have been taken any more once the outcome had come. */
  readonly refused: { readonly step: Step; readonly on: Day } | null
}

/** The clocks of past cases under a law, each by its case, duty and start. Nothing is asked of any platform. */
export function coursesOf(
  cases: readonly PastCase[],
  lawOf: (found: PastCase) => { own: Law; under: Law },
  replay: Replay,
): Map<string, ClockCourse> {
  const children = Map.groupBy(cases, found => found.parentId)
  const courses = new Map<string, ClockCourse>()
  for (const found of cases) {
    const laws = lawOf(found)
    for (const move of found.moves) {
      const entered = `${found.type}.${move.to}`
      for (const started of clocksOf(laws.under).filter(({ clock }) => clock.startsOn === entered)) {
        for (const carrier of carriersOf(started, { found, move, children: children.get(found.id) ?? [] })) {
          if (isExcused(started, carrier, laws.own)) continue
          const course = courseOf(started, { carrier, move, own: laws.own }, replay)
          courses.set(`${carrier.id} ${started.id} ${move.seq}`, course)
        }
      }
    }
  }
  return courses
}

export type RefusedGround = { readonly number: string; readonly step: Step; readonly on: Day; readonly duty: string }

/** The past acts whose legal grounds are of no level that the law accepts. */
export function groundsRefused(found: PastCase, law: Law): RefusedGround[] {
  return found.moves.flatMap(({ step, on, groundLevels }) => {
    const wanted = groundLevels.length ? groundsFor(law, step) : null
    const accepted = !wanted || groundLevels.every(level => (wanted.levels as readonly string[]).includes(level))
    return accepted ? [] : [{ number: found.number, step, on, duty: wanted.duty.id }]
  })
}

type Begun = { readonly found: PastCase; readonly move: PastMove; readonly children: readonly PastCase[] }

function carriersOf(started: StartedClock, { found, move, children }: Begun): readonly PastCase[] {
  if (started.clock.on !== 'linkedCase') return [found]
  const [end] = started.clock.endsOn
  if (!end) return []
  const opened = (child: PastCase) => child.moves[0]?.on === move.on && (child.moves[0]?.seq ?? 0) > move.seq
  return children.filter(child => child.type === caseTypeOf(end) && opened(child))
}

function isExcused({ id, clock }: StartedClock, carrier: PastCase, own: Law): boolean {
  const ranThen = clocksOf(own).some(started => started.id === id)
  return clock.unless !== undefined && ranThen && !carrier.duties.includes(id)
}

type Running = { readonly carrier: PastCase; readonly move: PastMove; readonly own: Law }

function courseOf(started: StartedClock, running: Running, { calendar, today, rows }: Replay): ClockCourse {
  const { carrier, move } = running
  const end = endOf(started, running)
  const until = end?.on ?? today
  const { startedOn, due } = dueAfterUses(started, { from: move.on, until, uses: carrier.uses, calendar })
  const missed = end ? end.on > due.day : today > due.day
  const outcome = missed && !due.provisional ? outcomeOf(started, running, due.day) : null
  return {
    caseId: carrier.id,
    number: carrier.number,
    duty: started.id,
    startedOn,
    dueOn: due.day,
    provisional: due.provisional,
    endedOn: end?.on ?? null,
    overdue: missed && outcome === null,
    outcome,
    refused: outcome ? refusedAfter(outcome, running, rows) : null,
  }
}

// An outcome that came by the law of the case is what that law did, no end that a person brought about.
function endOf({ clock }: StartedClock, { carrier, move, own }: Running): PastMove | null {
  const byItself = clocksOf(own).flatMap(({ clock: other }) => other.ifMissed?.outcome ?? [])
  const ends: readonly Transition[] = [...clock.endsOn, ...(clock.on === 'linkedCase' ? [] : [clock.startsOn])]
  const later = carrier.moves.filter(({ seq }) => seq > move.seq)
  const found = later.find(({ to, system }) => {
    const entered = `${carrier.type}.${to}` as Transition
    return ends.includes(entered) && !(system && byItself.includes(entered))
  })
  return found ?? null
}

type Span = {
  readonly from: Day
  readonly until: Day
  readonly uses: readonly Day[]
  readonly calendar: Calendar
}

function dueAfterUses({ clock }: StartedClock, { from, until, uses, calendar }: Span) {
  let startedOn = from
  let due = dueOn(startedOn, clock.within, calendar)
  if (!clock.restartsOn) return { startedOn, due }
  for (;;) {
    const lastUse = uses.findLast(day => day > startedOn && day <= due.day && day <= until)
    if (!lastUse) return { startedOn, due }
    startedOn = lastUse
    due = dueOn(startedOn, clock.within, calendar)
  }
}

function outcomeOf({ clock }: StartedClock, { own }: Running, due: Day): ClockCourse['outcome'] {
  const missed = clock.ifMissed
  if (!missed || (missed.onBehalfOf && !own.jurisdiction.choices.actsOnBehalf.value)) return null
  return { to: missed.outcome, on: addDays(due, 1) }
}

// What is due comes before what a person does on the same day.
function refusedAfter(
  { to, on }: NonNullable<ClockCourse['outcome']>,
  { carrier, move }: Running,
  rows: Replay['rows'],
): ClockCourse['refused'] {
  const state = to.slice(to.indexOf('.') + 1)
  const next = carrier.moves.find(later => later.seq > move.seq && later.on >= on && !later.system)
  const row = next && rows.get(next.step)
  if (!row || rolesOf(row).length === 0) return null
  return (row.from as readonly string[]).includes(state) ? null : { step: next.step, on: next.on }
}
