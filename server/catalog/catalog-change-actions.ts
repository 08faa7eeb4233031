import { dutyOfRule } from '@gongshu/regulations'
import { type Act, actionsFor, type Effect, type FollowUp, type NoticeDraft } from '../acts/act-types.ts'
import { requireByLaw } from '../acts/lawful-input.ts'
import type { InputOf } from '../acts/lifecycle.ts'
import { Refusal } from '../base/refusal.ts'
import { withdrawDocument } from '../search/search-index-queries.ts'
import { changeTable } from './catalog-change.ts'
import type { EntryInput } from './catalog-entry.ts'
import { checkSubmission, contentOf } from './catalog-entry-actions.ts'
import { type CatalogEntryRow, findEntry, publishEntry, replaceEntryContent } from './catalog-entry-queries.ts'
import { entryToCity } from './city-submission.ts'
import { entryDifferences } from './entry-difference.ts'
import { indexEntry } from './entry-document.ts'
import { type EntryUse, forOperator, type UsesOfEntry } from './entry-use.ts'
import { dropHeld, type HeldChange, heldChange, holdChange, usesTouched } from './held-change.ts'

/** Change and deletion of entries; what lives on an entry is read through `usesOf`. */
export function catalogChangeActions(usesOf: UsesOfEntry) {
  return actionsFor(changeTable, {
    'catalogEntry.requestChange': act => requestChange(act, usesOf),
    'catalogEntry.evaluateChange': act => evaluateChange(act, usesOf),
    'catalogEntry.executeChange': executeChange,
    'catalogEntry.executeDeletion': act => executeDeletion(act, usesOf),
  })
}

type Steps = typeof changeTable.steps

async function requestChange(
  act: Act<InputOf<Steps['catalogEntry.requestChange']>>,
  usesOf: UsesOfEntry,
): Promise<Effect> {
  requireByLaw(act, act.input)
  const change = await proposedChange(act)
  await holdChange(act, change)
  const uses = await usesTouched(act, usesOf, change)
  return {
    to: 'changeEvaluating',
    reason: act.input.reason,
    detail: { ...act.input, differences: change.differences as never, uses: uses as never },
    notices: [{ role: 'operator', kind: 'catalogChangeToEvaluate' }],
    next: limitFrom(act),
  }
}

async function evaluateChange(
  act: Act<InputOf<Steps['catalogEntry.evaluateChange']>>,
  usesOf: UsesOfEntry,
): Promise<Effect> {
  const { evaluation, reason } = act.input
  const change = await heldChange(act)
  const uses = await usesTouched(act, usesOf, change)
  if (evaluation === 'notPassed') return notPassed(act, reason)
  const planned = evaluation === 'planNeeded' || uses.length > 0
  return {
    to: planned ? 'adjustmentPlanning' : 'changeAuthorised',
    reason: reason ?? null,
    detail: { evaluation, uses: uses as never },
    notices: planned ? planNotices(act, uses) : [{ unitId: act.existing().unit_id, kind: 'catalogChangePassed' }],
  }
}

async function executeChange(act: Act): Promise<Effect> {
  const { entry, differences } = await executable(act, 'change')
  const { id, unit_id } = act.existing()
  if (!entry) throw new Error(`the change of ${id} holds no entry`)
  await checkSubmission(asSubmission(act, entry), id)
  await replaceEntryContent(act.tx, id, contentOf(entry))
  const published = await publishEntry(act.tx, id, act.effectiveOn)
  await indexEntry(act.tx, id, entry.name)
  await dropHeld(act)
  return {
    to: 'published',
    title: entry.name,
    detail: { version: published.version, differences: differences as never },
    notices: [{ unitId: unit_id, kind: 'catalogEntryPublished', params: { version: published.version } }],
    next: entryToCity(act, published),
  }
}

async function executeDeletion(act: Act, usesOf: UsesOfEntry): Promise<Effect> {
  const { reason } = await executable(act, 'deletion')
  const { id } = act.existing()
  const uses = await usesOf(act.tx, id)
  await withdrawDocument(act.tx, id)
  await dropHeld(act)
  return { to: 'retired', reason, detail: { uses: uses as never }, next: stopUses(uses, reason) }
}

type ChangeInput = { readonly changeKind: 'change' | 'deletion'; readonly reason: string; readonly entry?: EntryInput }

async function proposedChange(act: Act<ChangeInput>): Promise<HeldChange> {
  const { changeKind, reason, entry } = act.input
  if (changeKind === 'deletion') return { changeKind, reason, differences: [] }
  if (!entry) throw new Refusal('field_missing', { field: 'entry', ...firstDuty(act) })
  const found = act.existing()
  await checkSubmission(asSubmission(act, entry), found.id)
  const before = await rowOf(act)
  const { content, items } = contentOf(entry)
  const differences = entryDifferences(
    { name: found.title, content: before.content, items: before.items },
    { name: entry.name, content, items },
  )
  if (!differences.length) throw new Refusal('invalid_input', { field: 'entry', ...firstDuty(act) })
  return { changeKind, reason, entry, differences }
}

// Where the text limits the time of a change, the day that the provider states starts a task of its own.
function limitFrom(act: Act<ChangeInput & { readonly changedOn?: string }>): FollowUp[] {
  const { changedOn } = act.input
  if (!changedOn || !dutyOfRule(act.law, 'catalogChanged')) return []
  const { id, title, unit_id } = act.existing()
  const input = { title, unitId: unit_id ?? '', changeCause: 'catalogChanged', happenedOn: changedOn, entryIds: [id] }
  return [{ step: 'catalogTask.open', input }]
}

async function notPassed(act: Act, reason: string | undefined) {
  if (!reason?.trim()) throw new Refusal('reason_missing', { field: 'reason', ...firstDuty(act) })
  await dropHeld(act)
  const notice = { unitId: act.existing().unit_id, kind: 'catalogChangeNotPassed', params: { reason } }
  return { to: 'published', reason, detail: { evaluation: 'notPassed' }, notices: [notice] }
}

function planNotices(act: Act, uses: readonly EntryUse[]): NoticeDraft[] {
  const units = [act.existing().unit_id, ...uses.map(use => use.consumerId)].flatMap(id => id ?? [])
  return [...new Set(units)].map(unitId => ({ unitId, kind: 'adjustmentToPlan' }))
}

// A service on an entry that is gone would serve data that nobody answers for.
function stopUses(uses: readonly EntryUse[], reason: string): FollowUp[] {
  return uses
    .filter(use => use.kind === 'sharingService')
    .map(use => ({
      step: 'sharingService.revoke',
      caseId: use.caseId,
      input: { reason },
      actor: forOperator,
    }))
}

async function executable(act: Act, kind: HeldChange['changeKind']): Promise<HeldChange> {
  const change = await heldChange(act)
  if (change.changeKind !== kind) throw new Refusal('invalid_input', { field: 'changeKind', ...firstDuty(act) })
  const from = change.plan?.executeFrom
  if (from && from > act.today) throw new Refusal('invalid_input', { field: 'executeFrom', ...firstDuty(act) })
  return change
}

async function rowOf(act: Act): Promise<CatalogEntryRow> {
  const row = await findEntry(act.tx, act.existing().id)
  if (!row) throw new Error(`the entry ${act.existing().id} has no row`)
  return row
}

function asSubmission(act: Act, entry: EntryInput): Act<EntryInput> {
  return { ...act, step: 'catalogEntry.submit', input: entry }
}

function firstDuty(act: Act): { duty?: string } {
  const [duty] = act.duties
  return duty ? { duty: duty.id } : {}
}
