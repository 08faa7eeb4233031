import type { CaseType } from '@gongshu/regulations'
import { sql } from 'kysely'
import type { Db } from '../db/open-database.ts'

/** Whose cases are read: everybody's, those in which a unit takes part, or those in none of some states. */
export type Scope = 'all' | { readonly unitId: string } | { readonly notIn: readonly string[] }

export type ListedCase = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly since: string
  readonly opened_on: string
  readonly unit: string | null
  readonly party: string | null
}

type Wanted = {
  readonly type: CaseType
  readonly scope: Scope
  readonly state?: string | undefined
  readonly q?: string | undefined
  readonly limit: number
  readonly offset: number
}

export function casesOfType(db: Db, { type, scope, state, q, limit, offset }: Wanted): Promise<ListedCase[]> {
  return db
    .selectFrom('matter_case as c')
    .leftJoin('unit as owner', 'owner.id', 'c.unit_id')
    .leftJoin('unit as other', 'other.id', 'c.party_id')
    .select(['c.id', 'c.number', 'c.title', 'c.state', 'c.since', 'c.opened_on'])
    .select(['owner.name as unit', 'other.name as party'])
    .where('c.type', '=', type)
    .where(isNoApplicant)
    .where(isSeen(scope))
    .$if(state !== undefined, query => query.where('c.state', '=', state ?? ''))
    .$if(Boolean(q), query => query.where('c.title', 'ilike', `%${likeText(q ?? '')}%`))
    .orderBy('c.opened_on', 'desc')
    .orderBy('c.number', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
}

/** At most fifty cases to choose among, by title; with `ids` exactly those. */
export function choicesOfType(
  db: Db,
  {
    type,
    scope,
    q,
    ids,
  }: { type: CaseType; scope: Scope; q?: string | undefined; ids?: readonly string[] | undefined },
): Promise<{ id: string; number: string; title: string; state: string }[]> {
  return db
    .selectFrom('matter_case as c')
    .select(['c.id', 'c.number', 'c.title', 'c.state'])
    .where('c.type', '=', type)
    .$if(ids === undefined, query => query.where(isNoApplicant))
    .where(isSeen(scope))
    .$if(Boolean(q), query => query.where('c.title', 'ilike', `%${likeText(q ?? '')}%`))
    .$if(ids !== undefined, query => query.where('c.id', 'in', ids?.length ? [...ids] : [NOBODY]))
    .orderBy('c.title')
    .limit(50)
    .execute()
}

/** How many cases of each type and state somebody sees: all of the types in `whole`, of others those of their unit. */
export async function countsByType(
  db: Db,
  { unitId, whole }: { unitId: string | null; whole: readonly CaseType[] },
): Promise<{ type: CaseType; state: string; count: number }[]> {
  const rows = await db
    .selectFrom('matter_case as c')
    .select(eb => ['c.type', 'c.state', eb.fn.countAll<string | number>().as('count')])
    .where(eb =>
      eb.or([
        ...(whole.length ? [eb('c.type', 'in', [...whole])] : []),
        eb('c.unit_id', '=', unitId ?? NOBODY),
        eb('c.party_id', '=', unitId ?? NOBODY),
      ]),
    )
    .groupBy(['c.type', 'c.state'])
    .execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

/** The titles of the cases among some ids, for pages that name them. */
export async function titlesOf(db: Db, ids: readonly string[]): Promise<{ [id: string]: string }> {
  if (!ids.length) return {}
  const rows = await db
    .selectFrom('matter_case')
    .select(['id', 'title'])
    .where('id', 'in', [...ids])
    .execute()
  return Object.fromEntries(rows.map(row => [row.id, row.title]))
}

// Who only applies for open data is no unit of the district, and may be a person.
const isNoApplicant = sql<boolean>`not exists (
  select from unit where unit.id = c.id and unit.offices = '["applicant"]'::jsonb)`

const NOBODY = '00000000-0000-0000-0000-000000000000'

function isSeen(scope: Scope) {
  if (scope === 'all') return sql<boolean>`true`
  if ('notIn' in scope) return sql<boolean>`c.state not in (${sql.join(scope.notIn)})`
  const unitId = scope.unitId || NOBODY
  return sql<boolean>`(c.unit_id = ${unitId} or c.party_id = ${unitId})`
}

function likeText(text: string): string {
  return text.replace(/[\\%_]/g, found => `\\${found}`)
}
