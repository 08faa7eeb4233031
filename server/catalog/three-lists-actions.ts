import { type Act, actionsFor, citing, type FollowUp, system, unitOfActor } from '../acts/act-types.ts'
import { lockCase } from '../acts/case-queries.ts'
import { casesRecording, findRecord, saveRecord } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import type { Tx } from '../db/open-database.ts'
import type { CaseRow } from '../db/schema-core.ts'
import { findUnit } from '../registry/unit-queries.ts'
import {
  changeSince,
  digestOfLists,
  gapsOf,
  type ListLine,
  type ReopenCause,
  type ThreeLists,
  threeListsLifecycle,
} from './three-lists.ts'
import { deleteLines, insertLines, listsNow, listsOfUnit, lockEntries } from './three-lists-queries.ts'

export const threeListsActions = actionsFor(threeListsLifecycle, {
  async 'threeLists.open'(act) {
    const unitId = unitOfActor(act.actor)
    // The unit is locked first: two of its people at once open one set of lists.
    const unit = unitId && (await lockCase(act.tx, unitId)) ? await findUnit(act.tx, unitId) : null
    if (!unit) throw new Refusal('unit_not_party')
    if (await listsOfUnit(act.tx, unit.id)) throw new Refusal('already_exists', { field: 'unitId' })
    const opened = await act.open({ title: unit.name, unitId: unit.id })
    await saveRecord(act.tx, opened.id, {})
    return { to: 'compiling' }
  },

  async 'threeLists.link'(act) {
    const { addedLines = [], removedLines = [] } = act.input
    if (!addedLines.length && !removedLines.length) throw new Refusal('field_missing', { field: 'addedLines' })
    const unitId = act.existing().unit_id ?? ''
    const lists = await listsNow(act.tx, unitId)
    const added = addedLines.map(one => knownLine(act, one, lists))
    await deleteLines(act.tx, { unitId, lines: removedLines.map(lineOf) })
    await insertLines(act.tx, { unitId, lines: added })
    return { to: 'compiling', stays: true, detail: act.input }
  },

  async 'threeLists.lock'(act) {
    const { id, unit_id } = act.existing()
    const unitId = unit_id ?? ''
    const lists = await listsNow(act.tx, unitId)
    requireLinked(act, lists)
    const digest = digestOfLists(lists)
    const gaps = gapsOf(lists)
    const figures = {
      duties: lists.duties.length,
      systems: lists.systems.length,
      entries: lists.entries.length,
      lines: lists.lines.length,
      dutiesWithoutSystem: gaps.dutiesWithoutSystem.length,
      systemsWithoutEntry: gaps.systemsWithoutEntry.length,
    }
    const locked = { digest, lockedOn: act.effectiveOn, ...figures }
    await lockEntries(act.tx, { unitId, on: act.effectiveOn })
    await saveRecord(act.tx, id, { ...locked, lists: lists as unknown as JsonObject })
    return { to: 'locked', detail: locked }
  },

  async 'threeLists.reopen'(act) {
    const { reopenCause: cause, reason } = act.input
    const ofOffice = ['lawAmended', 'functionChanged']
    const unitId = act.existing().unit_id
    const own = act.actor.kind === 'account' && act.actor.unitId === unitId
    const kind = ofOffice.includes(cause) ? 'listsReopenedByLaw' : 'listsReopenedByChange'
    const notices = own ? [] : [{ unitId, kind, params: { reason: reason ?? '' } }]
    return { to: 'compiling', reason: reason ?? null, detail: act.input, notices }
  },
})

/** Opens the lists of a unit again when what was locked is no longer what stands in its registers. */
export async function reopenWhatChanged(tx: Tx, { type, id, unit_id }: CaseRow): Promise<FollowUp[]> {
  const unitId = type === 'unit' ? id : unit_id
  const lists = unitId ? await listsOfUnit(tx, unitId) : null
  if (!unitId || lists?.state !== 'locked') return []
  const cause = changeSince(lists.content.lists as unknown as ThreeLists, await listsNow(tx, unitId))
  return cause ? [reopening(lists.id, cause)] : []
}

/** Opens the lists of a unit again when the law it works under or its functions have changed. */
export async function reopenForTask(tx: Tx, task: CaseRow): Promise<FollowUp[]> {
  const { changeCause } = await findRecord(tx, task.id)
  if (changeCause !== 'lawAmended' && changeCause !== 'functionChanged') return []
  const lists = task.unit_id ? await listsOfUnit(tx, task.unit_id) : null
  return lists?.state === 'locked' ? [reopening(lists.id, changeCause)] : []
}

/** Opens all locked lists again when a text comes into force or lapses: each unit holds its duties against it. */
export async function reopenForText(tx: Tx): Promise<FollowUp[]> {
  const locked = await casesRecording(tx, { type: 'threeLists', states: ['locked'] })
  return locked.map(({ id }) => reopening(id, 'lawAmended'))
}

function reopening(caseId: string, reopenCause: ReopenCause): FollowUp {
  return { step: 'threeLists.reopen', caseId, input: { reopenCause }, actor: system }
}

type GivenLine = { readonly dutyCode: string; readonly systemName: string; readonly entryId?: string }

function lineOf({ dutyCode, systemName, entryId = '' }: GivenLine): ListLine {
  return { dutyCode, systemName, entryId: entryId || null }
}

function knownLine(act: Act<unknown>, given: GivenLine, { duties, systems, entries }: ThreeLists): ListLine {
  const line = lineOf(given)
  const unknown = (field: string) => new Refusal('unknown_thing', { field, ...citing(act, 'linkedBeforeLock') })
  if (!duties.some(({ code }) => code === line.dutyCode)) throw unknown('dutyCode')
  if (!systems.some(({ name }) => name === line.systemName)) throw unknown('systemName')
  if (line.entryId && !entries.some(({ id }) => id === line.entryId)) throw unknown('entryId')
  return line
}

// What is locked is the relation of the three: an entry that hangs on no duty and no system would be locked alone.
function requireLinked(act: Act<unknown>, lists: ThreeLists): void {
  const cited = citing(act, 'linkedBeforeLock')
  const { entriesWithoutLine } = gapsOf(lists)
  const unlinked = entriesWithoutLine.slice(0, 50).map(({ title }) => ({ field: title, reason: 'notLinked', ...cited }))
  const [first] = lists.lines.length ? unlinked : [{ field: 'lines', reason: 'missing', ...cited }]
  if (!first) return
  throw new Refusal('condition_unmet', { field: first.field, ...cited, faults: unlinked.length ? unlinked : [first] })
}
