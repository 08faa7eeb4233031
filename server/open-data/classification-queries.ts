import { type GuideContent, type Jurisdiction, type SectorRule, shippedGuideOf } from '@gongshu/regulations'
import { sql } from 'kysely'
import { casesRecording } from '../acts/record-queries.ts'
import type { Db, Tx } from '../db/open-database.ts'
import { guideOfRecord } from './classification-guide.ts'

export type GuideInForce = {
  /** The case of a published guide, or the name of the example that came with the jurisdiction. */
  readonly id: string
  readonly title: string
  /** Whether an office has published it; the shipped example still waits for that. */
  readonly source: 'published' | 'shipped'
  readonly since: string | null
  readonly content: GuideContent
}

/** The guide by which data is classed today; null where the jurisdiction has none. */
export async function guideInForce(db: Db | Tx, jurisdiction: Jurisdiction): Promise<GuideInForce | null> {
  const [published] = await casesRecording(db, { type: 'classificationGuide', states: ['inForce'], limit: 1 })
  if (published) {
    const { id, title, since, content } = published
    return { id, title, source: 'published', since, content: guideOfRecord(content) }
  }
  const shipped = shippedGuideOf(jurisdiction)
  if (!shipped) return null
  const { id, title, ...content } = shipped
  return { id, title, source: 'shipped', since: null, content }
}

/** The rules of a provider's own sector that are in force; empty where it has none. */
export async function sectorRulesOf(db: Db | Tx, unitId: string | null): Promise<readonly SectorRule[]> {
  const inForce = await casesRecording(db, { type: 'sectorRules', states: ['inForce'] })
  const own = inForce.find(found => found.unit_id === unitId)
  return (own?.content.stricterClasses ?? []) as unknown as readonly SectorRule[]
}

export type EntryToReclass = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly unit_id: string
  readonly unit: string
  readonly opening_class: string
  /** The guide by which it was classed; null where it was classed by none. */
  readonly guide: string | null
}

/** The entries of the open list that were classed by another guide than this, or by none. */
export async function entriesToReclass(
  db: Db | Tx,
  wanted: { guideId: string; unitId?: string | null; limit: number; offset: number },
): Promise<EntryToReclass[]> {
  const guide = sql<string | null>`open_list_entry.content -> 'classification' ->> 'guide'`
  let query = db
    .selectFrom('open_list_entry')
    .innerJoin('matter_case', 'matter_case.id', 'open_list_entry.id')
    .innerJoin('unit', 'unit.id', 'open_list_entry.unit_id')
    .select(['open_list_entry.id', 'matter_case.number', 'matter_case.title', 'open_list_entry.unit_id'])
    .select(['unit.name as unit', 'open_list_entry.opening_class', guide.as('guide')])
    .where('matter_case.state', '!=', 'withdrawn')
    .where(sql<boolean>`${guide} is distinct from ${wanted.guideId}`)
  if (wanted.unitId) query = query.where('open_list_entry.unit_id', '=', wanted.unitId)
  return query.orderBy('matter_case.number').limit(wanted.limit).offset(wanted.offset).execute()
}
