import { type Act, type FollowUp, type NewCase, system, unitOfActor } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import type { Tx } from '../db/open-database.ts'
import type { DemandContent } from './demand.ts'
import { scenarioLifecycle } from './scenario.ts'

const operatorsPlatform = { ...system, onBehalfOf: 'operator' } as const

export const scenarioActions = recordActions(scenarioLifecycle, {
  'scenario.propose': {
    opens: openedFor,
    notices: () => [{ role: 'operator', kind: 'scenarioToEvaluate' }],
  },
  'scenario.evaluate': {},
  'scenario.authorise': {
    check: act => {
      if (act.input.validUntil && act.input.validUntil < act.today) {
        throw new Refusal('invalid_input', { field: 'validUntil' })
      }
    },
    notices: act => [{ unitId: act.existing().party_id, kind: 'scenarioAuthorised' }],
    next: (act, record) => demandGoesOn(act, record, 'demand.evaluateScenario'),
  },
  'scenario.refuse': {
    notices: act => [
      { unitId: act.existing().party_id, kind: 'scenarioNotPassed', params: { reason: act.input.reason } },
    ],
    // Not passed, the demand goes the ordinary way.
    next: (act, record) => demandGoesOn(act, record, 'demand.forward'),
  },
  'scenario.retire': {
    notices: act => [
      { unitId: act.existing().party_id, kind: 'scenarioRetired', params: { reason: act.input.reason } },
    ],
  },
})

/** The authorised scenario that a demand cites, if it covers all that the demand asks for and stands today. */
export async function coveringScenario(
  act: Pick<Act, 'tx' | 'today'>,
  scenarioId: string,
  content: DemandContent,
): Promise<boolean> {
  const found = await findCase(act.tx, scenarioId)
  if (found?.type !== 'scenario' || found.state !== 'authorised') return false
  const [record] = (await casesRecording(act.tx, { type: 'scenario', states: ['authorised'] })).filter(
    one => one.id === scenarioId,
  )
  const { entries, validUntil } = (record?.content ?? {}) as { entries?: string[]; validUntil?: string }
  if (validUntil && validUntil < act.today) return false
  return content.entries.every(wanted => entries?.includes(wanted.entryId))
}

/** The state of the scenario that was proposed with a demand; null when there is none. */
export async function scenarioStateOf(tx: Tx, demandId: string): Promise<string | null> {
  const [scenario] = await casesRecording(tx, { type: 'scenario', holding: { demandId } })
  return scenario?.state ?? null
}

async function openedFor(act: Act<{ title: string; demandId?: string }>): Promise<NewCase> {
  const { title, demandId } = act.input
  const unitId = unitOfActor(act.actor)
  if (!demandId) return { title, unitId, partyId: unitId }
  const demand = await findCase(act.tx, demandId)
  const mayName = demand?.type === 'demand' && (unitId === null || unitId === demand.party_id)
  if (!mayName) throw new Refusal('unknown_thing', { field: 'demandId' })
  return { title, partyId: demand.party_id, parentId: demandId }
}

async function demandGoesOn(act: Act, record: JsonObject, step: FollowUp['step']): Promise<FollowUp[]> {
  const demandId = typeof record.demandId === 'string' ? record.demandId : null
  const demand = demandId ? await findCase(act.tx, demandId) : null
  if (demand?.state !== 'scenarioEvaluating') return []
  return [{ step, caseId: demand.id, input: {}, actor: operatorsPlatform }]
}
