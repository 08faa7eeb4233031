import type { Db } from '../db/open-database.ts'
import { type Correction, correctQuestion } from './correct.ts'
import { countFacets, countHits, type FacetCount, findHits, type Hit, type Page } from './find-queries.ts'
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
  const understood = await understand(db, asked)
  const { total, corrections } = understood
  const wanted = { ...asked, question: understood.question }
  const hits = total > page.offset ? await findHits(db, wanted, page) : []
  return { total, corrections, hits: hits.map(hit => marked(hit, understood.question)) }
}

/** How many of what is found have each value of each facet. */
export async function searchFacets(db: Db, asked: Asked): Promise<FacetCount[]> {
  const { question } = await understand(db, asked)
  return countFacets(db, { ...asked, question })
}

type Understood = { readonly question: Question; readonly total: number; readonly corrections: readonly Correction[] }

async function understand(db: Db, { words, kinds, filters }: Asked): Promise<Understood> {
  const book = await synonymsOf(db)
  const question = readQuestion(words, book)
  const total = await countHits(db, { question, kinds, filters })
  if (total > 0 || !question.terms.length)
    return { question, total: isSaid(question, words) ? total : 0, corrections: [] }
  const corrected = await correctQuestion(db, words, { kinds, book })
  if (!corrected) return { question, total, corrections: [] }
  return { ...corrected, total: await countHits(db, { question: corrected.question, kinds, filters }) }
}

// Punctuation alone asks for nothing that could be found; no words at all ask for everything.
function isSaid({ terms }: Question, words: string): boolean {
  return terms.length > 0 || words.trim() === ''
}

function marked({ labels, body, ...hit }: Hit, { terms }: Question): FoundHit {
  const lines = [...body.split('\n'), ...labels.split('\n')].filter(line => line !== hit.name)
  return { ...hit, marked: markedName(hit.name, terms), excerpt: markedExcerpt(lines, terms) }
}
