import type { StatedClass } from '@gongshu/client'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** What the screens ask of the classification of open data, by its name in the cache. */
export const classificationQueries = {
  guide: queryOptions({ queryKey: ['classification'], queryFn: api.classification }),
  reclass: queryOptions({ queryKey: ['classification', 'reclass'], queryFn: api.entriesToReclass }),
  proposal: (stated: StatedClass) =>
    queryOptions({
      queryKey: ['classification', 'proposal', stated],
      queryFn: () => api.proposeClass(stated),
      // The proposal before stays until the next is there, so that nothing jumps while levels are chosen.
      placeholderData: keepPreviousData,
    }),
}
