import type { Day } from '@gongshu/deadlines'
import {
  absenceOf,
  caseTypeOf,
  clocksEndedBy,
  type DutyRef,
  dutiesCitedBy,
  dutiesFor,
  type Law,
  lawFromRefs,
  refsOf,
  type Step,
  transition,
} from '@gongshu/regulations'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import type { Tx } from '../db/open-database.ts'
import type { CaseRow } from '../db/schema-core.ts'
import { dutiesStartedBy } from '../duties/running-duty.ts'
import { endRunningDuties, handOverDuties, insertRunningDuties } from '../duties/running-duty-queries.ts'
import type { Act, Action, ActRequest, ActResult, Effect, FollowUp, NewCase } from './act-types.ts'
import { prefixes } from './case-prefixes.ts'
import { insertCase, lockCase, moveCase, nextCaseNumber } from './case-queries.ts'
import type { Door } from './door.ts'
import { insertEvent, insertNotices } from './event-queries.ts'
import { writeEvent, writeNotices } from './event-writing.ts'
import { refusalOf } from './step-guard.ts'

/** A step that follows from another takes its day, and a case that it opens its law. */
type StepRequest = ActRequest & { readonly effectiveOn?: Day; readonly law?: Law }

type Performed = {
  readonly request: StepRequest
  readonly before: CaseRow | null
  /** The case as it was just written, where the step has opened it. */
  readonly opened: CaseRow | null
  readonly after: CaseRow
  readonly effect: Effect
  readonly law: Law
  readonly duties: readonly DutyRef[]
  readonly effectiveOn: Day
}

/** One step inside an open transaction: guard, effect, case, event, clocks, notices, then what follows from it. */
export async function performStep(door: Door, tx: Tx, request: StepRequest): Promise<ActResult> {
  const performed = await takeStep(door, tx, request)
  if (!isAsOpened(performed)) await moveCase(tx, performed.after)
  const { handsTo } = performed.effect
  if (handsTo) await handOverDuties(tx, { caseId: performed.after.id, unitId: handsTo })
  const event = writeEvent(performed, door)
  await insertEvent(tx, event)
  if (!request.untold) await insertNotices(tx, writeNotices(performed, door))
  const linked = await followUps(door, tx, performed)
  await moveClocks(door, tx, { performed, linked })
  const { after, duties, effectiveOn } = performed
  return {
    eventId: event.id,
    caseId: after.id,
    number: after.number,
    state: after.state,
    duties: duties.map(ref => ref.id),
    effectiveOn,
  }
}

async function takeStep(door: Door, tx: Tx, request: StepRequest): Promise<Performed> {
  const row = door.rows.get(request.step)
  if (!row) throw new Error(`no lifecycle has the step ${request.step}`)
  const before = request.caseId ? await lockCase(tx, request.caseId) : null
  if (request.caseId && !before) throw new Refusal('unknown_case')
  const law = before ? door.lawOf(before) : (request.law ?? door.lawOf(null))
  const absence = absenceOf(law.jurisdiction, request.step)
  if (absence) throw new Refusal('not_in_this_law', { params: { reason: absence } })
  const duties = dutiesFor(law, request.step)
  const refusal = refusalOf({ step: request.step, row, found: before, actor: request.actor, duties })
  if (refusal) throw refusal
  const effectiveOn = request.effectiveOn ?? door.clocks.today()
  const opened: { row: CaseRow | null } = { row: null }
  const action = door.actions[request.step] as Action | undefined
  if (!action) throw new Error(`the step ${request.step} has no action`)
  const effect = await action(actFor(door, tx, { request, before, law, duties, effectiveOn, opened }))
  const subject = before ?? opened.row
  if (!subject) throw new Error(`${request.step} opened no case`)
  if (!(row.to as readonly string[]).includes(effect.to)) throw new Error(`${request.step} cannot lead to ${effect.to}`)
  const after = {
    ...subject,
    state: effect.to,
    since: effect.stays ? subject.since : effectiveOn,
    revision: subject.revision + 1,
    title: effect.title ?? subject.title,
    unit_id: effect.handsTo ?? subject.unit_id,
  }
  const cited = dutiesCitedBy(law, request.step, effect.kinds ?? [])
  return { request, before, opened: opened.row, after, effect, law, duties: cited, effectiveOn }
}

