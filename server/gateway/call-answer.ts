import { isIP } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../base/logging.ts'
import { type GatewayRefusal, gatewayRefusals, languageOf, refusalBody } from './gateway-refusal.ts'
import type { Grant } from './grant.ts'
import type { GrantBook } from './grant-book.ts'
import type { Journal } from './journal.ts'

/** One call, from its arrival. `key` is set once the gateway has found that it knows it. */
export type Call = {
  method: string
  path: string
  serviceId: string
  mode: Grant['mode']
  key: string | null
  arrivedAt: number
  language: 'zh' | 'en'
  ip: string
}

export type Outcome = {
  result: string
  asked: number
  rows: number
  refusal?: GatewayRefusal
  body?: (reference: string) => string
}

export type CallRecorder = {
  gateway: string
  book: GrantBook
  journal: Journal
  log: Log
  counts: { served: number; refused: number; unrecorded: number }
}

export function openCall(request: FastifyRequest, mode: Grant['mode']): Call {
  const { raw, ip } = request
  return {
    method: raw.method ?? '',
    path: raw.url ?? '',
    serviceId: (request.params as { serviceId: string }).serviceId,
    mode,
    key: null,
    arrivedAt: performance.now(),
    language: languageOf(raw.headers['accept-language']),
    // Behind a proxy the address comes from a header: whatever else stands there must not reach the journal.
    ip: isIP(ip) === 0 ? 'unknown' : ip,
  }
}

/** Sends the answer once the record of the call is on the disk; what cannot be recorded is not answered. */
export async function answerCall(
  recorder: CallRecorder,
  call: Call,
  { reply, outcome }: { reply: FastifyReply; outcome: Outcome },
): Promise<void> {
  const reference = `${recorder.gateway}-${recorder.journal.nextSeq()}`
  const { refusal } = outcome
  const body = refusal ? refusalBody(refusal, call.language, reference) : (outcome.body?.(reference) ?? '')
  try {
    await recorder.journal.append(journalMembers(recorder.book, call, outcome))
  } catch (error) {
    return answerUnrecorded(recorder, call, { reply, error })
  }
  if (!refusal) {
    recorder.counts.served += 1
    return send(reply, 200, body)
  }
  recorder.counts.refused += 1
  if (refusal.code === 'quota_exceeded') reply.header('retry-after', String(refusal.words?.seconds ?? 60))
  send(reply, gatewayRefusals[refusal.code], body)
}

function answerUnrecorded(
  recorder: CallRecorder,
  call: Call,
  { reply, error }: { reply: FastifyReply; error: unknown },
): void {
  recorder.counts.unrecorded += 1
  const reason = error instanceof Error ? error.message : String(error)
  recorder.log.error('gateway journal cannot be written', { gateway: recorder.gateway, reason })
  send(reply, gatewayRefusals.journal_unavailable, refusalBody({ code: 'journal_unavailable' }, call.language, null))
}

function send(reply: FastifyReply, status: number, body: string): void {
  reply.code(status).header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store')
  reply.send(body)
}

function journalMembers(book: GrantBook, call: Call, outcome: Outcome): string {
  const held = book.services.get(call.serviceId)
  const part = held && held.grant.appKey === call.key ? held.journalPart : strangerPart(call, held !== undefined)
  const ms = Math.round((performance.now() - call.arrivedAt) * 100) / 100
  const { asked, rows, result } = outcome
  return (
    `"time":"${new Date().toISOString()}","day":"${book.today}",${part},` +
    `"asked":${asked},"rows":${rows},"result":"${result}","ms":${ms},"ip":"${call.ip}"`
  )
}

/** The line of a call without a grant: of what the caller wrote, only what the gateway knows already. */
function strangerPart(call: Call, serviceIsKnown: boolean): string {
  const service = serviceIsKnown ? call.serviceId : null
  const nobody = { consumer: null, provider: null, scenario: null, entry: null }
  return JSON.stringify({ service, key: call.key, ...nobody, mode: call.mode, items: [] }).slice(1, -1)
}
