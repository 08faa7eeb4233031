import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../base/logging.ts'
import type { GrantFeed, GrantSource } from './grant.ts'

export type FeedFollower = {
  /** Asks for news at once and answers with the position that is now acted on. */
  sync(): Promise<number>
  /** Seconds without contact beyond which nothing is served, or null while the lease runs. */
  expiredLease(): number | null
  leaseEndsAt(): number
  stop(): void
}

type Follow = {
  gateway: string
  source: GrantSource
  leaseMs: number
  log: Log
  position(): number
  apply(feed: GrantFeed): void
}

/** A lease of 0 means: only in contact. This is how long a contact counts then. */
const shortestLeaseMs = 1_000
const longestWaitMs = 10_000
const longestPauseMs = 500

/** Keeps asking for changes until it is stopped. A source that cannot be reached costs the lease, never an error. */
export function followFeed(follow: Follow): FeedFollower {
  const leaseMs = Math.max(follow.leaseMs, shortestLeaseMs)
  const state = { leaseEndsAt: 0, stopped: false, pause: new AbortController() }
  const ask = (waitMs: number) => askOnce(follow, { leaseMs, waitMs }, state)
  void keepAsking(follow, state, () => ask(Math.min(longestWaitMs, Math.ceil(leaseMs / 3))))
  return {
    sync: async () => {
      await ask(0)
      return follow.position()
    },
    expiredLease: () => (performance.now() > state.leaseEndsAt ? Math.round(leaseMs / 1000) : null),
    leaseEndsAt: () => Date.now() + Math.max(0, state.leaseEndsAt - performance.now()),
    stop: () => {
      state.stopped = true
      state.pause.abort()
    },
  }
}

type State = { leaseEndsAt: number; stopped: boolean; pause: AbortController }

async function askOnce(follow: Follow, timing: { leaseMs: number; waitMs: number }, state: State): Promise<void> {
  // The lease runs from the moment of asking: the answer may have been on its way for long.
  const askedAt = performance.now()
  const feed = await follow.source.changesSince(follow.position(), timing.waitMs)
  if (state.stopped) return
  follow.apply(feed)
  state.leaseEndsAt = Math.max(state.leaseEndsAt, askedAt + timing.leaseMs)
  await follow.source.confirm?.(follow.gateway, follow.position()).catch(() => undefined)
}

async function keepAsking(follow: Follow, state: State, ask: () => Promise<void>): Promise<void> {
  let failures = 0
  while (!state.stopped) {
    try {
      await ask()
      if (failures > 0) follow.log.info('gateway is in contact again', { gateway: follow.gateway })
      failures = 0
    } catch (error) {
      failures += 1
      if (failures === 1 && !state.stopped) {
        const reason = error instanceof Error ? error.message : String(error)
        follow.log.warn('gateway has lost contact', { gateway: follow.gateway, reason })
      }
      const pauseMs = Math.min(longestPauseMs, 50 * 2 ** Math.min(failures, 4))
      await delay(pauseMs, null, { signal: state.pause.signal }).catch(() => undefined)
    }
  }
}
