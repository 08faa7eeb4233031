import type { Db } from '../db/open-database.ts'
import { type Correction, correctQuestion } from './correct.ts'
import { countFacets, countHits, type FacetCount, findHits, type Hit, type Page, type Wanted } from './find-queries.ts'
import type { Filters, Kind } from './findable.ts'
import { type MarkedWords, markedExcerpt, markedName } from './highlight.ts'
import { type Question, readQuestion } from './question.ts'
import { synonymsOf } from './synonym-queries.ts'

export type Asked = { readonly words: string; readonly kinds: readonly Kind[]; readonly filters: Filters }

export type FoundHit = Omit<Hit, 'labels' | 'body'> & { readonly marked: MarkedWords; readonly excerpt: MarkedWords }

export type Found = {
  readonly total: number
  readonly hits: readonly FoundHit[]
  /** What was searched instead, where nothing was found for what was typed. */
  readonly corrections: readonly Correction[]
}

/** One page of what is found, with what was found in it marked; a mistyped word is searched as what was meant. */
export async function search(db: Db, asked: Asked, page: Page): Promise<Found> {
  const book = await synonymsOf(db)
  const question = readQuestion(asked.words, book)
  if (asksForNothing(question, asked.words)) return { total: 0, hits: [], corrections: [] }
  const found = await pageOf(db, { ...asked, question }, page)
  if (found.total > 0 || !question.terms.length) return { ...found, corrections: [] }
  const corrected = await correctQuestion(db, asked.words, { kinds: asked.kinds, book })
  if (!corrected) return { ...found, corrections: [] }
  return { ...(await pageOf(db, { ...asked, question: corrected.question }, page)), corrections: corrected.corrections }
}

/** How many of what is found have each value of each facet. */
export async function searchFacets(db: Db, asked: Asked): Promise<FacetCount[]> {
  const book = await synonymsOf(db)
  const question = readQuestion(asked.words, book)
  if (asksForNothing(question, asked.words)) return []
  const counts = await countFacets(db, { ...asked, question })
  if (counts.length || !question.terms.length) return counts
  const corrected = await correctQuestion(db, asked.words, { kinds: asked.kinds, book })
  return corrected ? countFacets(db, { ...asked, question: corrected.question }) : []
}

async function pageOf(db: Db, wanted: Wanted, page: Page): Promise<Omit<Found, 'corrections'>> {
  const hits = await findHits(db, wanted, page)
  // Where the first page is not full, all of it has been counted.
  const isWhole = page.offset === 0 && hits.length < page.limit
  const total = isWhole ? hits.length : await countHits(db, wanted)
  return { total, hits: hits.map(hit => marked(hit, wanted.question)) }
}

// Punctuation alone asks for nothing that could be found; no words at all ask for everything.
function asksForNothing({ terms }: Question, words: string): boolean {
  return terms.length === 0 && words.trim() !== ''
}

function marked({ labels, body, ...hit }: Hit, { terms }: Question): FoundHit {
  const lines = [...body.split('\n'), ...labels.split('\n')].filter(line => line !== hit.name)
  return { ...hit, marked: markedName(hit.name, terms), excerpt: markedExcerpt(lines, terms) }
}
