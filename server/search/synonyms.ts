/** Which words mean the same. */
export type SynonymBook = {
  readonly isKnown: (word: string) => boolean
  /** The word itself first; none that only says more than another, for whoever finds that finds this too. */
  readonly meaningsOf: (word: string) => readonly string[]
}

export function synonymBook(groups: readonly (readonly string[])[]): SynonymBook {
  const meanings = new Map<string, Set<string>>()
  for (const group of groups) {
    for (const word of group) meanings.set(word, new Set([...(meanings.get(word) ?? [word]), ...group]))
  }
  return {
    isKnown: word => meanings.has(word),
    meaningsOf: word => shortest([...(meanings.get(word) ?? [word])]),
  }
}

function shortest(words: readonly string[]): string[] {
  return words.filter(word => !words.some(other => other !== word && word.includes(other)))
}
