import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../base/logging.ts'
import {
  type Claim,
  claimOf,
  grantFor,
  isRefusal,
  provenClaim,
  quotaRefusal,
  scenarioRefusal,
} from './call-admission.ts'
import { answerCall, type Call, type CallRecorder, type Outcome, openCall } from './call-answer.ts'
import type { FeedFollower } from './feed-follower.ts'
import type { GatewayDuties, GatewayRefusal } from './gateway-refusal.ts'
import type { Grant } from './grant.ts'
import type { GrantBook, HeldGrant } from './grant-book.ts'
import { flagText, identifiersOf, receiveList } from './match-list.ts'
import { type Query, queryAnswer, readQuery, whereRefusal } from './query-call.ts'
import type { ServingHandles } from './serving-handles.ts'

/** Compares a list with the full data of a service; says only which identifiers are there. */
export type Matcher = (
  grant: Grant,
  identifiers: string[],
) => Promise<{ total: number; matched: number; flags: boolean[] }>

export type CallDesk = {
  book: GrantBook
  follower: FeedFollower
  handles: ServingHandles
  recorder: CallRecorder
  duties: GatewayDuties
  matcher: Matcher | null
  now(): number
  log: Log
  /** Lists being received or matched at present. */
  lists: number
}

export const callPaths = {
  query: '/gateway/v1/services/:serviceId/query',
  match: '/gateway/v1/services/:serviceId/match',
} as const

const largestQuery = 16 << 10
const mostLists = 4

/** The two calls, in a scope of their own: bodies arrive here as bytes, because the signature covers bytes. */
export function mountCalls(app: FastifyInstance, desk: CallDesk): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.addContentTypeParser('text/plain', (_request, body, done) => done(null, body))
    scope.setErrorHandler((error, request, reply) => answerError(desk, { error, request, reply }))
    scope.post(callPaths.query, { bodyLimit: largestQuery }, (request, reply) =>
      answer(desk, { request, reply }, 'api'),
    )
    scope.post(callPaths.match, (request, reply) => answer(desk, { request, reply }, 'match'))
  })
}

async function answer(
  desk: CallDesk,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  mode: Grant['mode'],
): Promise<void> {
  const call = openCall(request, mode)
  const outcome = mode === 'api' ? judgeQuery(desk, call, request) : judgeMatch(desk, call, request)
  const settled = outcome instanceof Promise ? await outcome : outcome
  return answerCall(desk.recorder, call, { reply, outcome: settled })
}

/** What Fastify refuses before the handler (type, size) and what breaks in the handler: both are calls of the journal. */
function answerError(
  desk: CallDesk,
  at: { error: unknown; request: FastifyRequest; reply: FastifyReply },
): Promise<void> {
  const call = openCall(at.request, at.request.routeOptions.url === callPaths.match ? 'match' : 'api')
  const status = at.error instanceof Error && 'statusCode' in at.error ? Number(at.error.statusCode) : 500
  if (status < 500)
    return answerCall(desk.recorder, call, {
      reply: at.reply,
      outcome: refused({ code: 'bad_request', fault: 'body' }),
    })
  // The message of an unexpected error may quote what was looked up: only its kind goes to the log.
  const kind = at.error instanceof Error ? at.error.name : typeof at.error
  desk.log.error('gateway call failed', { service: known(desk, call), kind, at: firstFrame(at.error) })
  return answerCall(desk.recorder, call, { reply: at.reply, outcome: refused({ code: 'internal' }) })
}

function judgeQuery(desk: CallDesk, call: Call, request: FastifyRequest): Outcome | Promise<Outcome> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const claim = claimedKey(desk, call, request)
  if (isRefusal(claim)) return refused(claim)
  const held = admitted(desk, call, { claim, bodyDigest: hash('sha256', body) })
  if (isRefusal(held)) return refused(held)
  const query = readQuery(body)
  if (isRefusal(query)) return refused(query)
  const refusal =
    scenarioRefusal(held.grant, query.scenario, desk.duties) ??
    whereRefusal(held.grant, query.where) ??
    quotaRefusal(held, desk.now(), desk.duties)
  if (refusal) return refused(refusal)
  const { digest } = held.grant
  if (digest === null) return refused({ code: 'data_unavailable' })
  const serving = desk.handles.opened(digest)
  if (serving) return found(held.grant, serving.lookup(query.where, query.limit))
  return lookUpLater(desk, call, { claim, held, digest, query })
}

