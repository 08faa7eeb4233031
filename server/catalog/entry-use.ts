import type { Actor } from '../acts/act-types.ts'
import type { Tx } from '../db/open-database.ts'
import type { EntryDifference } from './entry-difference.ts'

/** One thing that rests on an entry: a service, an entry of the open list, a demand under way, a fusion of data. */
export type EntryUse = {
  readonly kind: 'sharingService' | 'openListEntry' | 'demand' | 'fusionPlan'
  readonly caseId: string
  readonly number: string
  readonly title: string
  readonly state: string
  /** The unit that uses the data; null where it is open to all. */
  readonly consumerId: string | null
  readonly consumer: string | null
  readonly columns: readonly string[]
}

/** What lives on an entry; given by the matters of sharing and opening, which come later. */
export type UsesOfEntry = (tx: Tx, entryId: string) => Promise<readonly EntryUse[]>

export type ProposedChange = { readonly kind: 'change' | 'deletion'; readonly differences: readonly EntryDifference[] }

/** The platform, where it carries out at once what the operator would have to. */
export const forOperator: Actor = { kind: 'system', onBehalfOf: 'operator' }

const attributeOf = {
  sharingService: 'sharingAttribute',
  demand: 'sharingAttribute',
  fusionPlan: 'sharingAttribute',
  openListEntry: 'openingAttribute',
} as const

/** Whether a use is served already, so that it must not break: who only asks for data is told, and no more. */
export function isServed({ kind }: EntryUse): boolean {
  return kind === 'sharingService' || kind === 'openListEntry'
}

/** The uses that a change would touch: all of them by a deletion, else those of a changed column or attribute. */
export function usesAffected(change: ProposedChange, uses: readonly EntryUse[]): EntryUse[] {
  if (change.kind === 'deletion') return [...uses]
  const changed = change.differences.flatMap(({ field, column }) => (field === 'items' && column ? [column] : []))
  const attributes = change.differences.map(({ field }) => field)
  return uses.filter(
    use => attributes.includes(attributeOf[use.kind]) || use.columns.some(column => changed.includes(column)),
  )
}
