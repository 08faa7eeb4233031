import type { SourceRunAnswer } from '@gongshu/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

const WATCH_MS = 1000
const IDLE_MS = 15_000

/** What the screens ask of the sources of collections, by its name in the cache. */
export const sourceQueries = {
  sources: queryOptions({ queryKey: ['sources'], queryFn: api.sources, refetchInterval: IDLE_MS }),
  source: (id: string) =>
    queryOptions({
      queryKey: ['sources', id],
      queryFn: () => api.source(id),
      refetchInterval: query => (isOpen(query.state.data?.runs[0]) ? WATCH_MS : IDLE_MS),
    }),
}

/** Whether a run has not come to its end. */
export function isOpen(run: SourceRunAnswer | null | undefined): boolean {
  return run?.state === 'waiting' || run?.state === 'running'
}
