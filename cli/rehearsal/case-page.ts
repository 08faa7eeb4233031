import type { Day } from '@gongshu/deadlines'
import type { WebUser } from './web-user.ts'

/** The page of a case as anyone who takes part reads it. */
export type CasePage = {
  readonly case: { readonly id: string; readonly state: string; readonly since: Day; readonly title: string }
  readonly timeline: readonly TimelineEvent[]
  readonly duties: readonly RunningDuty[]
}

export type TimelineEvent = {
  readonly id: string
  readonly step: string
  readonly to_state: string
  readonly account_id: string | null
  readonly on_behalf_of: string | null
  readonly duties: readonly string[]
  readonly reason: string | null
  readonly effective_on: Day
}

export type RunningDuty = {
  readonly duty: string
  readonly started_on: Day
  readonly due_on: Day
  readonly provisional: boolean
  readonly ended_on: Day | null
  readonly workdaysLeft: number
}

export function readCase(user: WebUser, id: string): Promise<CasePage> {
  return user.get(`/api/cases/${id}`)
}

/** The duty of the case that still runs under this id. */
export function runningDuty(page: CasePage, duty: string): RunningDuty {
  const found = page.duties.find(one => one.duty === duty && one.ended_on === null)
  if (!found) throw new Error(`${duty} does not run on ${page.case.title}`)
  return found
}

/** The event that brought the case into its present state. */
export function lastEvent(page: CasePage): TimelineEvent {
  const event = page.timeline.findLast(one => one.to_state === page.case.state)
  if (!event) throw new Error(`no event explains the state of ${page.case.title}`)
  return event
}
