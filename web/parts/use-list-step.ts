import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { api } from './api.ts'

type Wanted = {
  readonly step: string
  readonly caseId?: string
  /** The revision of the lists that the person has before them. */
  readonly seen?: number
  readonly input: object
}

/** Takes a step on the three lists and says that it is done. */
export function useListStep(done: string) {
  const client = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: (wanted: Wanted) => api.takeStep(wanted),
    onSuccess: async () => {
      message.success(done)
      await client.invalidateQueries()
    },
  })
}