/** The file has to be fetched first; meanwhile the service may have been stopped. */
async function lookUpLater(
  desk: CallDesk,
  call: Call,
  { claim, held, digest, query }: { claim: Claim; held: HeldGrant; digest: string; query: Query },
): Promise<Outcome> {
  try {
    await desk.handles.open(digest)
  } catch (error) {
    return unavailable(desk, held, error)
  }
  const still = grantFor(desk.book, { key: claim.key, serviceId: call.serviceId, mode: call.mode }, desk.duties)
  if (isRefusal(still)) return refused(still)
  const serving = desk.handles.opened(digest)
  if (!serving || still.grant.digest !== digest) return refused({ code: 'data_unavailable' })
  return found(still.grant, serving.lookup(query.where, query.limit))
}

async function judgeMatch(desk: CallDesk, call: Call, request: FastifyRequest): Promise<Outcome> {
  const claim = claimedKey(desk, call, request)
  if (isRefusal(claim)) return refused(claim)
  if (desk.lists >= mostLists) return refused({ code: 'busy' })
  desk.lists += 1
  try {
    return await matchList(desk, call, { claim, request })
  } finally {
    desk.lists -= 1
  }
}

async function matchList(
  desk: CallDesk,
  call: Call,
  { claim, request }: { claim: Claim; request: FastifyRequest },
): Promise<Outcome> {
  const list = request.body instanceof Readable ? await receiveList(request.body) : null
  if (!list) return refused({ code: 'bad_request', fault: 'body' })
  const held = admitted(desk, call, { claim, bodyDigest: list.digest })
  if (isRefusal(held)) return refused(held)
  const wrongScenario = scenarioRefusal(held.grant, scenarioOf(request.query), desk.duties)
  if (wrongScenario) return refused(wrongScenario)
  const identifiers = identifiersOf(list.bytes)
  if (isRefusal(identifiers)) return refused(identifiers)
  const overQuota = quotaRefusal(held, desk.now(), desk.duties)
  if (overQuota) return refused(overQuota)
  if (!desk.matcher) return refused({ code: 'match_unavailable' })
  const { total, matched, flags } = await desk.matcher(held.grant, identifiers)
  const still = grantFor(desk.book, { key: claim.key, serviceId: call.serviceId, mode: call.mode }, desk.duties)
  if (isRefusal(still)) return refused(still)
  const body = JSON.stringify({ total, matched, flags: flagText(flags) })
  return { result: 'ok', asked: identifiers.length, rows: matched, body: () => body }
}

function claimedKey(desk: CallDesk, call: Call, request: FastifyRequest): Claim | GatewayRefusal {
  const claim = claimOf(desk.book, request.raw.headers, desk.now())
  if ('key' in claim) call.key = claim.key.appKey
  const seconds = desk.follower.expiredLease()
  return seconds === null ? claim : { code: 'lease_expired', words: { seconds } }
}

/** The claim is proven and the key may call this service: only now is anything said about the service. */
type Proof = { claim: Claim; bodyDigest: string }

function admitted(desk: CallDesk, call: Call, { claim, bodyDigest }: Proof): HeldGrant | GatewayRefusal {
  const { method, path, serviceId, mode } = call
  const refusal = provenClaim(claim, { method, path, bodyDigest, now: desk.now() })
  return refusal ?? grantFor(desk.book, { key: claim.key, serviceId, mode }, desk.duties)
}

function found(grant: Grant, rows: readonly Record<string, unknown>[]): Outcome {
  return { result: 'ok', asked: 1, rows: rows.length, body: reference => queryAnswer(grant, rows, reference) }
}

function refused(refusal: GatewayRefusal): Outcome {
  return { result: refusal.code, asked: 0, rows: 0, refusal }
}

function unavailable(desk: CallDesk, held: HeldGrant, error: unknown): Outcome {
  const reason = error instanceof Error ? error.message : String(error)
  desk.log.warn('serving file could not be opened', { service: held.grant.serviceId, reason })
  return refused({ code: 'data_unavailable' })
}

/** A list has no members beside it: its scenario stands in the signed path. Named twice or not at all, it is nobody's. */
function scenarioOf(query: unknown): string {
  const named = typeof query === 'object' && query !== null && 'scenario' in query ? query.scenario : ''
  return typeof named === 'string' ? named : ''
}

function known(desk: CallDesk, call: Call): string | null {
  return desk.book.services.has(call.serviceId) ? call.serviceId : null
}

function firstFrame(error: unknown): string {
  return (error instanceof Error && error.stack?.match(/\n\s+at (.+)/)?.[1]) || ''
}
