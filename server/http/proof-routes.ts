import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { findCase } from '../acts/case-queries.ts'
import { eventPlace } from '../acts/event-queries.ts'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { mayReadCase } from './reading-rights.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** Acts that make something public are everybody's to prove; a proof carries the reason and the actor of its act. */
const publicTransitions = ['catalogEntry.published', 'openListEntry.open', 'yearSchedule.inForce']

/** The offline proof of one event: for everyone where the act made something public, else for who may read the case. */
export function proofRoutes(app: App, platform: Platform): void {
  app.get('/api/events/:id/proof', { schema: { params: Id } }, async (request, reply) => {
    const { id } = request.params
    const place = await eventPlace(platform.db, id)
    if (!place || !(await mayProve(platform, request, place))) throw new Refusal('unknown_thing', { field: 'id' })
    const file = await platform.sequencer.proofFile(id)
    reply.header('content-disposition', `attachment; filename="proof-${id}.json"`)
    return reply.type('application/json').send(file)
  })
}

async function mayProve(
  platform: Platform,
  request: FastifyRequest,
  place: { case_id: string; case_type: string; to_state: string },
): Promise<boolean> {
  if (publicTransitions.includes(`${place.case_type}.${place.to_state}`)) return true
  const found = request.signedIn ? await findCase(platform.db, place.case_id) : null
  return found !== null && mayReadCase(request, found, platform.acts.door.lifecycles)
}
