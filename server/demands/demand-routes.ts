import { promisesOf } from '@gongshu/regulations'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { wordsFor } from '../../text/words.ts'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import { signForBoth } from '../keys/signature.ts'
import { accountOf, actorOfRequest, seesDistrict, unitSeen } from '../people/request-session.ts'
import { confirmPerson } from '../people/second-factor.ts'
import { OneTimeCode } from '../people/second-factor-routes.ts'
import { findUnit } from '../registry/unit-queries.ts'
import { composeCommitment } from './commitment.ts'
import { commitmentFile } from './commitment-file.ts'
import { DemandContent } from './demand.ts'
import { findDemand, findPart, listDemands, partsOf } from './demand-queries.ts'

const closed = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** Demands: compose the commitment, sign it with the password, submit; read what was submitted. */
export function demandRoutes(app: App, platform: Platform): void {
  const { db } = platform

  app.post('/api/demands/commitment', { schema: { body: DemandContent } }, async request => {
    return { commitment: await compose(platform, request, { demandId: newId(), content: request.body }) }
  })

  const Submission = Type.Object(
    {
      content: DemandContent,
      password: Type.String({ minLength: 1, maxLength: 200 }),
      code: Type.Optional(OneTimeCode),
    },
    closed,
  )
  app.post('/api/demands', { schema: { body: Submission } }, async request => {
    const input = await signed(platform, request, { demandId: newId(), ...request.body })
    const key = request.headers['idempotency-key']
    return platform.acts.act({
      step: 'demand.submit',
      actor: actorOfRequest(request),
      input,
      // Each signing has its own id and moment: a repeated request is known by what the caller sent.
      idempotentBy: { content: request.body.content },
      ...(typeof key === 'string' ? { idempotencyKey: key } : {}),
    })
  })

  app.post('/api/demands/:id/resubmission', { schema: { params: Id, body: Submission } }, async request => {
    const { id } = request.params
    const input = await signed(platform, request, { demandId: id, ...request.body })
    return platform.acts.act({ step: 'demand.resubmit', caseId: id, actor: actorOfRequest(request), input })
  })

  const Page = Type.Object({
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
    offset: Type.Integer({ minimum: 0, default: 0 }),
  })
  app.get('/api/demands', { schema: { querystring: Page } }, async request => {
    const unitId = unitSeen(request)
    return { demands: await listDemands(db, { ...request.query, ...(unitId ? { unitId } : {}) }) }
  })

  app.get('/api/demands/:id', { schema: { params: Id } }, async request => {
    const demand = await readable(platform, request, request.params.id)
    return { demand, parts: await partsOf(db, demand.id) }
  })

  app.get('/api/demands/:id/commitment', { schema: { params: Id } }, async (request, reply) => {
    const demand = await readable(platform, request, request.params.id)
    reply.header('content-disposition', `attachment; filename="commitment-${demand.id}.json"`)
    return reply.type('application/json').send(await commitmentFile(platform, demand))
  })

  app.get('/api/demand-parts/:id', { schema: { params: Id } }, async request => {
    const part = await findPart(db, request.params.id)
    const actor = actorOfRequest(request)
    if (!part || (part.provider_id !== actor.unitId && !seesDistrict(request))) throw new Refusal('unknown_case')
    return { part, demand: await findDemand(db, part.demand_id) }
  })
}

type Wanted = { demandId: string; content: DemandContent }

async function compose(platform: Platform, request: FastifyRequest, { demandId, content }: Wanted): Promise<string> {
  const actor = actorOfRequest(request)
  const unit = actor.unitId ? await findUnit(platform.db, actor.unitId) : null
  if (!unit) throw new Refusal('unit_not_party')
  return composeCommitment({
    demandId,
    content,
    accountId: actor.accountId,
    unit: { id: unit.id, name: unit.name, uscc: unit.uscc },
    promises: promisesOf(platform.acts.door.lawOf(null)).map(promise => wordsFor('zh', `commitment.${promise}`)),
    at: platform.clocks.now(),
  })
}

async function signed(
  platform: Platform,
  request: FastifyRequest,
  { password, code, ...wanted }: Wanted & { password: string; code?: string },
) {
  const account = accountOf(request)
  await confirmPerson(platform, account, { password, code })
  const commitment = await compose(platform, request, wanted)
  const unitId = account.unit_id ?? ''
  const signatures = await signForBoth(platform.signer, commitment, { accountId: account.id, unitId })
  return { id: wanted.demandId, content: wanted.content, commitment, signatures }
}

async function readable(platform: Platform, request: FastifyRequest, id: string) {
  const demand = await findDemand(platform.db, id)
  const actor = actorOfRequest(request)
  const parts = demand ? await partsOf(platform.db, id) : []
  const takesPart = demand?.unit_id === actor.unitId || parts.some(part => part.provider_id === actor.unitId)
  if (!demand || !(takesPart || seesDistrict(request))) throw new Refusal('unknown_case')
  return demand
}
