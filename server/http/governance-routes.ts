import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import { findRecord } from '../acts/record-queries.ts'
import type { App } from '../base/app-type.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { listsOfUnit } from '../catalog/three-lists-queries.ts'
import { actorOfRequest, seesDistrict } from '../people/request-session.ts'
import { findUnit } from '../registry/unit-queries.ts'
import { normsInForce, registeredCases, relatedUnits } from './governance-queries.ts'
import { peopleOfUnit } from './workbench-queries.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** The governance file of a unit on one page, for the unit itself and the offices that watch over it. */
export function governanceRoutes(app: App, { db }: Platform): void {
  app.get('/api/units/:id/governance', { schema: { params: Id } }, async request => {
    const { unitId } = actorOfRequest(request)
    const { id } = request.params
    const unit = id === unitId || seesDistrict(request) ? await findUnit(db, id) : null
    if (!unit) throw new Refusal('unknown_thing', { field: 'id' })
    const lists = await listsOfUnit(db, id)
    const { lists: _, ...locked } = lists?.content ?? {}
    return {
      unit,
      ...(await relatedUnits(db, { id, parentId: unit.parent_id })),
      record: await governanceRecord(id),
      officers: (await peopleOfUnit(db, id)).officers,
      cases: await registeredCases(db, id),
      norms: await normsInForce(db),
      lists: lists && { id: lists.id, state: lists.state, since: lists.since, ...locked },
    }
  })

  async function governanceRecord(id: string): Promise<JsonObject> {
    const record = await findRecord(db, id)
    const files = { dataProcedure: count(record.dataProcedure), securityRules: count(record.securityRules) }
    return { ...record, ...files }
  }
}

function count(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}
