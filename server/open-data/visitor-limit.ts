import { Refusal } from '../base/refusal.ts'

const HOUR_MS = 3_600_000
const MOST_ADDRESSES = 10_000

/** Counts what each address does in an hour and refuses the rest. Kept in memory only; no number of the law. */
export function visitorLimit(mostPerHour: number, now: () => number = Date.now) {
  const seen = new Map<string, { since: number; count: number }>()
  return (address: string): void => {
    const at = now()
    const known = seen.get(address)
    if (known && at - known.since < HOUR_MS) {
      if (known.count >= mostPerHour) throw new Refusal('rate_limited')
      known.count++
      return
    }
    if (seen.size >= MOST_ADDRESSES) forgetOld(seen, at)
    seen.set(address, { since: at, count: 1 })
  }
}

function forgetOld(seen: Map<string, { since: number }>, at: number): void {
  for (const [address, { since }] of seen) if (at - since >= HOUR_MS) seen.delete(address)
  // All of one hour: the oldest go, so that memory stays bounded under a flood of addresses.
  for (const address of [...seen.keys()].slice(0, Math.max(0, seen.size - MOST_ADDRESSES + 1))) seen.delete(address)
}
