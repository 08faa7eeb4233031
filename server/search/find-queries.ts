import type { Day } from '@gongshu/deadlines'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/open-database.ts'
import { type FacetName, type Filters, facetNames, type Kind, type Sorting } from './findable.ts'
import { facetColumn, matches, nearness, passes } from './match-queries.ts'
import type { Question } from './question.ts'
import { wordsOf } from './segment.ts'

export type Wanted = {
  readonly question: Question
  readonly kinds: readonly Kind[]
  readonly filters: Filters
}

export type Hit = {
  id: string
  kind: string
  name: string
  labels: string
  body: string
  unit_id: string | null
  unit: string | null
  sharing: string | null
  opening: string | null
  frequency: string | null
  grade: string | null
  is_open: boolean
  updated_on: Day
  uses: number
  quality: number | null
}

export type Page = { readonly sort: Sorting; readonly limit: number; readonly offset: number }

/** So many of the nearest are compared by what lies apart from the rows, too: the words and the labels. */
const COMPARED = 200

/** One page of what is found, the nearest first: by name, then by data items and tags, then by further words. */
export async function findHits(db: Db, { question, kinds, filters }: Wanted, page: Page): Promise<Hit[]> {
  const nearest = page.sort === 'relevance' ? Math.max(COMPARED, page.offset + page.limit) : page.offset + page.limit
  const { rows } = await sql<Hit>`
    with nearest as (
      select id, ${nearness(question)} as nearness, char_length(name_key) as length, uses, updated_on, quality
      from search_document where ${matches(question, kinds)} and ${passes(filters)}
      order by ${orderOf(page.sort)} limit ${nearest}
    ), placed as (
      select id, nearness, row_number() over (order by ${orderOf(page.sort)}) as place from nearest
    )
    select d.id, d.kind, t.name, t.labels, t.body, d.unit_id, unit.name as unit, d.sharing, d.opening, d.frequency, d.grade,
      d.is_open, d.updated_on, d.uses, d.quality
    from placed join search_document d on d.id = placed.id join search_text t on t.id = d.id
    left join unit on unit.id = d.unit_id
    order by ${page.sort === 'relevance' ? comparedOrder(question) : sql``} place
    limit ${page.limit} offset ${page.offset}
  `.execute(db)
  return rows
}

export async function countHits(db: Db, { question, kinds, filters }: Wanted): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from search_document where ${matches(question, kinds)} and ${passes(filters)}
  `.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** Whether anything is found at all. */
export async function findsAny(db: Db, { question, kinds }: Omit<Wanted, 'filters'>): Promise<boolean> {
  const { rows } = await sql`select 1 from search_document where ${matches(question, kinds)} limit 1`.execute(db)
  return rows.length > 0
}

export type FacetCount = { facet: FacetName; value: string; count: number }

/** How often each value of each facet occurs among what the question and the filters of the other facets leave. */
export async function countFacets(db: Db, { question, kinds, filters }: Wanted): Promise<FacetCount[]> {
  const counted = facetNames.map(
    name => sql`select ${sql.lit(name)} as facet, ${facetColumn(name)} as value, count(*) as count
      from found where ${passes(filters, name)} group by 2`,
  )
  const { rows } = await sql<FacetCount>`
    with found as materialized (
      select unit_id, sharing, opening, frequency, grade, domain, formats, is_open, updated_on
      from search_document where ${matches(question, kinds)}
    )
    ${sql.join(counted, sql` union all `)}
    order by facet, count desc, value
  `.execute(db)
  return rows.filter(({ value }) => value !== null).map(row => ({ ...row, count: Number(row.count) }))
}

function orderOf(sort: Sorting): RawBuilder<unknown> {
  const byName = sql`nearness desc, length, uses desc, id`
  if (sort === 'newest') return sql`updated_on desc, ${byName}`
  if (sort === 'used') return sql`uses desc, ${byName}`
  if (sort === 'quality') return sql`quality desc nulls last, ${byName}`
  return byName
}

// A word that the dictionary sees in the name is nearer than one made of the ends of two; an item nearer than a description.
function comparedOrder({ terms }: Question): RawBuilder<unknown> {
  const words = terms.flatMap(term => term.anyOf.flatMap(wordsOf))
  const inWords = sql`(case when name_words @> ${sql.val(words)}::text[] and ${words.length > 0} then 1 else 0 end)`
  const inLabels = terms.map(
    ({ anyOf }) =>
      sql`(${sql.join(
        anyOf.map(word => sql`strpos(lower(labels), ${word}) > 0`),
        sql` or `,
      )})`,
  )
  const labelled = inLabels.length ? sql`(case when ${sql.join(inLabels, sql` and `)} then 1 else 0 end)` : sql`0`
  return sql`place > ${COMPARED}, case when place <= ${COMPARED}
    then 4 * nearness + 2 * ${inWords} + ${labelled} end desc,`
}
