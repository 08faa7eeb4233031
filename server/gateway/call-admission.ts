import type { IncomingHttpHeaders } from 'node:http'
import { isSignedBy, signatureHeaders, timestampWindowMs } from './call-signature.ts'
import type { GatewayDuties, GatewayRefusal } from './gateway-refusal.ts'
import type { Grant } from './grant.ts'
import type { GrantBook, HeldGrant, HeldKey } from './grant-book.ts'
import { takeNonce } from './nonce-window.ts'

/** Who says to be calling, checked as far as headers go. */
export type Claim = { key: HeldKey; timestamp: string; sentAt: number; nonce: string; signature: string }

/** The key is known and the time is right; nothing is proven yet. */
export function claimOf(book: GrantBook, headers: IncomingHttpHeaders, now: number): Claim | GatewayRefusal {
  const key = book.keys.get(single(headers[signatureHeaders.key]))
  if (!key) return { code: 'unknown_key' }
  const timestamp = single(headers[signatureHeaders.timestamp])
  const sentAt = /^\d{1,16}$/.test(timestamp) ? Number(timestamp) : Number.NaN
  // Written so that NaN is refused too.
  if (!(Math.abs(now - sentAt) <= timestampWindowMs)) return { code: 'stale_timestamp' }
  const nonce = single(headers[signatureHeaders.nonce])
  const signature = single(headers[signatureHeaders.signature])
  return { key, timestamp, sentAt, nonce, signature }
}

/** The call was made by who holds the key's secret, and never before. */
export function provenClaim(
  claim: Claim,
  call: { method: string; path: string; bodyDigest: string; now: number },
): GatewayRefusal | null {
  const { key, timestamp, nonce, signature, sentAt } = claim
  if (nonce.length < 16 || nonce.length > 64) return { code: 'bad_signature' }
  const { method, path, bodyDigest } = call
  if (!isSignedBy(key.secret, { method, path, timestamp, nonce, bodyDigest }, signature))
    return { code: 'bad_signature' }
  const taken = takeNonce(key.nonces, { nonce, timestamp: sentAt, now: call.now })
  if (taken === 'replayed') return { code: 'replayed_nonce' }
  return taken === 'stale' ? { code: 'stale_timestamp' } : null
}

/** The grant under which this key may call this service at present. */
export function grantFor(
  book: GrantBook,
  call: { key: HeldKey; serviceId: string; mode: Grant['mode'] },
  duties: GatewayDuties,
): HeldGrant | GatewayRefusal {
  const held = book.services.get(call.serviceId)
  // A service that does not exist and one of another consumer look alike from outside.
  if (held?.grant.appKey !== call.key.appKey) return { code: 'not_granted', duty: duties.granted }
  const { grant } = held
  if (grant.state === 'stopped') return stopped(grant, duties)
  if (grant.endsOn !== null && book.today > grant.endsOn) {
    return { code: 'service_stopped', duty: duties.stopped, note: 'service_ended', words: { day: grant.endsOn } }
  }
  if (grant.mode !== call.mode) return { code: 'bad_request', fault: grant.mode === 'api' ? 'mode.api' : 'mode.match' }
  return held
}

export function scenarioRefusal(grant: Grant, scenario: string, duties: GatewayDuties): GatewayRefusal | null {
  return scenario === grant.scenario ? null : { code: 'scenario_mismatch', duty: duties.scenario }
}

/** Counts the call against its quota: at most so many in any minute that begins with a call. */
export function quotaRefusal(held: HeldGrant, now: number, duties: GatewayDuties): GatewayRefusal | null {
  const { quota, grant } = held
  if (now - quota.windowStart >= minuteMs || now < quota.windowStart) {
    quota.windowStart = now
    quota.used = 0
  }
  if (quota.used >= grant.quotaPerMinute) {
    const seconds = Math.ceil((quota.windowStart + minuteMs - now) / 1000)
    return { code: 'quota_exceeded', duty: duties.quota, words: { quota: grant.quotaPerMinute, seconds } }
  }
  quota.used += 1
  return null
}

export function isRefusal(value: object): value is GatewayRefusal {
  return 'code' in value
}

const minuteMs = 60_000

function stopped(grant: Grant, duties: GatewayDuties): GatewayRefusal {
  const reason = grant.stoppedReason
  if (!reason) return { code: 'service_stopped', duty: duties.stopped }
  const { since, text } = reason
  return { code: 'service_stopped', duty: reason.duty ?? duties.stopped, note: 'service_since', words: { since, text } }
}

function single(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : ''
}
