import { Refusal } from '../base/refusal.ts'

const HOUR_MS = 3_600_000
const MOST_ADDRESSES = 10_000

type Counted = { since: number; count: number }

type Options = {
  readonly windowMs?: number
  readonly now?: () => number
  /** Told once for each address and window, when it is refused first. */
  readonly onFirstRefusal?: (address: string) => void
  /** The duty that the refusal cites. */
  readonly duty?: string | undefined
}

/** Counts what each address does in a window and refuses the rest. Kept in memory only; no number of the law. */
export function visitorLimit(most: number, options: Options = {}) {
  const { windowMs = HOUR_MS, now = Date.now, onFirstRefusal, duty } = options
  const seen = new Map<string, Counted>()
  return (address: string): void => {
    const at = now()
    const known = seen.get(address)
    if (known && at - known.since < windowMs) {
      known.count++
      if (known.count === most + 1) onFirstRefusal?.(address)
      if (known.count > most) throw new Refusal('rate_limited', duty ? { duty } : {})
      return
    }
    if (seen.size >= MOST_ADDRESSES) forgetOld(seen, at - windowMs)
    seen.set(address, { since: at, count: 1 })
  }
}

function forgetOld(seen: Map<string, Counted>, before: number): void {
  for (const [address, { since }] of seen) if (since <= before) seen.delete(address)
  // All of one window: the oldest go, so that memory stays bounded under a flood of addresses.
  for (const address of [...seen.keys()].slice(0, Math.max(0, seen.size - MOST_ADDRESSES + 1))) seen.delete(address)
}
