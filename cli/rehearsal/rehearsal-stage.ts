import { type Day, type DueDay, dueOn } from '@gongshu/deadlines'
import { clocksStartedBy, dutyById, type Law, lawOn, type Transition } from '@gongshu/regulations'
import type { RunningServer } from '../../server/start.ts'
import type { Made } from './made.ts'
import type { Seeded } from './seeded.ts'
import type { Credentials, WebUser } from './web-user.ts'

/** What a step has found out, computed while it ran. */
export type Facts = { readonly [name: string]: unknown }

/** What every step of the rehearsal is given: a running server, users who act on it, and what earlier steps left. */
export type Stage = {
  readonly server: RunningServer
  readonly seed: number
  readonly from: Day
  /** Everything of this run lies below: the server's data, its temporary files, the files that users handle. */
  readonly folders: { readonly data: string; readonly temporary: string; readonly files: string; readonly logs: string }
  readonly made: Partial<Made>
  readonly accounts: Account[]
  seeded(purpose: string): Seeded
  /** Notes duties that the step has seen at work; its articles are made from them. */
  cite(duties: readonly string[]): void
  signIn(credentials: Credentials): Promise<WebUser>
}

export type Account = Credentials & { readonly name: string; readonly unit: string; readonly roles: readonly string[] }

/** What an earlier step left. A step that needs it is not run when that step failed. */
export function left<K extends keyof Made>(stage: Stage, name: K): Made[K] {
  const found = stage.made[name]
  if (found === undefined) throw new Error(`an earlier step did not leave “${name}”`)
  return found
}

export function today(stage: Stage): Day {
  return stage.server.platform.clocks.today()
}

export function lawToday(stage: Stage): Law {
  const { jurisdiction, versions } = stage.server.platform
  return lawOn(jurisdiction, versions, today(stage))
}

export type ExpectedDue = DueDay & { readonly duty: string }

/** The last day of the duty that a transition starts, counted here from the law and the calendar, not asked of the server. */
export function expectedDue(stage: Stage, transition: Transition, start: Day): ExpectedDue {
  const due = dueIfAny(stage, transition, start)
  if (!due) throw new Error(`the law starts no clock with ${transition}`)
  return due
}

/** The same where the law may give no limit: null then. */
export function dueIfAny(stage: Stage, transition: Transition, start: Day): ExpectedDue | null {
  const due = clocksStartedBy(lawToday(stage), transition).map(({ id, clock }) => ({
    ...dueOn(start, clock.within, stage.server.platform.calendar()),
    duty: id,
  }))
  const [first = null] = due.sort((a, b) => (a.day < b.day ? -1 : 1))
  return first
}

/** The articles that duties belong to, in the order of the law. */
export function articlesOf(stage: Stage, duties: Iterable<string>): string[] {
  const law = lawToday(stage)
  const order = law.texts.flatMap(text => Object.keys(text.articles))
  const found = new Set([...duties].flatMap(id => dutyById(law, id)?.article ?? []))
  return order.filter(article => found.has(article))
}

/** Moves the rehearsal's day as the operator does. */
export async function advance(stage: Stage, by: string): Promise<{ today: Day; days: DayLine[] }> {
  return left(stage, 'users').operator.post('/api/clock/advance', { by })
}

export type DayLine = { readonly day: Day; readonly applied: number; readonly failed: number }
