import type { EntryCheck } from '@gongshu/client'
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { api } from '../parts/api.ts'
import { type EntryValues, soundInputOf } from './entry-values.ts'
import { useSettled } from './use-settled.ts'

const QUIET_MS = 700

/**
 * What the platform finds in the entry as it stands, asked whenever the typing pauses. What is marked as a secret never
 * leaves the browser; rows that are wrong in themselves are shown in the sheet and left out here.
 */
export function useLiveCheck(values: EntryValues, entryId: string | undefined): UseQueryResult<EntryCheck> {
  const settled = useSettled(values, QUIET_MS)
  const input = soundInputOf(settled)
  const isSecret = values.stateSecret || values.workSecret || settled.stateSecret || settled.workSecret
  return useQuery({
    queryKey: ['entryCheck', entryId ?? 'new', JSON.stringify(input)],
    queryFn: () => api.checkEntry(input, entryId),
    enabled: !isSecret && settled.name.trim().length > 1,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  })
}
