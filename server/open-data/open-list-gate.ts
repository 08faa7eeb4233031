import { type Act, citing } from '../acts/act-types.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { findEntry } from '../catalog/catalog-entry-queries.ts'
import type { ResourceVersionRow } from '../collection/collection-queries.ts'
import type { OpenListRow } from './open-list-queries.ts'

type Checked = { readonly rule?: JsonObject; readonly failed?: number }

/** Refuses to open data in which a check failed: empty cells that must be filled, keys or rows that stand there twice. */
export function requireFlawless(act: Act<{ readonly qualityException?: string }>, version: ResourceVersionRow): void {
  if (act.input.qualityException?.trim()) return
  const results = (version.quality?.results ?? []) as unknown as Checked[]
  // reading: a look-up item need not be unique; two wholly equal rows and empty cells of required items are faults.
  const failed = results.filter(
    ({ rule, failed: rows }) => Number(rows ?? 0) > 0 && ['required', 'distinctRows'].includes(String(rule?.type)),
  )
  if (!failed.length) return
  const cited = citing(act, 'openedFlawless')
  const faults = failed.map(({ rule, failed: rows }) => ({
    field: [rule?.column ?? rule?.columns ?? ''].flat().map(String).join('、'),
    reason: `${String(rule?.type ?? '')}: ${rows ?? 0}`,
    ...cited,
  }))
  throw new Refusal('quality_gate', { params: { rules: failed.length }, faults, ...cited })
}

/** What is looked at before a set is opened: that the catalog marks nothing of it as personal by now, and how it is classed. */
export async function assessOpening(act: Act<unknown>, set: OpenListRow): Promise<JsonObject> {
  const source = await findEntry(act.tx, set.entry_id)
  const listed = (source?.items ?? []).filter(item => set.columns.includes(item.column))
  const personal = listed.filter(item => item.personal).map(item => item.column)
  const agreed = set.content.unlocking !== undefined || set.opening_class === 'notOpen'
  if (personal.length && !agreed) {
    throw new Refusal('personal_data_not_open', { field: `items.${personal[0]}`, ...citing(act, 'securityAssessed') })
  }
  return { items: listed.length, personal, openingClass: set.opening_class, assessedOn: act.effectiveOn }
}
