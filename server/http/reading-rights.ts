import type { FastifyRequest } from 'fastify'
import type { CaseRow } from '../db/schema-core.ts'
import { actorOfRequest, seesDistrict } from '../people/request-session.ts'

/** Entries are for every official to find; other cases are read by those who take part and by the district. */
export function mayReadCase(request: FastifyRequest, found: CaseRow): boolean {
  const actor = actorOfRequest(request)
  if (found.type === 'catalogEntry' || found.type === 'openListEntry' || seesDistrict(request)) return true
  return actor.unitId !== null && [found.unit_id, found.party_id].includes(actor.unitId)
}
