import type { Exchange, Query } from './http-exchange.ts'
import type { FacetCount, SearchAnswer, SearchQuestion } from './search-answers.ts'

/** Finding entries, keeping searches and entries, and what is around one. */
export function searchCalls({ get }: Exchange) {
  return {
    search: (question: SearchQuestion, page: Query = {}) => get<SearchAnswer>('/api/search', { ...question, ...page }),
    searchFacets: (question: SearchQuestion) =>
      get<{ facets: readonly FacetCount[] }>('/api/search/facets', { ...question }),
    suggestions: (q: string) => get<{ names: readonly string[] }>('/api/search/suggestions', { q }),
  }
}
