import { isDay } from '@gongshu/deadlines'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { badRequest, tokenGuard } from './gateway-feed-routes.ts'
import type { JournalIntake } from './journal-intake.ts'
import { SegmentDigest } from './journal-segment.ts'
import { callsPerBatch } from './use-batches.ts'

export type IntakeRouteOptions = {
  intake: JournalIntake
  /** Whether this bearer token belongs to a gateway. */
  isGatewayToken(token: string): boolean | Promise<boolean>
}

export const journalPaths = {
  journal: '/internal/gateway/journal',
  segments: '/internal/gateway/journal/segments',
} as const

/** What separate gateways tell the server of the calls they have answered. */
export function mountJournalIntake(app: FastifyInstance, { intake, isGatewayToken }: IntakeRouteOptions): void {
  app.register(async scope => {
    scope.addHook('onRequest', tokenGuard(isGatewayToken))
    scope.get(journalPaths.journal, (request, reply) => answerState(intake, request, reply))
    scope.post(journalPaths.journal, (request, reply) => answerUses(intake, request, reply))
    scope.post(journalPaths.segments, (request, reply) => answerSegment(intake, request, reply))
  })
}

const closed = { additionalProperties: false } as const
const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const Position = Type.Object({ segment: Type.Integer({ minimum: 0, maximum: 0x7fffffff }), offset: Count }, closed)
const Use = Type.Object(
  {
    serviceId: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
    day: Type.String({ pattern: String.raw`^\d{4}-\d{2}-\d{2}$` }),
    result: Type.String({ minLength: 1, maxLength: 60 }),
    calls: Count,
    rows: Count,
  },
  closed,
)

/**
 * The name of a gateway and the identity of its journal. A gateway set up anew under an old name has a new journal,
 * which is counted from its start.
 */
const owner = {
  gateway: Type.String({ pattern: '^[\\w.-]{1,60}$' }),
  journal: Type.String({ pattern: '^[0-9a-f]{16}$' }),
}
const Owner = Type.Object(owner, closed)
const UsesBody = Type.Object(
  { ...owner, from: Position, to: Position, uses: Type.Array(Use, { maxItems: callsPerBatch }) },
  closed,
)
const SegmentBody = Type.Object({ ...owner, digest: SegmentDigest }, closed)

async function answerState(intake: JournalIntake, request: FastifyRequest, reply: FastifyReply) {
  const query = Object.fromEntries(new URL(request.url, 'http://gateway').searchParams)
  if (!Value.Check(Owner, query)) return badRequest(reply)
  return reply.header('cache-control', 'no-store').send(await intake.state(journalName(query)))
}

async function answerUses(intake: JournalIntake, request: FastifyRequest, reply: FastifyReply) {
  const { body } = request
  if (!Value.Check(UsesBody, body)) return badRequest(reply)
  const uses = body.uses.flatMap(use => (isDay(use.day) ? [{ ...use, day: use.day }] : []))
  if (uses.length < body.uses.length) return badRequest(reply)
  const { from, to } = body
  const journal = journalName(body)
  if (await intake.count(journal, { from, to, uses })) return reply.send({ counted: to })
  const { counted } = await intake.state(journal)
  return reply
    .code(409)
    .send({ ...refused('position_moved', 'the batch does not begin where counting stands'), counted })
}

async function answerSegment(intake: JournalIntake, request: FastifyRequest, reply: FastifyReply) {
  const { body } = request
  if (!Value.Check(SegmentBody, body)) return badRequest(reply)
  if (await intake.anchor(journalName(body), body.digest)) return reply.send({ anchored: body.digest.segment })
  return reply.code(409).send(refused('digest_differs', 'another digest of this segment stands in the log'))
}

/** `#` is in no gateway's name: no separate gateway can write to the journal of the server's own. */
function journalName({ gateway, journal }: { gateway: string; journal: string }): string {
  return `${gateway}#${journal}`
}

function refused(code: string, message: string) {
  return { error: { code, message } }
}
