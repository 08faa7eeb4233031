import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** What the screens ask about signing, by its name in the cache. */
export const signingQueries = {
  factor: queryOptions({ queryKey: ['secondFactor'], queryFn: api.secondFactor }),
}
