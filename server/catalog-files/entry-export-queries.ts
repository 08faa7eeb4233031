import type { JsonObject } from '../base/json.ts'
import type { Db } from '../db/open-database.ts'
import type { CatalogItem } from '../db/schema-matters.ts'

/** Which entries leave: of one unit or all; those of `ownUnit` in every state, others only while they are in force. */
export type ExportScope = {
  readonly unitId?: string | undefined
  readonly states?: readonly string[] | undefined
  /** Null for an office that sees every state of every unit. */
  readonly ownUnit: string | null
  readonly statesInForce: readonly string[]
}

type Stored = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly state: string
  readonly since: string
  readonly unit_id: string
  readonly version: number
  readonly published_on: string | null
  readonly content: JsonObject
  readonly items: readonly CatalogItem[]
}

function wanted(db: Db, { unitId, states, ownUnit, statesInForce }: ExportScope) {
  return db
    .selectFrom('catalog_entry')
    .innerJoin('matter_case', 'matter_case.id', 'catalog_entry.id')
    .$if(unitId !== undefined, query => query.where('catalog_entry.unit_id', '=', unitId ?? ''))
    .$if(states !== undefined, query => query.where('matter_case.state', 'in', [...(states ?? [])]))
    .$if(ownUnit !== null, query =>
      query.where(eb =>
        eb.or([eb('catalog_entry.unit_id', '=', ownUnit ?? ''), eb('matter_case.state', 'in', [...statesInForce])]),
      ),
    )
    .where('matter_case.state', '!=', 'retired')
}

/** A page of entries in the order of their numbers, after one of them. */
export function exportedRows(db: Db, scope: ExportScope, page: { after: string; limit: number }): Promise<Stored[]> {
  return wanted(db, scope)
    .select([
      'catalog_entry.id',
      'matter_case.number',
      'matter_case.title as name',
      'matter_case.state',
      'matter_case.since',
      'catalog_entry.unit_id',
      'catalog_entry.version',
      'catalog_entry.published_on',
      'catalog_entry.content',
      'catalog_entry.items',
    ])
    .where('matter_case.number', '>', page.after)
    .orderBy('matter_case.number')
    .limit(page.limit)
    .execute()
}

export async function exportedIds(db: Db, scope: ExportScope): Promise<string[]> {
  const rows = await wanted(db, scope).select('catalog_entry.id').orderBy('matter_case.number').execute()
  return rows.map(row => row.id)
}

/** The numbers and classes of some entries, from which their codes follow. */
export async function codedEntries(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; number: string; content: JsonObject }[]> {
  if (!ids.length) return []
  return db
    .selectFrom('catalog_entry')
    .innerJoin('matter_case', 'matter_case.id', 'catalog_entry.id')
    .select(['catalog_entry.id', 'matter_case.number', 'catalog_entry.content'])
    .where('catalog_entry.id', 'in', [...ids])
    .execute()
}
