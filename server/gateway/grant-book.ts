import type { KeyObject } from 'node:crypto'
import { secretKey } from './call-signature.ts'
import type { Grant, GrantFeed } from './grant.ts'
import { type NonceWindow, openNonceWindow } from './nonce-window.ts'

/** A grant with what a call needs of it, prepared once per version. */
export type HeldGrant = {
  readonly grant: Grant
  /** The part of its journal lines that is the same for every call. */
  readonly journalPart: string
  readonly quota: { windowStart: number; used: number }
}

/** An app key with the secret of its newest grant. Its nonces outlive new versions of its grants. */
export type HeldKey = { readonly appKey: string; secret: KeyObject; secretSeq: number; readonly nonces: NonceWindow }

export type GrantBook = {
  seq: number
  today: string
  readonly services: Map<string, HeldGrant>
  readonly keys: Map<string, HeldKey>
}

export function emptyBook(): GrantBook {
  return { seq: 0, today: '', services: new Map(), keys: new Map() }
}

/** Takes over a feed. Repeating one, or applying two that overlap, changes nothing. */
export function applyFeed(book: GrantBook, feed: GrantFeed, now: number): void {
  if (feed.to < feed.from) {
    startAgain(book)
    return
  }
  for (const grant of feed.grants) {
    const known = book.services.get(grant.serviceId)
    if (known && known.grant.seq >= grant.seq) continue
    const quota = known?.quota ?? { windowStart: 0, used: 0 }
    book.services.set(grant.serviceId, { grant, journalPart: journalPart(grant), quota })
    holdKey(book, grant, now)
  }
  dropUnusedKeys(book)
  book.seq = Math.max(book.seq, feed.to)
  book.today = feed.today
}

/** The serving files that active services read. */
export function digestsInUse(book: GrantBook): Set<string> {
  const digests = new Set<string>()
  for (const { grant } of book.services.values()) {
    if (grant.state === 'active' && grant.digest !== null) digests.add(grant.digest)
  }
  return digests
}

function holdKey(book: GrantBook, grant: Grant, now: number): void {
  const known = book.keys.get(grant.appKey)
  if (known && known.secretSeq >= grant.seq) return
  const nonces = known?.nonces ?? openNonceWindow(now)
  const { appKey, seq } = grant
  book.keys.set(appKey, { appKey, secret: secretKey(grant.appSecret), secretSeq: seq, nonces })
}

/** A key that was replaced by another has no grant left: it is unknown from now on. */
function dropUnusedKeys(book: GrantBook): void {
  const used = new Set([...book.services.values()].map(held => held.grant.appKey))
  for (const appKey of book.keys.keys()) if (!used.has(appKey)) book.keys.delete(appKey)
}

function startAgain(book: GrantBook): void {
  book.seq = 0
  book.services.clear()
  // Keys stay until the next feed drops them: their nonces must not be forgotten.
  for (const key of book.keys.values()) key.secretSeq = 0
}

function journalPart(grant: Grant): string {
  const { serviceId, appKey, consumerUnit, providerUnit, scenario, entryId, mode } = grant
  const items = mode === 'api' ? grant.columns : grant.keyColumn === undefined ? [] : [grant.keyColumn]
  const part = {
    service: serviceId,
    key: appKey,
    consumer: consumerUnit,
    provider: providerUnit,
    scenario,
    entry: entryId,
  }
  return JSON.stringify({ ...part, mode, items }).slice(1, -1)
}