// A case is written with the state and revision that its first step mostly leaves it in.
function isAsOpened({ before, opened, after }: Performed): boolean {
  if (before || !opened) return false
  return (['state', 'since', 'title', 'unit_id'] as const).every(field => opened[field] === after[field])
}

type ActInProgress = Pick<Performed, 'request' | 'before' | 'law' | 'duties' | 'effectiveOn'> & {
  readonly opened: { row: CaseRow | null }
}

function actFor(door: Door, tx: Tx, progress: ActInProgress): Act {
  const { request, before, law, duties, effectiveOn, opened } = progress
  return {
    tx,
    step: request.step,
    input: request.input,
    actor: request.actor,
    today: door.clocks.today(),
    effectiveOn,
    now: door.clocks.now(),
    law,
    lawOfRefs: refs => lawFromRefs(door.jurisdiction, door.versions, refs),
    duties,
    existing() {
      if (!before) throw new Error(`${request.step} works on no existing case`)
      return before
    },
    async open(fresh) {
      opened.row = await openCase(door, tx, { step: request.step, fresh, law, effectiveOn })
      return opened.row
    },
  }
}

async function openCase(
  door: Door,
  tx: Tx,
  { step, fresh, law, effectiveOn }: { step: Step; fresh: NewCase; law: Law; effectiveOn: Day },
): Promise<CaseRow> {
  const type = caseTypeOf(step)
  const year = Number(door.clocks.today().slice(0, 4))
  const count = await nextCaseNumber(tx, type, year)
  const first = door.rows.get(step)?.to[0]
  if (!first) throw new Error(`${step} leads nowhere`)
  const row: CaseRow = {
    id: fresh.id ?? newId(),
    type,
    number: `${prefixes[type]}-${year}-${String(count).padStart(6, '0')}`,
    title: fresh.title,
    state: first,
    since: effectiveOn,
    unit_id: fresh.unitId ?? null,
    party_id: fresh.partyId ?? null,
    parent_id: fresh.parentId ?? null,
    law: refsOf(law),
    opened_on: effectiveOn,
    revision: 0,
  }
  await insertCase(tx, { ...row, revision: row.revision + 1 })
  return row
}

async function followUps(door: Door, tx: Tx, performed: Performed): Promise<CaseRow[]> {
  const transitionName = transition(performed.after.type, performed.after.state)
  const reactions = performed.effect.stays ? [] : door.reactions.filter(reaction => reaction.on === transitionName)
  const own = performed.effect.next ?? []
  const caused = await inOrder(reactions, reaction => reaction.next(tx, performed.after))
  const linked: CaseRow[] = []
  for (const next of [...own, ...caused.flat()]) {
    const result = await performStep(door, tx, followUpRequest(next, performed))
    const row = await lockCase(tx, result.caseId)
    if (row && !next.caseId) linked.push(row)
  }
  return linked
}

// What follows takes effect on the day of what it follows from, also when that day was found past, and under its law:
// a text that has lapsed since still governs what its own cases bring about.
function followUpRequest(next: FollowUp, { request, effectiveOn, law }: Performed): StepRequest {
  return {
    step: next.step,
    ...(next.caseId ? { caseId: next.caseId } : {}),
    input: next.input,
    actor: next.actor ?? request.actor,
    effectiveOn,
    law,
  }
}

async function inOrder<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) results.push(await work(item))
  return results
}

async function moveClocks(
  door: Door,
  tx: Tx,
  { performed, linked }: { performed: Performed; linked: readonly CaseRow[] },
): Promise<void> {
  const { after, effectiveOn, law, effect } = performed
  if (effect.stays) return
  const entered = transition(after.type, after.state)
  const started = dutiesStartedBy(
    {
      moved: dutyCase(after),
      linked: linked.map(dutyCase),
      transition: entered,
      effectiveOn: effect.clocksFrom ?? effectiveOn,
      facts: effect.facts ?? [],
      law,
    },
    door.calendar(),
  )
  // A clock that starts anew on the case takes the place of the one that still runs.
  const anew = started.filter(duty => duty.case_id === after.id).map(duty => duty.duty)
  const ended = [...clocksEndedBy(law, entered).map(ref => ref.id), ...anew]
  await endRunningDuties(tx, { caseId: after.id, dutyIds: ended, on: effectiveOn, by: entered })
  await insertRunningDuties(tx, started)
}

function dutyCase(row: CaseRow) {
  return { id: row.id, type: row.type, unitId: row.unit_id, partyId: row.party_id }
}
