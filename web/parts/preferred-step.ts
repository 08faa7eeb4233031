import type { CaseAnswer } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { queries } from './api.ts'

/** The step that the content of the case speaks for, where several go forward. */
export function usePreferredStep(page: CaseAnswer): string | undefined {
  const { id, type, state } = page.case
  const asks = type === 'demand' && state === 'submitted'
  const demand = useQuery({ ...queries.demand(id), enabled: asks })
  if (!asks || !demand.data) return undefined
  const direct = demand.data.demand.content.directCase
  if (!direct) return 'demand.forward'
  return direct.case === '2' ? 'demand.evaluateScenario' : 'demand.confirmNorm'
}
