import type { Db } from '../db/open-database.ts'
import { namesLike } from './correct-queries.ts'
import { findsAny } from './find-queries.ts'
import type { Kind } from './findable.ts'
import { SHORTEST_MISTYPED, wordsOneAway } from './one-away.ts'
import { type Question, readQuestion, type Term } from './question.ts'
import { foldText, isChinese, partsOf } from './segment.ts'
import type { SynonymBook } from './synonyms.ts'

export type Correction = { readonly typed: string; readonly meant: readonly string[] }

type Searched = { readonly kinds: readonly Kind[]; readonly book: SynonymBook }

const MOST_MEANT = 3
/** A whole sentence holds more than one mistake, or none. */
const LONGEST_MISTYPED = 20

/**
 * What was probably meant where a question finds nothing: each run of Chinese characters that finds nothing by itself,
 * corrected by one character to words of names that there are. Null where nothing comes near.
 */
export async function correctQuestion(
  db: Db,
  text: string,
  searched: Searched,
): Promise<{ question: Question; corrections: Correction[] } | null> {
  const corrections: Correction[] = []
  const terms: Term[] = []
  for (const part of partsOf(foldText(text))) {
    const question = readQuestion(part, searched.book)
    const correction = await correctionOf(db, part, { ...searched, question })
    if (correction) corrections.push(correction)
    terms.push(...(correction ? correctedTerms(part, correction, searched.book) : question.terms))
  }
  if (!corrections.length) return null
  const [only] = corrections
  const whole = corrections.length === 1 && only?.typed === foldText(text) ? (only.meant[0] ?? '') : foldText(text)
  return { question: { whole, terms }, corrections }
}

type Asked = Searched & { readonly question: Question }

async function correctionOf(db: Db, part: string, { question, kinds }: Asked): Promise<Correction | null> {
  if (!isChinese(part) || (await findsAny(db, { question, kinds }))) return null
  for await (const typed of suspects(db, part, { question, kinds })) {
    const meant = wordsOneAway(typed, await namesLike(db, typed, kinds), MOST_MEANT)
    if (meant.length) return { typed, meant }
  }
  return null
}

/** The whole, then the words that find nothing with those beside them: 养老 and 保验 where 养老保验金 was typed. */
async function* suspects(
  db: Db,
  part: string,
  { question: { terms }, kinds }: Omit<Asked, 'book'>,
): AsyncGenerator<string> {
  const fits = (word: string) =>
    word.length >= SHORTEST_MISTYPED && word.length <= LONGEST_MISTYPED && part.includes(word)
  if (fits(part)) yield part
  for (const [at, term] of terms.entries()) {
    if (terms.length === 1 || (await findsAny(db, { question: { whole: '', terms: [term] }, kinds }))) continue
    const [before = '', after = ''] = [terms[at - 1]?.said, terms[at + 1]?.said]
    for (const word of new Set([`${before}${term.said}`, `${term.said}${after}`, term.said])) {
      if (word !== part && fits(word)) yield word
    }
  }
}

function correctedTerms(part: string, { typed, meant }: Correction, book: SynonymBook): Term[] {
  const [before = '', after = ''] = part.split(typed)
  const beside = (text: string) => readQuestion(text, book).terms.filter(({ said }) => [...said].length > 1)
  return [...beside(before), { said: typed, anyOf: meant }, ...beside(after)]
}
