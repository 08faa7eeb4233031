import type { Exchange, Query } from './http-exchange.ts'
import type {
  CartEntry,
  FacetCount,
  FollowedEntry,
  GraphAnswer,
  PreviewAnswer,
  SavedSearch,
  SearchAnswer,
  SearchQuestion,
  SynonymsAnswer,
} from './search-answers.ts'

type Cart = { entries: readonly CartEntry[] }

/** Finding entries, keeping searches and entries, and what is around one. */
export function searchCalls({ get, post, delete: remove }: Exchange) {
  return {
    search: (question: SearchQuestion, page: Query = {}) => get<SearchAnswer>('/api/search', { ...question, ...page }),
    searchFacets: (question: SearchQuestion) =>
      get<{ facets: readonly FacetCount[] }>('/api/search/facets', { ...question }),
    suggestions: (q: string) => get<{ names: readonly string[] }>('/api/search/suggestions', { q }),
    synonyms: () => get<SynonymsAnswer>('/api/search/synonyms'),
    addSynonyms: (words: readonly string[]) => post<{ id: string }>('/api/search/synonyms', { words }),
    removeSynonyms: (id: string) => remove<{ deleted: true }>(`/api/search/synonyms/${id}`),
    savedSearches: () => get<{ searches: readonly SavedSearch[] }>('/api/saved-searches'),
    saveSearch: (search: Omit<SavedSearch, 'id'>) => post<{ id: string }>('/api/saved-searches', search),
    setSearchNotify: (id: string, notify: boolean) =>
      post<{ notify: boolean }>(`/api/saved-searches/${id}/notify`, { notify }),
    removeSearch: (id: string) => remove<{ deleted: true }>(`/api/saved-searches/${id}`),
    followed: () => get<{ entries: readonly FollowedEntry[] }>('/api/followed-entries'),
    follow: (entryId: string) => post<{ followed: boolean }>('/api/followed-entries', { entryId }),
    unfollow: (entryId: string) => remove<{ followed: boolean }>(`/api/followed-entries/${entryId}`),
    cart: () => get<Cart>('/api/cart'),
    putInCart: (entryId: string, columns: readonly string[] = []) => post<Cart>('/api/cart', { entryId, columns }),
    takeFromCart: (entryId: string) => remove<Cart>(`/api/cart/${entryId}`),
    emptyCart: () => remove<Cart>('/api/cart'),
    graph: (around: string, depth: number) => get<GraphAnswer>('/api/graph', { around, depth }),
    preview: (entryId: string) => get<PreviewAnswer>(`/api/catalog-entries/${entryId}/preview`),
  }
}
