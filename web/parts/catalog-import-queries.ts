import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

const POLL_MS = 700
const ROWS = 50

export type RowFilter = { readonly kind?: string | undefined; readonly q?: string | undefined }

/** Questions about files of catalog entries; what is under way is asked again until it is over. */
export const importQueries = {
  reading: (id: string) =>
    queryOptions({
      queryKey: ['catalogReading', id],
      queryFn: () => api.catalogReading(id),
      staleTime: Number.POSITIVE_INFINITY,
      refetchInterval: query => (['waiting', 'running'].includes(query.state.data?.state ?? '') ? POLL_MS : false),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['catalogImport', id],
      queryFn: () => api.catalogImport(id),
      refetchInterval: query => (query.state.data?.state === 'running' ? POLL_MS : false),
    }),
  rows: (id: string, filter: RowFilter) =>
    infiniteQueryOptions({
      queryKey: ['catalogImportRows', id, filter],
      queryFn: ({ pageParam }) =>
        api.catalogImportRows(id, { ...filter, limit: ROWS, after: pageParam }).then(answer => answer.rows),
      initialPageParam: 0,
      getNextPageParam: rows => (rows.length < ROWS ? undefined : rows.at(-1)?.row),
    }),
}
