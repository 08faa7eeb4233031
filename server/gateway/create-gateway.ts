import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Log } from '../base/logging.ts'
import { followFeed } from './feed-follower.ts'
import { type CallDesk, type Matcher, mountCalls } from './gateway-calls.ts'
import type { GatewayDuties } from './gateway-refusal.ts'
import type { GrantFeed, GrantSource } from './grant.ts'
import { applyFeed, digestsInUse, emptyBook, type GrantBook } from './grant-book.ts'
import { type Journal, openJournal } from './journal.ts'
import { type ServingHandles, servingHandles } from './serving-handles.ts'

export type GatewayOptions = {
  /** Unique among the gateways of a platform: it names the journal's folder and every reference. */
  name: string
  source: GrantSource
  /** The folder that holds one folder per gateway. */
  journalDir: string
  /** Null where the data to compare with is elsewhere. */
  matcher: Matcher | null
  leaseMs: number
  /** Real time in ms since 1970, also in rehearsal. */
  now(): number
  duties: GatewayDuties
  log: Log
}

export type Gateway = {
  register(app: FastifyInstance): void
  /** Asks the source at once; answers with the feed position that is acted on. */
  sync(): Promise<number>
  journal: Journal
  stats(): GatewayStats
  stop(): Promise<void>
}

export type GatewayStats = {
  seq: number
  today: string
  services: number
  openFiles: number
  leaseEndsAt: number
  calls: { served: number; refused: number; unrecorded: number }
  journal: { records: number; groups: number; bytes: number }
}

/** Opens the journal and begins to follow the feed. Until the first contact every call is answered with 503. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { name, source, log, now, duties, matcher } = options
  if (!/^[\w.-]{1,60}$/.test(name) || name.startsWith('.')) throw new Error(`"${name}" cannot name a gateway`)
  const journal = await openJournal({ dir: join(options.journalDir, name), log })
  const book = emptyBook()
  const handles = servingHandles(source)
  const apply = (feed: GrantFeed) => takeOver(feed, { book, handles, source, now, log })
  const follow = { gateway: name, source, leaseMs: options.leaseMs, log, position: () => book.seq, apply }
  const follower = followFeed(follow)
  const recorder = { gateway: name, book, journal, log, counts: { served: 0, refused: 0, unrecorded: 0 } }
  const desk: CallDesk = { book, follower, handles, recorder, duties, matcher, now, log, lists: 0 }
  return {
    register: app => mountCalls(app, desk),
    sync: () => follower.sync(),
    journal,
    stats: () => ({
      seq: book.seq,
      today: book.today,
      services: book.services.size,
      openFiles: handles.count(),
      leaseEndsAt: follower.leaseEndsAt(),
      calls: { ...recorder.counts },
      journal: journal.stats(),
    }),
    stop: async () => {
      follower.stop()
      await journal.close()
      handles.close()
    },
  }
}

type Holdings = { book: GrantBook; handles: ServingHandles; source: GrantSource; now(): number; log: Log }

/** Stops take effect here and now; new files are fetched meanwhile, and files without a grant are given up. */
function takeOver(feed: GrantFeed, { book, handles, source, now, log }: Holdings): void {
  applyFeed(book, feed, now())
  if (feed.grants.length === 0) return
  const digests = digestsInUse(book)
  handles.retain(digests)
  const failed = (error: unknown) => {
    log.warn('serving files could not be prepared', { reason: error instanceof Error ? error.message : String(error) })
  }
  const wanted = feed.grants.flatMap(grant =>
    grant.digest !== null && digests.has(grant.digest) ? [grant.digest] : [],
  )
  void prepare(handles, wanted)
    .then(() => source.retain?.(digests))
    .catch(failed)
}

async function prepare(handles: ServingHandles, digests: string[]): Promise<void> {
  for (const digest of new Set(digests)) await handles.open(digest)
}
