import { syllablesOf } from './sound.ts'

/** A way in which a word may have been mistyped by one character: what still stands of it, and the true word as LIKE sees it. */
export type Variant = { readonly parts: readonly string[]; readonly pattern: string }

/** Shorter words have too little left beside a wrong character to be told by. */
export const SHORTEST_MISTYPED = 3

/** Every way for one character to be wrong, missing, too many or in the wrong order. The word is of Chinese characters. */
export function oneAway(word: string): Variant[] {
  const characters = [...word]
  const before = (at: number) => characters.slice(0, at).join('')
  const from = (at: number) => characters.slice(at).join('')
  const wrong = characters.map((_, at) => variant(before(at), '_', from(at + 1)))
  const missing = characters.slice(1).map((_, at) => variant(before(at + 1), '_', from(at + 1)))
  const swapped = characters.slice(1).map((next, at) => variant(`${before(at)}${next}${characters[at]}${from(at + 2)}`))
  const tooMany =
    characters.length > SHORTEST_MISTYPED ? characters.map((_, at) => variant(`${before(at)}${from(at + 1)}`)) : []
  return [...wrong, ...missing, ...swapped, ...tooMany]
}

function variant(...pieces: readonly string[]): Variant {
  return { parts: pieces.filter(piece => piece !== '' && piece !== '_'), pattern: `%${pieces.join('')}%` }
}

/**
 * The words in these names from which the typed one is one character away: those that sound like it first, as most
 * mistakes of typing do, then those in most names.
 */
export function wordsOneAway(typed: string, names: readonly string[], most: number): string[] {
  const counts = new Map<string, number>()
  for (const word of names.flatMap(name => [...new Set(near(typed, name))]))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  const sound = syllablesOf(typed).join(' ')
  const ranked = [...counts].map(([word, count]) => ({ word, count, alike: syllablesOf(word).join(' ') === sound }))
  const best = ranked.toSorted(
    (a, b) => Number(b.alike) - Number(a.alike) || b.count - a.count || (a.word < b.word ? -1 : 1),
  )
  const isAlike = best[0]?.alike ?? false
  return best
    .filter(({ alike }) => alike || !isAlike)
    .slice(0, most)
    .map(({ word }) => word)
}

// A word as long as the typed one explains the mistake best; a longer or shorter one only where there is none.
function near(typed: string, name: string): string[] {
  const characters = [...name]
  const length = [...typed].length
  for (const size of [length, length + 1, length - 1]) {
    const found = characters
      .slice(0, Math.max(0, characters.length - size + 1))
      .map((_, at) => characters.slice(at, at + size))
      .filter(part => isOneAway([...typed], part))
    if (found.length) return found.map(part => part.join(''))
  }
  return []
}

/** Whether one wrong, missing, needless or swapped character is all that differs. */
export function isOneAway(a: readonly string[], b: readonly string[]): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const start = a.findIndex((character, at) => character !== b[at])
  const at = start < 0 ? a.length : start
  const rest = (of: readonly string[], skipped: number) => of.slice(at + skipped).join('')
  if (a.length > b.length) return rest(a, 1) === rest(b, 0)
  if (a.length < b.length) return rest(a, 0) === rest(b, 1)
  if (start < 0) return false
  const isSwapped = a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, 2) === rest(b, 2)
  return isSwapped || rest(a, 1) === rest(b, 1)
}
