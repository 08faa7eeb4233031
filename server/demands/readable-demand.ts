import type { FastifyRequest } from 'fastify'
import type { Platform } from '../acts/platform.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest, seesDistrict } from '../people/request-session.ts'
import { type DemandRow, findDemand, partsOf } from './demand-queries.ts'

/** The demand, for whose unit it is, who provides a part of it, and the offices that see the district. */
export async function readableDemand(platform: Platform, request: FastifyRequest, id: string): Promise<DemandRow> {
  const demand = await findDemand(platform.db, id)
  const actor = actorOfRequest(request)
  const parts = demand ? await partsOf(platform.db, id) : []
  const takesPart = demand?.unit_id === actor.unitId || parts.some(part => part.provider_id === actor.unitId)
  if (!demand || !(takesPart || seesDistrict(request))) throw new Refusal('unknown_case')
  return demand
}
