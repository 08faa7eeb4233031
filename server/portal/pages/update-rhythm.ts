import { addDays, addMonths, type Day } from '@gongshu/deadlines'

const rhythms: { readonly [frequency: string]: (last: Day) => Day } = {
  realtime: last => addDays(last, 1),
  daily: last => addDays(last, 1),
  weekly: last => addDays(last, 7),
  monthly: last => addMonths(last, 1),
  quarterly: last => addMonths(last, 3),
  yearly: last => addMonths(last, 12),
}

/** The day by which the next update is to be expected; null where the rhythm names none. */
export function nextUpdate(frequency: string, last: Day): Day | null {
  return rhythms[frequency]?.(last) ?? null
}
