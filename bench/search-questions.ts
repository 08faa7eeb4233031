import type { SearchDocument } from '../server/search/search-document.ts'
import { foldText, isChinese, partsOf, wordsOf } from '../server/search/segment.ts'
import { syllablesOf } from '../server/search/sound.ts'
import { synonymGroups } from '../server/search/synonym-list.ts'
import { oneOf } from './search-documents.ts'

export type AskedQuestion = { readonly kind: QuestionKind; readonly words: string }
export type QuestionKind = 'word' | 'part' | 'twoWords' | 'letters' | 'mistyped' | 'synonym'

/** Of twenty questions so many are of each kind. */
const shares: { readonly [K in QuestionKind]: number } = {
  word: 6,
  part: 6,
  twoWords: 3,
  letters: 2,
  synonym: 2,
  mistyped: 1,
}
const mix = Object.entries(shares).flatMap(([kind, share]) => Array<QuestionKind>(share).fill(kind as QuestionKind))

/**
 * Questions as people ask them: a word of the names (a rare one as likely as a common one), a part of
 * a name, two words of a name, first letters, a part with one wrong character, a word with synonyms. They follow from the seed.
 */
export function makeQuestions(
  documents: readonly SearchDocument[],
  { count, random }: { count: number; random: () => number },
): AskedQuestion[] {
  const runs = documents.flatMap(({ name }) =>
    partsOf(foldText(name)).filter(part => isChinese(part) && part.length > 5),
  )
  const words = [...new Set(runs.slice(0, 20_000).flatMap(wordsOf))].toSorted()
  const synonyms = synonymGroups.flat()
  const part = (most: number) => {
    const run = oneOf(runs, random)
    const length = Math.min(run.length, 4 + Math.floor(random() * (most - 3)))
    const start = Math.floor(random() * (run.length - length + 1))
    return run.slice(start, start + length)
  }
  const make: { readonly [K in QuestionKind]: () => string } = {
    word: () => oneOf(words, random),
    part: () => part(8),
    twoWords: () => {
      const cut = wordsOf(oneOf(runs, random))
      return `${oneOf(cut, random)} ${oneOf(cut, random)}`
    },
    letters: () =>
      syllablesOf(part(6))
        .map(syllable => syllable.charAt(0))
        .join(''),
    mistyped: () => {
      const right = [...part(6)]
      right[Math.floor(random() * right.length)] = oneOf([...oneOf(runs, random)], random)
      return right.join('')
    },
    synonym: () => oneOf(synonyms, random),
  }
  return Array.from({ length: count }, (_, index) => {
    const kind = mix[index % mix.length] ?? 'word'
    return { kind, words: make[kind]() }
  })
}
