import { type RawBuilder, sql } from 'kysely'
import {
  entryStates,
  type FacetName,
  type Filters,
  facetNames,
  type Kind,
  openClasses,
  openStates,
} from './findable.ts'
import { soundKeys, wordKeys } from './index-keys.ts'
import type { Question, Term } from './question.ts'
import { nameKey } from './segment.ts'

type Condition = RawBuilder<boolean>

/** Documents of these kinds that anyone may find, which hold everything asked for. */
export function matches(question: Question, kinds: readonly Kind[]): Condition {
  return all([findable(kinds), ...question.terms.map(holds)])
}

/** The filters but for those of `without`: how often its other values occur is counted without it. */
export function passes(filters: Filters, without?: FacetName): Condition {
  const chosen = facetNames.filter(name => name !== without && filters[name]?.length)
  const conditions = chosen.map(name =>
    name === 'format'
      ? sql<boolean>`formats && ${array(filters.format ?? [])}`
      : sql<boolean>`${facetColumn(name)} = any(${array(filters[name] ?? [])})`,
  )
  return all([...conditions, ...(filters.since ? [sql<boolean>`updated_on >= ${filters.since}`] : [])])
}

/** The value of a facet of a document as text; of formats one after the other. */
export function facetColumn(name: FacetName): RawBuilder<string> {
  if (name === 'format') return sql`unnest(formats)`
  if (name === 'unit') return sql`unit_id::text`
  if (name === 'open') return sql`case when is_open then 'yes' else 'no' end`
  return sql`${sql.ref(name)}`
}

/** How near the name comes to the question: 4 is it, 3 begins with it, 2 has it in itself, 1 has all its words, 0 not all. */
export function nearness({ whole, terms }: Question): RawBuilder<number> {
  const inName = all(terms.map(term => some([...term.anyOf.map(hasInName), ...soundConditions(term, inSounds)])))
  const [only] = terms
  const bySound = terms.length === 1 && only ? soundConditions(only, beginsSounds) : []
  const begins = some([sql<boolean>`strpos(name_key, ${whole}) = 1`, ...bySound])
  return sql<number>`case when name_key = ${whole} then 4 when ${begins} then 3
    when strpos(name_key, ${whole}) > 0 then 2 when ${inName} then 1 else 0 end`
}

export function findable(kinds: readonly Kind[]): Condition {
  const entries = sql<boolean>`(kind = 'catalogEntry' and state = any(${array(entryStates)}))`
  const sets = sql<boolean>`(kind = 'openListEntry' and state = any(${array(openStates)})
    and opening = any(${array(openClasses)}))`
  return some([
    ...(kinds.includes('catalogEntry') ? [entries] : []),
    ...(kinds.includes('openListEntry') ? [sets] : []),
  ])
}

function holds(term: Term): Condition {
  const words = term.anyOf.map(word => sql<boolean>`keys @> ${numbers(wordKeys(word))}`)
  return some([...words, ...soundConditions(term, inSounds)])
}

function soundConditions({ said }: Term, condition: (said: string) => Condition): Condition[] {
  const keys = soundKeys(said)
  return keys.length ? [sql<boolean>`(keys @> ${numbers(keys)} and ${condition(said)})`] : []
}

function inSounds(said: string): Condition {
  return sql<boolean>`strpos(sounds, ${said}) > 0`
}

function beginsSounds(said: string): Condition {
  return sql<boolean>`(strpos(sounds, ${said}) = 1 or strpos(sounds, ${` ${said}`}) > 0)`
}

function hasInName(word: string): Condition {
  return sql<boolean>`strpos(name_key, ${nameKey(word)}) > 0`
}

export function numbers(keys: readonly number[]): RawBuilder<number[]> {
  return sql`${sql.val(keys)}::integer[]`
}

function array(values: readonly string[]): RawBuilder<string[]> {
  return sql`${sql.val(values)}::text[]`
}

function all(conditions: readonly Condition[]): Condition {
  return conditions.length ? sql<boolean>`(${sql.join(conditions, sql` and `)})` : sql<boolean>`true`
}

export function some(conditions: readonly Condition[]): Condition {
  return conditions.length ? sql<boolean>`(${sql.join(conditions, sql` or `)})` : sql<boolean>`false`
}
