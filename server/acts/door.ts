import type { Calendar, Day } from '@gongshu/deadlines'
import {
  absenceOf,
  type Jurisdiction,
  type Law,
  lawFromRefs,
  lawOn,
  officeOfStep,
  type Step,
  type TextVersion,
} from '@gongshu/regulations'
import type { Clocks } from '../base/clocks.ts'
import type { Log } from '../base/logging.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { CaseRow } from '../db/schema-core.ts'
import type { Actions, FollowUp } from './act-types.ts'
import { type Lifecycle, type StepRow, stepsOf } from './lifecycle.ts'

/** What a clock must read from a later matter before it may fire. */
export type OutcomeReaders = {
  /** The day of the last use of a service, null if it was never used. */
  readonly lastUse: (tx: Tx, caseId: string) => Promise<Day | null>
}

/** What an event in one matter causes in a later one, in the same transaction. One row of a table in start.ts. */
export type Reaction = {
  readonly on: string
  readonly next: (tx: Tx, moved: CaseRow) => Promise<FollowUp[]>
}

/** What has changed in a case's content since the revision that somebody saw who now acts on it. */
export type ChangedSince = (tx: Tx, found: CaseRow, seenRevision: number) => Promise<readonly object[]>

/** What a later matter does on each sweep, before anything that is due is applied. Safe to repeat. */
export type DailyWork = (door: Door) => Promise<void>

export type ActsParts = {
  readonly db: Db
  readonly jurisdiction: Jurisdiction
  readonly versions: readonly TextVersion[]
  readonly calendar: () => Calendar
  readonly clocks: Clocks
  readonly log: Log
  readonly lifecycles: readonly Lifecycle[]
  readonly actions: Actions
  readonly reactions: readonly Reaction[]
  readonly readers: OutcomeReaders
  /** By type of case; for the other types a second actor only learns that the case has moved on. */
  readonly changedSince?: { readonly [type: string]: ChangedSince }
  readonly dailyWork?: readonly DailyWork[]
  /** Called after each commit that wrote events: wakes the sequencer. */
  readonly onCommit: () => void
}

export type Door = ActsParts & {
  readonly rows: ReadonlyMap<Step, StepRow>
  lawOf(found: Pick<CaseRow, 'law'> | null): Law
}

export function doorOf(parts: ActsParts): Door {
  return {
    ...parts,
    rows: new Map(
      parts.lifecycles.flatMap(table => stepsOf(table).map(([step, row]) => [step, rowHere(parts, step, row)])),
    ),
    lawOf: found =>
      found
        ? lawFromRefs(parts.jurisdiction, parts.versions, found.law)
        : lawOn(parts.jurisdiction, parts.versions, parts.clocks.today()),
  }
}

// A step that this jurisdiction lacks is refused with its reason, but nobody is waited for to take it and no screen
// offers it; an office that the jurisdiction has chosen takes the place of the table's.
function rowHere({ jurisdiction }: ActsParts, step: Step, row: StepRow): StepRow {
  const office = officeOfStep(jurisdiction, step)
  const here = office ? { ...row, by: office } : row
  return absenceOf(jurisdiction, step) ? { ...here, awaited: [], internal: true } : here
}
