import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** What the screens ask of the calendar, by its name in the cache. */
export const calendarQueries = {
  calendar: queryOptions({ queryKey: ['calendar'], queryFn: api.calendar }),
  year: (year: number) => queryOptions({ queryKey: ['calendar', year], queryFn: () => api.calendarYear(year) }),
}
