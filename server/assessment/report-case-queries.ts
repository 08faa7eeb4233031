import type { CaseType } from '@gongshu/regulations'
import { type RawBuilder, sql } from 'kysely'
import { statesInForce } from '../catalog/catalog-change.ts'
import { type Asked, MOST_ROWS, type RawRow } from './report.ts'

export type Fragment = RawBuilder<unknown>

/** The rows of a query; where the reader sees one unit alone, those of that unit, so that the limit cuts none of them. */
export function rowsOf(query: (asked: Asked) => Fragment): (asked: Asked) => Promise<RawRow[]> {
  return async asked => {
    const own = asked.unitId === null ? sql`` : sql`where "unitId" = ${asked.unitId}`
    const { rows } = await sql<RawRow>`select * from (${query(asked)}) as report ${own} limit ${MOST_ROWS + 1}`.execute(
      asked.platform.db,
    )
    return rows
  }
}

type Wanted = {
  readonly types: readonly CaseType[]
  /** Whose the row is; by default the unit of the case. */
  readonly unitOf?: Fragment
  readonly states?: readonly string[]
  /** Further columns, each beginning with a comma. */
  readonly more?: Fragment
  readonly join?: Fragment
  /** Further conditions, each beginning with `and`. */
  readonly where?: Fragment
  readonly order?: Fragment
}

/** Cases with their record `r`, unit and other side; the oldest first. */
export function cases({
  types,
  states,
  unitOf = sql`c.unit_id`,
  more = sql``,
  join = sql``,
  where = sql``,
  order,
}: Wanted): Fragment {
  const inStates = states ? sql`and c.state in (${list(states)})` : sql``
  return sql`
    select c.id as "caseId", ${unitOf} as "unitId", c.title, unit.name as unit, party.name as party,
      'state.' || c.type || '.' || c.state as state, c.opened_on as "openedOn", c.since ${more}
    from matter_case c
    left join case_record r on r.case_id = c.id
    left join unit on unit.id = ${unitOf}
    left join unit party on party.id = c.party_id ${join}
    where c.type in (${list(types)}) ${inStates} ${where}
    order by ${order ?? sql`c.opened_on, c.number`}`
}

/** A field of the record as the key of its word, e.g. `channelKind.cloud`. */
export function recordedWord(field: string, words = field): Fragment {
  return sql`, ${sql.lit(`${words}.`)} || (r.content->>${sql.lit(field)}) as ${sql.ref(field)}`
}

export function recorded(...fields: readonly string[]): Fragment {
  return sql.join(
    fields.map(field => sql`, r.content->>${sql.lit(field)} as ${sql.ref(field)}`),
    sql``,
  )
}

export function list(values: readonly string[]): Fragment {
  return sql.join(values.map(value => sql.lit(value)))
}

export function opened({ from, to }: Asked): Fragment {
  return sql`and c.opened_on between ${from} and ${to}`
}

export const inForce: Fragment = list(statesInForce)

/** The states in which a set of the open list can be found. */
export const onOpenList: Fragment = list(['open', 'static', 'suspended'])
