import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../base/logging.ts'
import type { StoredPosition } from '../sharing/service-use-queries.ts'
import type { Journal } from './journal.ts'
import { journalIdentity } from './journal-identity.ts'
import { journalPaths } from './journal-intake-routes.ts'
import { segmentsIn } from './journal-segments.ts'
import { askPlatform, graceMs, type PlatformLink } from './platform-link.ts'
import { segmentAnchoring } from './segment-anchoring.ts'
import { useBatches } from './use-batches.ts'

export type JournalShipper = {
  /** Ships once more what is left, within a few seconds; what then remains is shipped after the next start. */
  stop(): Promise<void>
}

export type Shipping = {
  gateway: string
  url: string
  token: string
  journal: Journal
  log: Log
  everyMs?: number
}

const shipEveryMs = 1_000
const longestEndMs = 5_000

/**
 * Tells the platform of every call in the journal, and of every segment that has been closed. It only reads what is on
 * the disk already: no call waits for it. Nothing counts twice, for the platform takes a batch only where it has
 * stopped; nothing is lost, for what it has not taken stays in the journal.
 */
export async function shipJournal(shipping: Shipping): Promise<JournalShipper> {
  const { gateway, url, token, journal, log, everyMs = shipEveryMs } = shipping
  const owner = { gateway, journal: await journalIdentity(journal.dir) }
  const closing = new AbortController()
  const pause = new AbortController()
  const ship = shipperOf({ link: { url, token, closing: closing.signal }, owner, journal })
  const attempt = told(ship, gateway, log)
  const loop = keepDoing(attempt, everyMs, pause.signal)
  return {
    async stop() {
      pause.abort()
      const end = setTimeout(() => closing.abort(), longestEndMs)
      await loop
      // A second time, should the first have found that an answer got lost.
      if (!(await attempt())) await attempt()
      clearTimeout(end)
    },
  }
}

type Owner = { gateway: string; journal: string }
type Line = { link: PlatformLink; owner: Owner; journal: Journal }

/** Answers with a run that ships what is new. After a failure it asks anew where the platform stands. */
function shipperOf(line: Line): () => Promise<void> {
  let counted: StoredPosition | null = null
  const anchor = segmentAnchoring(line.journal, {
    last: async () => (await askState(line)).anchored,
    anchor: digest => tell(line, journalPaths.segments, { digest }),
  })
  return async () => {
    let position: StoredPosition = counted ?? (await countedOf(line))
    counted = null
    for await (const { batch } of useBatches(line.journal.dir, position)) {
      await tell(line, journalPaths.journal, batch)
      position = batch.to
    }
    counted = position
    await anchor()
  }
}

async function countedOf(line: Line): Promise<StoredPosition> {
  const { counted } = await askState(line)
  const last = (await segmentsIn(line.journal.dir)).at(-1) ?? 0
  if (counted.segment <= last) return counted
  throw new Error(
    `the platform has counted segment ${counted.segment} of a journal that ends with ${last} here: put back the ` +
      'newer copy of its folder, or remove the file "identity" to have it counted as a new one',
  )
}

async function askState({ link, owner }: Line): Promise<{ counted: StoredPosition; anchored: number }> {
  const path = `${journalPaths.journal}?${new URLSearchParams(owner)}`
  const response = await askPlatform(link, path, { timeoutMs: graceMs })
  return (await response.json()) as { counted: StoredPosition; anchored: number }
}

async function tell({ link, owner }: Line, path: string, told: object): Promise<void> {
  const body = JSON.stringify({ ...owner, ...told })
  const response = await askPlatform(link, path, { timeoutMs: 10 * graceMs, body })
  await response.body?.cancel()
}

/** Does it, and says when it begins to fail and when it works again. True where it worked. */
function told(ship: () => Promise<void>, gateway: string, log: Log): () => Promise<boolean> {
  let failing = false
  return async () => {
    try {
      await ship()
      if (failing) log.info('the journal of the gateway is counted again', { gateway })
      failing = false
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (!failing) log.warn('the journal of the gateway waits to be counted', { gateway, reason })
      failing = true
    }
    return !failing
  }
}

async function keepDoing(work: () => Promise<unknown>, everyMs: number, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    await work()
    await delay(everyMs, null, { signal: end }).catch(() => undefined)
  }
}
