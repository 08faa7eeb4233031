import { createHash, hash, timingSafeEqual } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GatewayDuties } from './gateway-refusal.ts'
import type { GrantFeed, GrantSource } from './grant.ts'

export type FeedRouteOptions = {
  source: GrantSource
  /** Said with every answer: a gateway elsewhere has no regulations to take them from. */
  duties: GatewayDuties
  /** Whether this bearer token belongs to a gateway. */
  isGatewayToken(token: string): boolean | Promise<boolean>
  /**
   * Called when a gateway has shown that it acts on everything up to `seq`: with each question and each confirmation.
   * Until `leaseEndsAt` (real time, ms) it may go on serving what it knows if contact is lost now.
   */
  onConfirm(gateway: string, seq: number, leaseEndsAt: number): void
}

export const feedPaths = {
  grants: '/internal/gateway/grants',
  serving: '/internal/gateway/serving/:digest',
  confirm: '/internal/gateway/confirm',
} as const

/** The header that carries the SHA-256 of a serving file: its name says what is in it, not which bytes. */
export const contentDigestHeader = 'x-gongshu-content-sha256'

export const servingDigestPattern = /^[0-9A-Za-z_-]{8,128}$/

const longestWaitMs = 60_000
const longestLeaseMs = 60 * 60_000

/** What separate gateways ask of the server. The answers carry secrets: beyond one machine, only over TLS. */
export function mountFeed(app: FastifyInstance, options: FeedRouteOptions): void {
  app.register(async scope => {
    const digests = new Map<string, Promise<string>>()
    const closing = new AbortController()
    // A question that waits for news would hold up the end of the server for as long as it may wait.
    scope.addHook('preClose', async () => closing.abort())
    scope.addHook('onRequest', tokenGuard(options.isGatewayToken))
    scope.get(feedPaths.grants, (request, reply) => answerGrants(options, closing.signal, { request, reply }))
    scope.get(feedPaths.serving, (request, reply) => answerServing(options.source, digests, { request, reply }))
    scope.post(feedPaths.confirm, (request, reply) => answerConfirm(options, request, reply))
  })
}

/** Compares in a time that does not depend on where the two differ. */
export function isSameSecret(presented: string, secret: string): boolean {
  return timingSafeEqual(hash('sha256', presented, 'buffer'), hash('sha256', secret, 'buffer'))
}

/** Lets nothing pass but what carries a gateway's token. */
export function tokenGuard(isGatewayToken: FeedRouteOptions['isGatewayToken']) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const token = request.headers.authorization?.match(/^Bearer (\S+)$/)?.[1]
    if (token && (await isGatewayToken(token))) return
    await reply.code(401).send(error('unauthorized', 'a gateway token is required'))
  }
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

async function answerGrants(options: FeedRouteOptions, closing: AbortSignal, { request, reply }: Exchange) {
  const query = new URL(request.url, 'http://gateway').searchParams
  const since = wholeNumber(query.get('since'), Number.MAX_SAFE_INTEGER)
  const waitMs = wholeNumber(query.get('wait') ?? '0', longestWaitMs)
  const caller = callerOf(query.get('gateway'), query.get('lease'))
  if (since === null || waitMs === null || !caller) return badRequest(reply)
  const feed = await changesUntil(closing, options.source, { since, waitMs })
  // Who asks for what follows `since` acts on everything up to it, and holds a fresh lease from this answer on.
  options.onConfirm(caller.gateway, since, Date.now() + caller.leaseMs)
  return reply.header('cache-control', 'no-store').send({ ...feed, duties: options.duties })
}

/** What is new within the time asked for, or what is known when the server begins to close. */
async function changesUntil(
  closing: AbortSignal,
  source: GrantSource,
  { since, waitMs }: { since: number; waitMs: number },
): Promise<GrantFeed> {
  if (waitMs === 0 || closing.aborted) return source.changesSince(since, 0)
  const { promise: ended, resolve } = Promise.withResolvers<null>()
  const end = () => resolve(null)
  closing.addEventListener('abort', end, { once: true })
  try {
    return (await Promise.race([source.changesSince(since, waitMs), ended])) ?? (await source.changesSince(since, 0))
  } finally {
    closing.removeEventListener('abort', end)
  }
}

async function answerConfirm(options: FeedRouteOptions, request: FastifyRequest, reply: FastifyReply) {
  const body = request.body
  if (typeof body !== 'object' || body === null) return badRequest(reply)
  const { gateway, seq, leaseMs, ...unknown } = body as { [name: string]: unknown }
  const caller = callerOf(gateway, String(leaseMs ?? ''))
  const confirmed = wholeNumber(String(seq), Number.MAX_SAFE_INTEGER)
  if (!caller || confirmed === null || Object.keys(unknown).length > 0) return badRequest(reply)
  options.onConfirm(caller.gateway, confirmed, Date.now() + caller.leaseMs)
  return reply.code(204).send()
}

async function answerServing(source: GrantSource, digests: Map<string, Promise<string>>, { request, reply }: Exchange) {
  const { digest } = request.params as { digest: string }
  if (!servingDigestPattern.test(digest)) return badRequest(reply)
  const file = await source
    .servingFile(digest)
    .then(path => open(path, 'r'))
    .catch(() => null)
  if (file === null) return reply.code(404).send(error('unknown_file', 'no serving file has this digest'))
  // The bytes announced and the bytes sent are those of one open file, also when it is built anew meanwhile.
  const { size, ino, mtimeMs } = await file.stat()
  const identity = `${digest} ${ino} ${mtimeMs}`
  const known = digests.get(identity) ?? contentDigest(file)
  digests.set(identity, known)
  reply.header(contentDigestHeader, await known).header('content-length', size)
  return reply.type('application/octet-stream').send(file.createReadStream({ start: 0 }))
}

async function contentDigest(file: FileHandle): Promise<string> {
  const sum = createHash('sha256')
  for await (const chunk of file.createReadStream({ start: 0, autoClose: false })) sum.update(chunk)
  return sum.digest('hex')
}

function callerOf(gateway: unknown, lease: string | null): { gateway: string; leaseMs: number } | null {
  const leaseMs = wholeNumber(lease ?? '', longestLeaseMs)
  if (typeof gateway !== 'string' || !/^[\w.-]{1,60}$/.test(gateway) || leaseMs === null) return null
  return { gateway, leaseMs }
}

function wholeNumber(text: string | null, most: number): number | null {
  return text !== null && /^\d{1,16}$/.test(text) && Number(text) <= most ? Number(text) : null
}

export function badRequest(reply: FastifyReply) {
  return reply.code(400).send(error('bad_request', 'the request of the gateway is not as it must be'))
}

function error(code: string, message: string) {
  return { error: { code, message } }
}
