/** Numbers that look random and are the same for the same seed: a rehearsal can be repeated exactly. Guards no secret. */
export type Seeded = {
  /** 0 (included) to 1 (excluded). */
  next(): number
  below(limit: number): number
  pick<T>(list: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
  hex(digits: number): string
  digits(count: number): string
}

/** A sequence of its own for each purpose, so that one step's draws never move those of another. */
export function seeded(seed: number, purpose: string): Seeded {
  let state = hashOf(`${seed} ${purpose}`)
  const next = () => {
    // Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough to shuffle rows and names.
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const text = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[below(alphabet.length)]).join('')
  return {
    next,
    below,
    pick: list => {
      const picked = list[below(list.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
    shuffled: list =>
      list
        .map(item => ({ item, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item),
    hex: digits => text('0123456789abcdef', digits),
    digits: count => text('0123456789', count),
  }
}

// FNV-1a over the UTF-16 units.
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}
