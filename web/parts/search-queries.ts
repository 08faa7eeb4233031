import type { Query, SearchQuestion } from '@gongshu/client'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** What the search, the graph and the cart ask. While the next answer comes, the last one stays. */
export const searchQueries = {
  found: (question: SearchQuestion, page: Query = {}) =>
    queryOptions({
      queryKey: ['search', question, page],
      queryFn: () => api.search(question, page),
      placeholderData: keepPreviousData,
    }),
  facets: (question: SearchQuestion) =>
    queryOptions({
      queryKey: ['searchFacets', question],
      queryFn: () => api.searchFacets(question).then(answer => answer.facets),
      placeholderData: keepPreviousData,
    }),
  suggestions: (q: string) =>
    queryOptions({
      queryKey: ['suggestions', q],
      queryFn: () => api.suggestions(q).then(answer => answer.names),
      placeholderData: keepPreviousData,
      enabled: q !== '',
    }),
  synonyms: queryOptions({ queryKey: ['synonyms'], queryFn: api.synonyms }),
  saved: queryOptions({ queryKey: ['savedSearches'], queryFn: () => api.savedSearches().then(one => one.searches) }),
  followed: queryOptions({ queryKey: ['followed'], queryFn: () => api.followed().then(answer => answer.entries) }),
  cart: queryOptions({ queryKey: ['cart'], queryFn: () => api.cart().then(answer => answer.entries) }),
  graph: (around: string, depth: number) =>
    queryOptions({
      queryKey: ['graph', around, depth],
      queryFn: () => api.graph(around, depth),
      placeholderData: keepPreviousData,
      enabled: around !== '',
    }),
  preview: (entryId: string) => queryOptions({ queryKey: ['preview', entryId], queryFn: () => api.preview(entryId) }),
}

const asked = ['q', 'unit', 'sharing', 'opening', 'frequency', 'domain', 'format', 'grade', 'open', 'since'] as const

/** The search that an address holds, without what only its page needs. */
export function questionOf(address: { readonly [name: string]: unknown }): SearchQuestion {
  return Object.fromEntries(asked.flatMap(name => (address[name] ? [[name, String(address[name])]] : [])))
}
