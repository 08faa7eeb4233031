import type { Day } from '@gongshu/deadlines'
import { sql } from 'kysely'
import type { Db } from '../db/open-database.ts'
import { entryStates, openClasses, openStates } from '../search/findable.ts'

/** The figures of the first page. */
export async function publicFigures(db: Db): Promise<{ sets: number; downloads: number; entries: number }> {
  const sets = await db
    .selectFrom('open_list_entry')
    .innerJoin('matter_case', 'matter_case.id', 'open_list_entry.id')
    .select([
      sql<number>`count(*)`.as('sets'),
      sql<number>`coalesce(sum(open_list_entry.downloads), 0)`.as('downloads'),
    ])
    .where('matter_case.state', 'in', openStates)
    .where('open_list_entry.opening_class', 'in', openClasses)
    .executeTakeFirstOrThrow()
  const entries = await db
    .selectFrom('matter_case')
    .select(sql<number>`count(*)`.as('entries'))
    .where('type', '=', 'catalogEntry')
    .where('state', 'in', entryStates)
    .executeTakeFirstOrThrow()
  return { sets: Number(sets.sets), downloads: Number(sets.downloads), entries: Number(entries.entries) }
}

export type UnitFigures = { id: string; name: string; sets: number; entries: number }

/** The units that have published something, with how much. */
export async function unitsWithFigures(db: Db): Promise<UnitFigures[]> {
  const rows = await db
    .selectFrom('unit')
    .innerJoin('matter_case', 'matter_case.unit_id', 'unit.id')
    .leftJoin('open_list_entry', 'open_list_entry.id', 'matter_case.id')
    .select([
      'unit.id',
      'unit.name',
      sql<number>`count(*) filter (where matter_case.type = 'catalogEntry')`.as('entries'),
      sql<number>`count(*) filter (where matter_case.type = 'openListEntry')`.as('sets'),
    ])
    .where(eb =>
      eb.or([
        eb.and([eb('matter_case.type', '=', 'catalogEntry'), eb('matter_case.state', 'in', entryStates)]),
        eb.and([
          eb('matter_case.type', '=', 'openListEntry'),
          eb('matter_case.state', 'in', openStates),
          eb('open_list_entry.opening_class', 'in', openClasses),
        ]),
      ]),
    )
    .groupBy(['unit.id', 'unit.name'])
    .orderBy('unit.name')
    .execute()
  return rows.map(row => ({ ...row, entries: Number(row.entries), sets: Number(row.sets) }))
}

/** Names to offer while somebody types: what is used most, then what is newest. */
export async function suggestedNames(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('matter_case')
    .leftJoin('open_list_entry', 'open_list_entry.id', 'matter_case.id')
    .select('matter_case.title')
    .where(eb =>
      eb.or([
        eb.and([eb('matter_case.type', '=', 'catalogEntry'), eb('matter_case.state', 'in', entryStates)]),
        eb.and([eb('matter_case.state', 'in', openStates), eb('open_list_entry.opening_class', 'in', openClasses)]),
      ]),
    )
    .orderBy(sql`coalesce(open_list_entry.downloads, 0)`, 'desc')
    .orderBy('matter_case.since', 'desc')
    .orderBy('matter_case.number', 'desc')
    .limit(limit)
    .execute()
  return [...new Set(rows.map(row => row.title))]
}

/** Address parts of every public set and entry, for the site map. */
export async function publicAddresses(db: Db, limit: number): Promise<{ path: string; on: Day }[]> {
  const rows = await db
    .selectFrom('matter_case')
    .leftJoin('open_list_entry', 'open_list_entry.id', 'matter_case.id')
    .select(['matter_case.id', 'matter_case.type', 'matter_case.since'])
    .where(eb =>
      eb.or([
        eb.and([eb('matter_case.type', '=', 'catalogEntry'), eb('matter_case.state', 'in', entryStates)]),
        eb.and([eb('matter_case.state', 'in', openStates), eb('open_list_entry.opening_class', 'in', openClasses)]),
      ]),
    )
    .orderBy('matter_case.since', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, type, since }) => ({
    path: type === 'catalogEntry' ? `/entries/${id}` : `/sets/${id}`,
    on: since,
  }))
}
