/** One service as the gateway sees it: who may ask for what, with which key, out of which file. */
export type Grant = {
  serviceId: string
  /** Feed position of this version of the grant. */
  seq: number
  state: 'active' | 'stopped'
  stoppedReason?: { code: string; duty: string | null; since: string; text: string }
  /** Of the consumer's calling system. One key may serve several services; the newest grant's secret counts. */
  appKey: string
  /** 32 bytes as hex. */
  appSecret: string
  scenario: string
  consumerUnit: string
  providerUnit: string
  entryId: string
  entryName: string
  mode: 'api' | 'match'
  resource: string
  version: string
  /** The serving file, for mode 'api'. */
  digest: string | null
  /** The items that may leave; nothing else does, whatever the file holds. */
  columns: string[]
  /** The items by which a record may be looked up. */
  keys: string[]
  /** For mode 'match': the item that the list is compared with. */
  keyColumn?: string
  quotaPerMinute: number
  /** The last statutory day of the service. */
  endsOn: string | null
}

/** The newest version of every grant that changed after `from`, complete up to `to`; `today` is the statutory day. */
export type GrantFeed = { from: number; to: number; today: string; grants: Grant[] }

/**
 * Where a gateway learns what it may serve.
 *
 * Ordering: positions only grow; an answer holds, for each service with a version in (from, to], its newest version,
 * in the order of `seq`. `to` smaller than the position asked for means that the store was replaced (a restored
 * backup): the gateway forgets every grant and asks again from 0. Grants are never deleted, they are stopped.
 * Durability: whatever is answered is committed; a gateway may act on it at once. The gateway itself keeps grants in
 * memory only and asks from 0 after a start.
 * Concurrency: any number of calls at a time. `changesSince` answers at once when something is newer than `seq` or the
 * statutory day has moved, otherwise with an empty list after `waitMs`. Everything may be repeated.
 * Trust: the answers carry secrets of calling systems. Who can change them decides who reads what; who can only delay
 * them wins at most one lease.
 */
export interface GrantSource {
  changesSince(seq: number, waitMs: number): Promise<GrantFeed>
  /** The local path of an immutable, complete file. Throws when there is none. */
  servingFile(digest: string): Promise<string>
  /** Tells the server that this gateway acts on everything up to `seq`. Failure is harmless: it is repeated. */
  confirm?(gateway: string, seq: number): Promise<void>
  /** Removes local copies of files that no grant names any more: a gateway holds nothing that nobody was granted. */
  retain?(digests: ReadonlySet<string>): Promise<void>
}
