import { dutiesFor, dutyOfRule, type Step } from '@gongshu/regulations'
import { type Act, actionsFor, citing, type NoticeDraft, unitOfActor } from '../acts/act-types.ts'
import { eventsOf } from '../acts/event-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { catalogEntryLifecycle, type EntryInput } from './catalog-entry.ts'
import { type EntryContent, insertEntry, publishEntry, replaceEntryContent } from './catalog-entry-queries.ts'
import { cityEntriesNamed } from './city-catalog-queries.ts'
import { entryToCity } from './city-submission.ts'
import { indexEntry } from './entry-document.ts'
import { withGrade } from './entry-grade.ts'
import { entryNamed } from './entry-likeness-queries.ts'
import { submissionRefusal } from './entry-submission.ts'

export const catalogEntryActions = actionsFor(catalogEntryLifecycle, {
  async 'catalogEntry.submit'(act) {
    await checkSubmission(act, null)
    const unitId = unitOfActor(act.actor)
    if (!unitId) throw new Refusal('unit_not_party')
    const entry = await act.open({ title: act.input.name, unitId })
    await insertEntry(act.tx, { id: entry.id, unitId, submittedOn: act.effectiveOn, ...contentOf(act.input) })
    return { ...(await toReview(act, unitId, act.input.name)), detail: wholeOf(act.input) }
  },

  async 'catalogEntry.resubmit'(act) {
    const entry = act.existing()
    await checkSubmission(act, entry.id)
    await replaceEntryContent(act.tx, entry.id, contentOf(act.input))
    const { name: title } = act.input
    return { ...(await toReview(act, entry.unit_id, title)), title, detail: wholeOf(act.input) }
  },

  async 'catalogEntry.reviewInUnit'(act) {
    await requireAnotherPerson(act)
    return { to: 'underReview', notices: await toReviewers(act, act.existing().title) }
  },

  async 'catalogEntry.returnInUnit'(act) {
    await requireAnotherPerson(act)
    const { reason } = act.input
    const notice = { unitId: act.existing().unit_id, kind: 'catalogEntryReturnedInUnit', params: { reason } }
    return { to: 'returned', reason, notices: [notice] }
  },

  async 'catalogEntry.return'(act) {
    const reason = act.input.reason?.trim()
    const [duty] = act.duties
    if (!reason) throw new Refusal('reason_missing', { field: 'reason', ...(duty ? { duty: duty.id } : {}) })
    const notice = { unitId: act.existing().unit_id, kind: 'catalogEntryReturned', params: { reason } }
    return { to: 'returned', reason, notices: [notice] }
  },

  async 'catalogEntry.pass'(act) {
    const found = act.existing()
    const entry = await publishEntry(act.tx, found.id, act.effectiveOn)
    await indexEntry(act.tx, entry.id)
    const notice = { unitId: found.unit_id, kind: 'catalogEntryPublished', params: { version: entry.version } }
    const next = entryToCity(act, entry)
    const cityEntries = await sameInCity(act, found.title)
    const detail = { version: entry.version, ...(cityEntries.length ? { cityEntries } : {}) }
    return { to: 'published', detail, notices: [notice], next }
  },
})

export async function checkSubmission(act: Act<EntryInput>, id: string | null): Promise<void> {
  // Refused before anything is written: what is marked as a state secret leaves no trace but the refusal itself.
  if (act.input.stateSecret)
    throw new Refusal('state_secret', { field: 'stateSecret', ...citing(act, 'noStateSecret') })
  if (act.input.workSecret) throw new Refusal('work_secret', { field: 'workSecret' })
  const refusal = submissionRefusal(act.law, act.step, act.input)
  if (refusal) throw refusal
  const same = await entryNamed(act.tx, act.input.name, id)
  if (same) throw new Refusal('name_not_distinct', { field: 'name', params: { name: same.title } })
}

export function contentOf(input: EntryInput): EntryContent {
  const { items, stateSecret: _, workSecret: __, ...content } = withGrade(input)
  return { content, items }
}

// The event keeps the whole entry as it was handed in: from it later readers are told what changed meanwhile.
function wholeOf(input: EntryInput): JsonObject {
  const { content, items } = contentOf(input)
  return { ...content, items: items as unknown as JsonObject[] }
}

// Where the unit reviews first, its own people are waited for; the operator sees the entry after them.
async function toReview(act: Act, unitId: string | null, title: string) {
  const inUnit = act.law.jurisdiction.choices.catalogReview.value === 'unitThenOperator'
  if (!inUnit) return { to: 'underReview', notices: await toReviewers(act, title) }
  return {
    to: 'unitReview',
    notices: [{ unitId, kind: 'catalogEntryToReviewInUnit', ...dueBy(act, 'catalogEntry.reviewInUnit') }],
  }
}

// A review by whoever compiled the entry would be none.
async function requireAnotherPerson(act: Act): Promise<void> {
  const compiled = (await eventsOf(act.tx, act.existing().id)).findLast(event => event.to_state === 'unitReview')
  const reviewer = act.actor.kind === 'account' ? act.actor.accountId : null
  const [duty] = act.duties
  if (compiled?.account_id === reviewer) throw new Refusal('own_work', duty ? { duty: duty.id } : {})
}

// What the city's catalog already has is said to whoever reviews: the district's own catalog only supplements it.
async function toReviewers(act: Act, title: string): Promise<NoticeDraft[]> {
  const [same] = await sameInCity(act, title)
  const warning = same ? [{ role: 'operator' as const, kind: 'cityEntryExists', params: { entry: same.title } }] : []
  return [{ role: 'operator', kind: 'catalogEntryToReview', ...dueBy(act, 'catalogEntry.pass') }, ...warning]
}

// What somebody is told to do now is a duty of the step that they take, not of the one that was taken.
function dueBy({ law }: Act, step: Step): { duty?: string } {
  const [first] = dutiesFor(law, step)
  return first ? { duty: first.id } : {}
}

async function sameInCity(act: Act, title: string) {
  return dutyOfRule(act.law, 'supplementsCityCatalog') ? cityEntriesNamed(act.tx, title) : []
}
