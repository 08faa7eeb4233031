import { timestampWindowMs } from './call-signature.ts'

/** The nonces of one app key. One generation lasts as long as any signature in it can be fresh. */
export type NonceWindow = {
  current: Generation
  previous: Generation
  /** No call with this or an older timestamp is taken any more: its nonce may have been forgotten. */
  floor: number
}

type Generation = { startedAt: number; newest: number; nonces: Set<string> }

/** Two full generations of one busy key take about 20 MB. */
const capacity = 65_536
const generationMs = 2 * timestampWindowMs

export function openNonceWindow(now: number): NonceWindow {
  return { current: generation(now), previous: generation(now), floor: 0 }
}

/**
 * Takes the nonce of a call whose signature and timestamp have been found good.
 *
 * A generation is dropped when the one after it is old enough that no dropped nonce can come with a fresh timestamp.
 * A key so busy that it fills one sooner pays with its oldest timestamps (`floor`), never with a replay: memory is
 * bounded and a forgotten nonce cannot be used again.
 */
export function takeNonce(
  window: NonceWindow,
  call: { nonce: string; timestamp: number; now: number },
): 'taken' | 'replayed' | 'stale' {
  if (call.timestamp <= window.floor) return 'stale'
  if (window.current.nonces.has(call.nonce) || window.previous.nonces.has(call.nonce)) return 'replayed'
  const full = window.current.nonces.size >= capacity
  if (full || call.now - window.current.startedAt >= generationMs) turn(window, call.now)
  window.current.nonces.add(call.nonce)
  window.current.newest = Math.max(window.current.newest, call.timestamp)
  return 'taken'
}

function turn(window: NonceWindow, now: number): void {
  // Everything in `previous` arrived before `current` began: a full generation later its timestamps are stale anyway.
  if (now - window.current.startedAt < generationMs) window.floor = Math.max(window.floor, window.previous.newest)
  window.previous = window.current
  window.current = generation(now)
}

function generation(now: number): Generation {
  return { startedAt: now, newest: 0, nonces: new Set() }
}
