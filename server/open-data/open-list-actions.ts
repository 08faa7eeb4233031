import { requiredFields } from '@gongshu/regulations'
import { type Act, actionsFor, citing } from '../acts/act-types.ts'
import { missingRefusal } from '../acts/lawful-input.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { foldName } from '../catalog/catalog-entry.ts'
import { type CatalogEntryRow, findEntry } from '../catalog/catalog-entry-queries.ts'
import { openness } from '../catalog/entry-classes.ts'
import { currentVersion } from '../collection/collection-queries.ts'
import { indexSet } from './open-document.ts'
import { type Classed, classWorkOrder } from './open-list-classing.ts'
import { type OpenListInput, openListEntryLifecycle } from './open-list-entry.ts'
import { assessOpening, requireFlawless } from './open-list-gate.ts'
import {
  findOpenEntry,
  insertOpenEntry,
  type NewOpenEntry,
  openTitles,
  publishOpenEntry,
  replaceOpenEntry,
} from './open-list-queries.ts'
import { standingActions } from './open-list-standing-actions.ts'
import { kindsOfTerms } from './opening-terms.ts'

export const openListEntryActions = actionsFor(openListEntryLifecycle, {
  async 'openListEntry.submit'(act) {
    const entry = await checkWorkOrder(act, null)
    const classed = withTerms(act, await classWorkOrder(act, entry))
    const opened = await act.open({ title: act.input.title, unitId: entry.unit_id, parentId: entry.id })
    await insertOpenEntry(act.tx, openEntryOf(act.input, { id: opened.id, entry, classed }))
    return submitted(act, classed)
  },

  async 'openListEntry.resubmit'(act) {
    const id = act.existing().id
    // The items were checked against the entry of the input: they may be published only from that same entry.
    if (act.input.entryId !== (await findOpenEntry(act.tx, id))?.entry_id) {
      throw new Refusal('invalid_input', { field: 'entryId' })
    }
    const entry = await checkWorkOrder(act, id)
    const classed = withTerms(act, await classWorkOrder(act, entry))
    await replaceOpenEntry(act.tx, openEntryOf(act.input, { id, entry, classed }))
    return { ...submitted(act, classed), title: act.input.title }
  },

  async 'openListEntry.return'(act) {
    const { reasonCode, reason } = act.input
    const notice = { unitId: act.existing().unit_id, kind: 'openListReturned', params: { reasonCode, reason } }
    return { to: 'returned', reason, kinds: [`return.${reasonCode}`], detail: { reasonCode }, notices: [notice] }
  },

  async 'openListEntry.accept'(act) {
    const found = act.existing()
    const entry = await findOpenEntry(act.tx, found.id)
    if (!entry) throw new Error(`the open-list entry ${found.id} has no row`)
    const version = await currentVersion(act.tx, entry.entry_id)
    if (!version) throw new Refusal('not_collected', { field: 'entryId' })
    requireFlawless(act, version)
    const securityAssessment = await assessOpening(act, entry)
    await publishOpenEntry(act.tx, { id: found.id, version: version.id, on: act.effectiveOn })
    await indexSet(act.tx, found.id, act.effectiveOn)
    const notice = { unitId: found.unit_id, kind: 'openListPublished' }
    return { to: 'open', detail: { version: version.id, securityAssessment }, notices: [notice] }
  },

  ...standingActions,
})

function withTerms(act: Act<OpenListInput>, classed: Classed): Classed {
  return { ...classed, kinds: [...classed.kinds, ...kindsOfTerms(act)] }
}

async function checkWorkOrder(act: Act<OpenListInput>, id: string | null): Promise<CatalogEntryRow> {
  const { input, actor } = act
  const entry = await findEntry(act.tx, input.entryId)
  if (!entry || entry.published_on === null) throw new Refusal('unknown_thing', { field: 'entryId' })
  if (actor.kind === 'account' && actor.unitId !== entry.unit_id) throw new Refusal('unit_not_party')
  checkFields(act)
  checkItems(act, entry)
  const folded = foldName(input.title)
  if ((await openTitles(act.tx, id)).some(title => foldName(title) === folded)) {
    throw new Refusal('name_not_distinct', {
      field: 'title',
      params: { name: input.title },
      ...citing(act, 'distinctName'),
    })
  }
  return entry
}

function checkFields(act: Act<OpenListInput>): void {
  // Only a conditional set has conditions to state.
  const asked = requiredFields(act.law, act.step).filter(
    ({ field }) => field !== 'conditions' || act.input.openingClass === 'conditional',
  )
  const refusal = missingRefusal(asked, act.input)
  if (refusal) throw refusal
}

function checkItems(act: Act<OpenListInput>, entry: CatalogEntryRow): void {
  for (const column of act.input.items ?? []) {
    const item = entry.items.find(candidate => candidate.column === column)
    if (!item) throw new Refusal('unknown_thing', { field: `items.${column}` })
    if (item.opening && openness(item.opening) < openness(act.input.openingClass ?? 'notOpen')) {
      throw new Refusal('item_not_open', { field: `items.${column}` })
    }
    if (!item.description.trim()) {
      throw new Refusal('field_missing', { field: `items.${column}.description`, ...citing(act, 'itemsExplained') })
    }
  }
}

function submitted(act: Act<OpenListInput>, { content, kinds }: Classed) {
  const { openingClass = 'notOpen', reason = null } = act.input
  return { to: 'submitted', reason, kinds, detail: { openingClass, ...content }, notices: [toReviewers(act)] }
}

type Placed = { readonly id: string; readonly entry: CatalogEntryRow; readonly classed: Classed }

function openEntryOf(input: OpenListInput, { id, entry, classed }: Placed): NewOpenEntry {
  return {
    id,
    entryId: entry.id,
    unitId: entry.unit_id,
    content: { ...(input as unknown as JsonObject), ...classed.content },
    openingClass: input.openingClass ?? 'notOpen',
    columns: input.items ?? [],
  }
}

// The office that decides on the list of open data here is told of what waits for it.
function toReviewers({ law }: Pick<Act, 'law'>) {
  const role = law.jurisdiction.choices.openListReviewer.value ?? 'operator'
  return { role, kind: 'openListToReview' } as const
}
