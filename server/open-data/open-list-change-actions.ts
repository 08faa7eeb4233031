import { type Act, citing, type FollowUp, system } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { findEntry } from '../catalog/catalog-entry-queries.ts'
import { indexSet } from './open-document.ts'
import { openListChangeLifecycle } from './open-list-change.ts'
import { findOpenEntry, replaceOpenEntry, retitleSet } from './open-list-queries.ts'
import { kindsOfTerms, type OpeningTerms } from './opening-terms.ts'

/** The members of an entry's content that a change may replace. */
const changeable = [
  'title',
  'domain',
  'abstract',
  'items',
  'formats',
  'updateFrequency',
  'staticReason',
  'license',
  'conditions',
  'conditionRows',
  'materials',
  'notes',
] as const

const nothingChanged: JsonObject = Object.fromEntries(changeable.map(name => [name, null]))

type Change = OpeningTerms & {
  readonly changeKind: 'modify' | 'delete' | 'toNotOpen'
  readonly title?: string
  readonly items?: readonly string[]
  readonly conditions?: string
  readonly materialsStillFit?: boolean
  readonly proof?: readonly string[]
  readonly updateFrequency?: string
}

export const openListChangeActions = recordActions(openListChangeLifecycle, {
  'openListChange.submit': {
    opens: async act => {
      const found = await findCase(act.tx, act.input.openListEntryId)
      if (found?.type !== 'openListEntry') throw new Refusal('unknown_thing', { field: 'openListEntryId' })
      if (act.actor.kind === 'account' && act.actor.unitId !== found.unit_id) throw new Refusal('unit_not_party')
      return { title: found.title, unitId: found.unit_id }
    },
    check: (act, record) => requireChange(act, record),
    kinds: kindsOfChange,
    notices: () => [{ role: 'operator', kind: 'openListChangeToReview' }],
  },
  'openListChange.resubmit': {
    // What a new version of the work order leaves out is not meant any more.
    keeps: act => ({ ...nothingChanged, ...act.input }),
    check: (act, record) => requireChange(act, record),
    kinds: kindsOfChange,
    notices: () => [{ role: 'operator', kind: 'openListChangeToReview' }],
  },
  'openListChange.return': {
    keeps: act => ({ reasonCode: act.input.reasonCode ?? null, returnReason: act.input.reason }),
    kinds: input => (input.reasonCode ? [`return.${input.reasonCode}`] : []),
    notices: act => [
      {
        unitId: act.existing().unit_id,
        kind: 'openListChangeReturned',
        params: { reasonCode: act.input.reasonCode ?? '', reason: act.input.reason },
      },
    ],
  },
  'openListChange.accept': {
    keeps: () => ({}),
    check: async (act, record) => {
      await requireChange({ ...act, input: record as unknown as Change }, record)
      if (record.changeKind === 'modify') await applyChange(act, record)
    },
    notices: act => [{ unitId: act.existing().unit_id, kind: 'openListChangeAccepted' }],
    next: (act, record) => standingAfter(act, record),
  },
})

async function requireChange(act: Act<Change>, record: JsonObject): Promise<void> {
  const id = String(record.openListEntryId)
  const found = await findCase(act.tx, id)
  const set = await findOpenEntry(act.tx, id)
  if (!found || !set || !['open', 'static', 'suspended'].includes(found.state)) {
    throw new Refusal('unknown_thing', { field: 'openListEntryId' })
  }
  const { changeKind, proof } = act.input
  if (changeKind === 'toNotOpen' && !proof?.length) {
    throw new Refusal('field_missing', { field: 'proof', ...citing(act, 'proof') })
  }
  if (changeKind !== 'modify') return
  if (!changeable.some(name => isGiven(record[name]))) throw new Refusal('invalid_input', { field: 'changeKind' })
  requireMaterialsReviewed(act, set.opening_class)
  kindsOfTerms({
    input: { ...set.content, ...changesIn(record), openingClass: set.opening_class } as never,
    law: act.law,
  })
  await requireItems(act, set.entry_id)
}

// Whoever changes what is asked of applicants also says what they have to hand in.
function requireMaterialsReviewed(act: Act<Change>, openingClass: string): void {
  const { conditions, conditionRows, materials, materialsStillFit } = act.input
  const touchesConditions = isGiven(conditions) || isGiven(conditionRows)
  if (!touchesConditions || openingClass !== 'conditional' || isGiven(materials) || materialsStillFit) return
  throw new Refusal('field_missing', { field: 'materials', ...citing(act, 'materialsRevised') })
}

async function requireItems(act: Act<Change>, entryId: string): Promise<void> {
  const source = act.input.items ? await findEntry(act.tx, entryId) : null
  for (const column of act.input.items ?? []) {
    const item = source?.items.find(candidate => candidate.column === column)
    if (!item) throw new Refusal('unknown_thing', { field: `items.${column}` })
    // A personal item needs a new work order, in which its class is judged.
    if (item.personal)
      throw new Refusal('personal_data_not_open', { field: `items.${column}`, ...citing(act, 'personalNotOpen') })
  }
}

async function applyChange(act: Act<unknown>, record: JsonObject): Promise<void> {
  const id = String(record.openListEntryId)
  const set = await findOpenEntry(act.tx, id)
  if (!set) throw new Error(`the open-list entry ${id} has no row`)
  const changes = changesIn(record)
  await replaceOpenEntry(act.tx, {
    id,
    entryId: set.entry_id,
    unitId: set.unit_id,
    content: { ...set.content, ...changes },
    openingClass: set.opening_class,
    columns: Array.isArray(changes.items) ? changes.items.map(String) : set.columns,
  })
  if (typeof changes.title === 'string') await retitleSet(act.tx, id, changes.title)
  await indexSet(act.tx, id, act.effectiveOn)
}

function standingAfter(act: Act<unknown>, record: JsonObject): FollowUp[] {
  const caseId = String(record.openListEntryId)
  const input = { reason: String(record.reason ?? ''), cause: act.existing().number }
  if (record.changeKind === 'delete') return [{ step: 'openListEntry.freeze', caseId, input, actor: system }]
  if (record.changeKind !== 'toNotOpen') return []
  const proof = Array.isArray(record.proof) ? record.proof.map(String) : []
  return [{ step: 'openListEntry.withdraw', caseId, input: { ...input, proof }, actor: system }]
}

function kindsOfChange(input: {
  readonly conditions?: string | undefined
  readonly conditionRows?: readonly unknown[] | undefined
}): string[] {
  return isGiven(input.conditions) || isGiven(input.conditionRows) ? ['change.conditions'] : []
}

function changesIn(record: JsonObject): JsonObject {
  return Object.fromEntries(
    changeable.flatMap(name => (isGiven(record[name]) ? [[name, record[name]]] : [])),
  ) as JsonObject
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}
