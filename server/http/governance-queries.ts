import type { CaseType } from '@gongshu/regulations'
import type { Db } from '../db/open-database.ts'

const MOST_CASES = 200

/** What of a unit belongs into its governance file beside its own record, by kind. */
const kindsOfUnit: readonly CaseType[] = ['contractor', 'channel', 'project', 'digitisation', 'emergencyPlan', 'drill']

/** The channels, projects, contractors and plans of a unit, the newest first. */
export async function registeredCases(db: Db, unitId: string) {
  return db
    .selectFrom('matter_case')
    .select(['id', 'type', 'number', 'title', 'state', 'since'])
    .where('unit_id', '=', unitId)
    .where('type', 'in', [...kindsOfUnit])
    .orderBy('type')
    .orderBy('opened_on', 'desc')
    .limit(MOST_CASES)
    .execute()
}

/** The working norms that bind every unit now. */
export async function normsInForce(db: Db) {
  return db
    .selectFrom('matter_case')
    .select(['id', 'number', 'title', 'since'])
    .where('type', '=', 'workingNorm')
    .where('state', '=', 'inForce')
    .orderBy('title')
    .limit(MOST_CASES)
    .execute()
}

/** The unit above a unit and those directly below it. */
export async function relatedUnits(db: Db, { id, parentId }: { id: string; parentId: string | null }) {
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'name', 'parent_id'])
    .where(eb => eb.or([eb('parent_id', '=', id), ...(parentId ? [eb('id', '=', parentId)] : [])]))
    .orderBy('name')
    .execute()
  const named = ({ id: unitId, name }: (typeof rows)[number]) => ({ id: unitId, name })
  return {
    parent: rows.filter(unit => unit.id === parentId).map(named)[0] ?? null,
    children: rows.filter(unit => unit.parent_id === id).map(named),
  }
}
