import { dutyOfRule } from '@gongshu/regulations'
import type { Act, Effect, FollowUp } from '../acts/act-types.ts'
import { newId } from '../base/ids.ts'
import type { JsonObject } from '../base/json.ts'
import { entriesByIds } from '../catalog/catalog-entry-queries.ts'
import type { SignedDemand } from './demand.ts'
import { planOfDemand } from './fusion-plan-actions.ts'

/** Whether a demand asks for fused data where the law has a procedure for it. */
export function isFusion(act: Act<SignedDemand>): boolean {
  return act.input.content.demandType === 'fusion' && dutyOfRule(act.law, 'fusionPlanWithDemand') !== null
}

/** What follows from the submission of a demand for fused data: its plan goes into joint review on the same day. */
export async function fusionFollowUps(act: Act<SignedDemand>, demandId: string): Promise<FollowUp[]> {
  const { title, fusionPlan, entries } = act.input.content
  if (!isFusion(act) || !fusionPlan) return []
  const rows = await entriesByIds(
    act.tx,
    entries.map(entry => entry.entryId),
  )
  const providers = [...new Set(rows.map(row => row.unit_id))]
  const plan = fusionPlan as unknown as JsonObject
  const returned = await planOfDemand(act, demandId)
  if (returned) return [{ step: 'fusionPlan.resubmit', caseId: returned.id, input: { plan, providers } }]
  return [{ step: 'fusionPlan.submit', input: { planId: newId(), demandId, title, plan, providers } }]
}

/** Takes the demand where its plan has gone: to fusion, back to the consumer with the reason, or to its service. */
export async function followFusion(act: Act<{ outcome: string; reason?: string }>): Promise<Effect> {
  const { outcome, reason } = act.input
  const { party_id } = act.existing()
  if (outcome === 'passed') return { to: 'fusionBuilding', notices: [{ unitId: party_id, kind: 'fusionPassed' }] }
  if (outcome === 'delivered') return { to: 'provisioning' }
  return {
    to: 'formallyIncomplete',
    reason: reason ?? null,
    notices: [{ unitId: party_id, kind: 'fusionReturned', params: { reason: reason ?? '' } }],
  }
}
