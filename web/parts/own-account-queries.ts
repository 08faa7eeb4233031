import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** What the screens ask about the person who is signed in, by its name in the cache. */
export const ownAccountQueries = {
  factor: queryOptions({ queryKey: ['secondFactor'], queryFn: api.secondFactor }),
  outgoing: queryOptions({ queryKey: ['outgoing'], queryFn: api.outgoing }),
}
