import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** The questions about quality, reconciliation and shared databases by their names in the cache. */
export const qualityQueries = {
  all: queryOptions({ queryKey: ['quality'], queryFn: api.quality }),
  entry: (id: string) => queryOptions({ queryKey: ['quality', id], queryFn: () => api.entryQuality(id) }),
  failures: (id: string, wanted: { version: string; rule: number }) =>
    queryOptions({
      queryKey: ['quality', id, 'failures', wanted],
      queryFn: () => api.failingRows(id, { ...wanted, limit: 200 }),
    }),
  reconciliations: queryOptions({ queryKey: ['reconciliations'], queryFn: api.reconciliations }),
  reconciliation: (id: string) =>
    queryOptions({ queryKey: ['reconciliations', id], queryFn: () => api.entryReconciliations(id) }),
  databases: queryOptions({ queryKey: ['sharedDatabases'], queryFn: api.sharedDatabases }),
  database: (id: string) => queryOptions({ queryKey: ['sharedDatabases', id], queryFn: () => api.sharedDatabase(id) }),
}
