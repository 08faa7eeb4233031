import { type Act, citing, type Effect } from '../acts/act-types.ts'
import { Refusal } from '../base/refusal.ts'
import type { DemandContent } from './demand.ts'
import { findDemand } from './demand-queries.ts'
import { assessMode } from './mode-assessment.ts'
import { coveringScenario, scenarioStateOf } from './scenario-actions.ts'
import { checkedEntries, requireCollected } from './wanted-data.ts'

/**
 * Takes a demand for the key work of party and government into the evaluation of its scenario, and out of it once the
 * scenario is authorised. A demand that cites an authorised scenario which covers its data is served at once.
 */
export async function evaluateScenario(act: Act<{ technicalAssessment?: string }>): Promise<Effect> {
  const { id, state, party_id } = act.existing()
  const demand = await findDemand(act.tx, id)
  if (!demand) throw new Error(`the demand ${id} has no row`)
  const content = demand.content as unknown as DemandContent
  const direct = act.law.jurisdiction.choices.directAccess.value ? content.directCase : null
  if (direct?.case !== '2') throw new Refusal('direct_case_missing', { field: 'directCase', ...cited(act) })
  const entries = await checkedEntries(act, content)
  await requireCollected(act, content)
  const kinds = await assessMode(act, content)
  const isAuthorised =
    state === 'scenarioEvaluating'
      ? (await scenarioStateOf(act.tx, id)) === 'authorised'
      : direct.scenarioId !== undefined && (await coveringScenario(act, direct.scenarioId, content))
  if (isAuthorised) {
    const informed = [...new Set(entries.map(entry => entry.unit_id))]
    return {
      to: 'provisioning',
      kinds,
      detail: { directCase: '2', scenario: direct.scenarioId ?? null },
      notices: informed.map(unitId => ({ unitId, kind: 'demandServedDirectly' })),
    }
  }
  if (state === 'scenarioEvaluating' || direct.scenarioId) {
    throw new Refusal('scenario_not_authorised', { field: 'directCase.scenarioId', ...cited(act) })
  }
  const { plan, evidence } = direct
  if (!plan?.trim()) throw new Refusal('field_missing', { field: 'directCase.plan', ...cited(act) })
  if (!evidence.trim()) throw new Refusal('field_missing', { field: 'directCase.evidence', ...cited(act) })
  return {
    to: 'scenarioEvaluating',
    kinds,
    notices: [{ unitId: party_id, kind: 'demandScenarioEvaluating' }],
    next: [
      {
        step: 'scenario.propose',
        input: {
          title: content.scenario?.trim() || content.title,
          plan,
          basis: evidence,
          entries: content.entries.map(entry => entry.entryId),
          demandId: id,
        },
      },
    ],
  }
}

function cited(act: Act): { duty?: string } {
  const own = citing(act, 'scenarioEvaluated')
  const [first] = act.duties
  return own.duty ? own : first ? { duty: first.id } : {}
}
