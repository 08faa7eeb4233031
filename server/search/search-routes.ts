import Type, { type Static } from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { actorOfRequest } from '../people/request-session.ts'
import { type Filters, facetNames, sortings } from './findable.ts'
import { search, searchFacets } from './search-answer.ts'
import { suggestNames } from './suggest-queries.ts'

/** Values of one facet, separated by commas. */
const Values = Type.Optional(Type.String({ maxLength: 2000 }))

const Question = {
  q: Type.String({ maxLength: 200, default: '' }),
  unit: Values,
  sharing: Values,
  opening: Values,
  frequency: Values,
  grade: Values,
  domain: Values,
  format: Values,
  open: Values,
  since: Type.Optional(Type.String({ format: 'date' })),
}
/** A search as an address or a saved search has it. */
export const SearchQuestion = Type.Object(Question, { additionalProperties: false })

const Page = {
  sort: Type.Enum([...sortings], { default: 'relevance' }),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  offset: Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 }),
}

/** Entries in force are for every official to find; what is not published stands in no index. */
const kinds = ['catalogEntry'] as const

export function searchRoutes(app: App, { db }: Platform): void {
  app.get('/api/search', { schema: { querystring: Type.Object({ ...Question, ...Page }) } }, async request => {
    actorOfRequest(request)
    const { sort, limit, offset, ...asked } = request.query
    return search(db, { words: asked.q, kinds, filters: filtersOf(asked) }, { sort, limit, offset })
  })

  app.get('/api/search/facets', { schema: { querystring: SearchQuestion } }, async request => {
    actorOfRequest(request)
    return { facets: await searchFacets(db, { words: request.query.q, kinds, filters: filtersOf(request.query) }) }
  })

  const Typed = Type.Object({
    q: Type.String({ maxLength: 100 }),
    limit: Type.Integer({ minimum: 1, maximum: 20, default: 8 }),
  })
  app.get('/api/search/suggestions', { schema: { querystring: Typed } }, async request => {
    actorOfRequest(request)
    return { names: await suggestNames(db, { typed: request.query.q, kinds, limit: request.query.limit }) }
  })
}

/** The filters of an address; a facet without a value narrows nothing. */
export function filtersOf(asked: Partial<Static<typeof SearchQuestion>>): Filters {
  const chosen = facetNames.map(name => [name, asked[name]?.split(',').filter(Boolean)] as const)
  const filters: Filters = Object.fromEntries(chosen.filter(([, values]) => values?.length))
  return asked.since ? { ...filters, since: asked.since } : filters
}
