import { cutRun, foldText, isChinese, nameKey, partsOf } from './segment.ts'
import type { SynonymBook } from './synonyms.ts'

/** One thing asked for: any of these words will do. */
export type Term = {
  /** As it was typed. */
  readonly said: string
  readonly anyOf: readonly string[]
}

/** What somebody typed, understood: everything asked for must be there. */
export type Question = {
  /** All of it as one name would be compared. */
  readonly whole: string
  readonly terms: readonly Term[]
}

/** More words than a name has ask for nothing more. */
const MOST_TERMS = 12

export function readQuestion(text: string, book: SynonymBook): Question {
  const parts = partsOf(foldText(text))
  const words = parts.flatMap(part => (isChinese(part) ? cutRun(part, book.isKnown) : [part]))
  const terms = [...new Set(words)].slice(0, MOST_TERMS).map(said => ({ said, anyOf: book.meaningsOf(said) }))
  return { whole: nameKey(text), terms: withoutLoneCharacters(terms) }
}

/** The same question with other words for one that finds nothing. */
export function replaceTerm(question: Question, said: string, anyOf: readonly string[]): Question {
  const terms = question.terms.map(term => (term.said === said ? { said, anyOf } : term))
  return { ...question, terms }
}

// Beside words a single character says too little to be asked for.
function withoutLoneCharacters(terms: readonly Term[]): Term[] {
  const long = terms.filter(({ said }) => [...said].length > 1)
  return long.length ? long : [...terms]
}
