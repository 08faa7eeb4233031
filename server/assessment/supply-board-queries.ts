import type { Day } from '@gongshu/deadlines'
import { sql } from 'kysely'
import { statesInForce } from '../catalog/catalog-change.ts'
import type { Db } from '../db/open-database.ts'

/** How many of the things that a provider has to supply stand where; of one unit, or of all for null. */
export type SupplyCounts = {
  readonly published: number
  readonly underReview: number
  readonly returned: number
  readonly tasks: number
  readonly uncollected: number
  readonly issues: number
}

export type SupplyRow = {
  readonly entryId: string
  readonly title: string
  readonly unit: string
  readonly frequency: string
  readonly loadedOn: Day | null
  /** In percent; null where nothing was collected or scored. */
  readonly score: number | null
}

type Counted = { readonly type: string; readonly states: readonly string[] }

const stateOf: { readonly [count in keyof SupplyCounts]: Counted } = {
  published: { type: 'catalogEntry', states: statesInForce },
  underReview: { type: 'catalogEntry', states: ['unitReview', 'underReview'] },
  returned: { type: 'catalogEntry', states: ['returned', 'designated'] },
  tasks: { type: 'catalogTask', states: ['open'] },
  uncollected: { type: 'collection', states: ['pending'] },
  issues: { type: 'dataIssue', states: ['reported', 'forwarded', 'verifying', 'fixing', 'fixed'] },
}

export async function supplyCounts(db: Db, unitId: string | null): Promise<SupplyCounts> {
  const rows = await db
    .selectFrom('matter_case')
    .select(['type', 'state', sql<number>`count(*)`.as('count')])
    .where('type', 'in', ['catalogEntry', 'catalogTask', 'collection', 'dataIssue'])
    .$if(unitId !== null, query => query.where('unit_id', '=', unitId))
    .groupBy(['type', 'state'])
    .execute()
  const count = (name: keyof SupplyCounts) =>
    rows
      .filter(row => row.type === stateOf[name].type && stateOf[name].states.includes(row.state))
      .reduce((sum, row) => sum + Number(row.count), 0)
  return {
    published: count('published'),
    underReview: count('underReview'),
    returned: count('returned'),
    tasks: count('tasks'),
    uncollected: count('uncollected'),
    issues: count('issues'),
  }
}

/** The entries in force with when they were last collected and how good their data are; those never collected first. */
export async function supplyRows(
  db: Db,
  { unitId, limit, offset }: { unitId: string | null; limit: number; offset: number },
): Promise<SupplyRow[]> {
  const rows = await collectedEntries(db, unitId)
    .innerJoin('unit', 'unit.id', 'catalog_entry.unit_id')
    .select(['catalog_entry.id as entryId', 'matter_case.title', 'unit.short_name as unit'])
    .select([frequency.as('frequency'), 'resource_version.loaded_on as loadedOn', score.as('score')])
    .orderBy(sql`resource_version.loaded_on nulls first`)
    .orderBy('matter_case.title')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(row => ({ ...row, score: row.score === null ? null : Number(row.score) }))
}

/** How many collected entries have the same frequency and day of their last collection, and what they score together. */
export type FreshnessGroup = {
  readonly frequency: string
  readonly loadedOn: Day
  readonly entries: number
  readonly scored: number
  readonly scoreSum: number
}

export async function freshnessGroups(db: Db, unitId: string | null): Promise<FreshnessGroup[]> {
  const rows = await collectedEntries(db, unitId)
    .select([frequency.as('frequency'), 'resource_version.loaded_on as loadedOn'])
    .select(sql<number>`count(*)`.as('entries'))
    .select([sql<number>`count(${score})`.as('scored'), sql<number>`coalesce(sum(${score}), 0)`.as('scoreSum')])
    .where('resource_version.id', 'is not', null)
    .groupBy([frequency, 'resource_version.loaded_on'])
    .execute()
  return rows.flatMap(({ loadedOn, entries, scored, scoreSum, ...row }) =>
    loadedOn
      ? [{ ...row, loadedOn, entries: Number(entries), scored: Number(scored), scoreSum: Number(scoreSum) }]
      : [],
  )
}

const frequency = sql<string>`coalesce(catalog_entry.content->>'updateFrequency', '')`
const score = sql<string | null>`(resource_version.quality->>'score')::numeric`

function collectedEntries(db: Db, unitId: string | null) {
  return db
    .selectFrom('catalog_entry')
    .innerJoin('matter_case', 'matter_case.id', 'catalog_entry.id')
    .leftJoin('collection', 'collection.entry_id', 'catalog_entry.id')
    .leftJoin('resource_version', 'resource_version.id', 'collection.current_version')
    .where('matter_case.state', 'in', [...statesInForce])
    .$if(unitId !== null, query => query.where('catalog_entry.unit_id', '=', unitId ?? ''))
}
