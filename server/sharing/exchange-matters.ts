import type { Actions } from '../acts/act-types.ts'
import type { Reaction } from '../acts/door.ts'
import type { Lifecycle } from '../acts/lifecycle.ts'
import { disputeLifecycle } from '../demands/dispute.ts'
import { disputeActions } from '../demands/dispute-actions.ts'
import { fusionOpinionLifecycle, fusionPlanLifecycle } from '../demands/fusion-plan.ts'
import { fusionActions } from '../demands/fusion-plan-actions.ts'
import { settleAfterRequest } from '../demands/request-data.ts'
import { scenarioLifecycle } from '../demands/scenario.ts'
import { scenarioActions } from '../demands/scenario-actions.ts'
import { upwardRequestLifecycle } from '../demands/upward-request.ts'
import { upwardRequestActions } from '../demands/upward-request-actions.ts'
import { disposalLifecycle } from './disposal.ts'
import { disposalActions } from './disposal-actions.ts'

/** The cases around a demand and its service: scenario, fusion, dispute, request to the city, disposal. */
export const exchangeLifecycles = [
  scenarioLifecycle,
  fusionPlanLifecycle,
  fusionOpinionLifecycle,
  disputeLifecycle,
  upwardRequestLifecycle,
  disposalLifecycle,
] as unknown as Lifecycle[]

export const exchangeActions: Actions = {
  ...scenarioActions,
  ...fusionActions,
  ...disputeActions,
  ...upwardRequestActions,
  ...disposalActions,
}

/** A demand goes on once the data that it waits for is there, or is not to come. */
export const exchangeReactions: readonly Reaction[] = (['dataRequest.done', 'dataRequest.cancelled'] as const).map(
  on => ({ on, next: (tx, request) => settleAfterRequest(tx, request.id) }),
)
