import { type Act, type Effect, system } from '../acts/act-types.ts'
import { findRecord } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { latestParts } from './demand-part-decisions.ts'
import { noteOfDemand } from './supplied-entries.ts'

const operatorsPlatform = { ...system, onBehalfOf: 'operator' } as const

/** Holds a demand while its two sides are in dispute on what was rejected; what runs already goes on running. */
export async function raiseDispute(act: Act): Promise<Effect> {
  const { id, state } = act.existing()
  await noteOfDemand(act.tx, id, { stateBeforeDispute: state })
  return { to: 'inDispute' }
}

/** Ends the dispute on a demand: the rejected part is reviewed anew with its own limit, or the decision stands. */
export async function decideDispute(act: Act<{ outcome: string; providerId: string }>): Promise<Effect> {
  const { outcome, providerId } = act.input
  const { id, title, party_id } = act.existing()
  if (outcome === 'stands') {
    const { stateBeforeDispute } = await findRecord(act.tx, id)
    return { to: stateBeforeDispute === 'inService' ? 'inService' : 'rejected' }
  }
  const parts = await latestParts(act.tx, id)
  const rejected = parts.find(part => part.provider_id === providerId)
  if (!rejected) throw new Error(`the demand ${id} has no part of ${providerId}`)
  const entries = rejected.entries as JsonObject[]
  return {
    to: 'underProviderReview',
    next: [
      {
        step: 'demandPart.open',
        input: { demandId: id, consumerId: party_id ?? '', providerId, title, entries },
        actor: operatorsPlatform,
      },
    ],
  }
}
