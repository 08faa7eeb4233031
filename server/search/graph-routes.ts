import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest, seesDistrict } from '../people/request-session.ts'
import { graphAround } from './graph.ts'
import { nodeKinds } from './graph-relation-queries.ts'

const Asked = Type.Object({
  /** `<kind>:<id>`, e.g. `entry:0198…`. */
  around: Type.String({ pattern: `^(${nodeKinds.join('|')}):[^:]{1,120}$` }),
  depth: Type.Integer({ minimum: 1, maximum: 3, default: 2 }),
})

/** The graph of resources around one of them, as far as whoever asks may see it. */
export function graphRoutes(app: App, { db }: Platform): void {
  app.get('/api/graph', { schema: { querystring: Asked } }, async request => {
    const { unitId } = actorOfRequest(request)
    const { around, depth } = request.query
    const kind = nodeKinds.find(name => around.startsWith(`${name}:`))
    const viewer = { unitId, seesDistrict: seesDistrict(request) }
    const graph = kind && (await graphAround(db, { kind, id: around.slice(kind.length + 1), depth, viewer }))
    if (!graph) throw new Refusal('unknown_thing', { field: 'around' })
    return graph
  })
}
