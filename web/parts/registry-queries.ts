import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** What the screens ask of the registers of units, by its name in the cache. */
export const registryQueries = {
  governance: (id: string) => queryOptions({ queryKey: ['governance', id], queryFn: () => api.governance(id) }),
  gaps: (unitId?: string) =>
    queryOptions({ queryKey: ['registryGaps', unitId], queryFn: () => api.registryGaps(unitId ? { unitId } : {}) }),
  threeLists: (unitId: string) =>
    queryOptions({
      queryKey: ['threeLists', unitId],
      queryFn: () => api.threeLists(unitId),
      enabled: unitId !== '',
    }),
  conflicts: queryOptions({ queryKey: ['sourceConflicts'], queryFn: () => api.sourceConflicts() }),
  conflict: (first: string, second: string) =>
    queryOptions({
      queryKey: ['sourceConflicts', first, second],
      queryFn: () => api.sourceConflicts({ first, second }),
    }),
}
