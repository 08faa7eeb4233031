import { type Db, inTransaction, type OpenDatabase, openEmbedded, openServer } from '../server/db/open-database.ts'
import { wordKeys } from '../server/search/index-keys.ts'
import { search, searchFacets } from '../server/search/search-answer.ts'
import type { SearchDocument } from '../server/search/search-document.ts'
import { indexedDocument } from '../server/search/search-index.ts'
import { upsertDocuments } from '../server/search/search-index-queries.ts'
import { foldText } from '../server/search/segment.ts'
import { suggestNames } from '../server/search/suggest-queries.ts'
import { makeDocuments, seeded } from './search-documents.ts'
import { type AskedQuestion, makeQuestions } from './search-questions.ts'

/** Milliseconds of the middle and of the slowest twentieth. */
type Times = { readonly p50: number; readonly p95: number }

type Measured = {
  readonly indexedPerSecond: number
  readonly search: Times
  readonly searchByKind: { readonly [kind: string]: Times }
  readonly facets: Times
  readonly suggestions: Times
  readonly baseline: Times & { readonly name: 'substring scan by LIKE of name, items and description' }
  /** Middle of the baseline to the middle of the search. */
  readonly ratio: number
  /** Of what a substring search finds, the share that the search finds, over questions that are asked literally. */
  readonly recall: number
  readonly usesIndex: boolean
}

export type SearchBench = {
  readonly name: 'search'
  readonly entries: number
  readonly questions: number
  readonly postgres: Measured | null
  readonly pglite: Measured
}

/** Runs something with the address of a PostgreSQL server of its own. */
type WithServer = <T>(run: (env: NodeJS.ProcessEnv) => Promise<T>) => Promise<T>

const kinds = ['catalogEntry'] as const
const PAGE = { sort: 'relevance', limit: 20, offset: 0 } as const
const BATCH = 500
const MOST_TRUE = 1_000

/** Search over made-up entries on both engines, beside a plain substring scan of the same rows. */
export async function benchSearch({
  withServer,
  entries = 100_000,
  questions = 600,
}: {
  withServer: WithServer | null
  entries?: number
  questions?: number
}): Promise<SearchBench> {
  const random = seeded(20_260_302)
  const units = Array.from({ length: 60 }, (_, unit) => `00000000-0000-4000-9000-${String(unit).padStart(12, '0')}`)
  const documents = await makeDocuments(entries, { units, random })
  const asked = makeQuestions(documents, { count: questions, random })
  const on = async (opening: Promise<OpenDatabase>) => {
    const database = await opening
    try {
      return await measure(database, documents, asked)
    } finally {
      await database.close()
    }
  }
  const postgres = withServer && (await withServer(env => on(openServer(env.TEST_POSTGRES_URL ?? ''))))
  return { name: 'search', entries, questions, postgres, pglite: await on(openEmbedded()) }
}

async function measure(
  database: OpenDatabase,
  documents: readonly SearchDocument[],
  asked: readonly AskedQuestion[],
): Promise<Measured> {
  const { db } = database
  const indexedPerSecond = await fill(database, documents)
  const warmed = asked.slice(0, Math.ceil(asked.length / 10))
  const find = (words: string) => search(db, { words, kinds, filters: {} }, PAGE)
  await timesOf(warmed, find)
  const times = await timesOf(asked, find)
  const scan = (words: string) =>
    database.raw('select count(*) from search_text where name like $1 or labels like $1 or body like $1', [
      `%${words}%`,
    ])
  const baseline = timesIn(await timesOf(warmed, scan))
  const byKind = Object.groupBy(times, ({ kind }) => kind)
  const whole = timesIn(times)
  return {
    indexedPerSecond,
    search: whole,
    searchByKind: Object.fromEntries(Object.entries(byKind).map(([kind, of]) => [kind, timesIn(of ?? [])])),
    facets: timesIn(await timesOf(asked, words => searchFacets(db, { words, kinds, filters: {} }))),
    suggestions: timesIn(await timesOf(asked, typed => suggestNames(db, { typed, kinds, limit: 8 }))),
    baseline: { name: 'substring scan by LIKE of name, items and description', ...baseline },
    ratio: rounded(baseline.p50 / whole.p50),
    recall: await recallOf(db, documents, asked),
    usesIndex: await usesIndex(database, asked),
  }
}

async function fill({ db, raw }: OpenDatabase, documents: readonly SearchDocument[]): Promise<number> {
  const startedAt = performance.now()
  for (let from = 0; from < documents.length; from += BATCH) {
    const batch = documents.slice(from, from + BATCH).map(indexedDocument)
    await inTransaction(db, tx => upsertDocuments(tx, batch, { announced: true }))
    // The entries have no cases here; what is found must be in force.
    const ids = batch.map(({ row }) => row.id)
    await raw("update search_document set state = 'published' where id = any($1::uuid[])", [ids])
  }
  const seconds = (performance.now() - startedAt) / 1000
  await raw('vacuum analyze search_document')
  await raw('vacuum analyze search_text')
  return Math.round(documents.length / seconds)
}

type Timed = { readonly kind: string; readonly ms: number }

async function timesOf(asked: readonly AskedQuestion[], ask: (words: string) => Promise<unknown>): Promise<Timed[]> {
  const times: Timed[] = []
  for (const { kind, words } of asked) {
    const startedAt = performance.now()
    await ask(words)
    times.push({ kind, ms: performance.now() - startedAt })
  }
  return times
}

function timesIn(times: readonly Timed[]): Times {
  const sorted = times.map(({ ms }) => ms).toSorted((a, b) => a - b)
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50: at(0.5), p95: at(0.95) }
}

async function recallOf(
  db: Db,
  documents: readonly SearchDocument[],
  asked: readonly AskedQuestion[],
): Promise<number> {
  const texts = documents.map(({ id, name, labels, texts: rest }) => ({
    id,
    text: foldText([name, ...labels, ...rest].join('\n')),
  }))
  let [there, found] = [0, 0]
  for (const { words } of asked.filter(({ kind }) => kind === 'word' || kind === 'part')) {
    const truth = texts.filter(({ text }) => text.includes(words)).map(({ id }) => id)
    if (truth.length > MOST_TRUE) continue
    const { hits } = await search(db, { words, kinds, filters: {} }, { ...PAGE, limit: MOST_TRUE * 3 })
    const ids = new Set(hits.map(hit => hit.id))
    there += truth.length
    found += truth.filter(id => ids.has(id)).length
  }
  return there ? rounded(found / there, 4) : 1
}

async function usesIndex({ raw }: OpenDatabase, asked: readonly AskedQuestion[]): Promise<boolean> {
  const words = asked.find(({ kind }) => kind === 'part')?.words ?? ''
  const { rows } = await raw('explain select id from search_document where keys @> $1::integer[]', [wordKeys(words)])
  return JSON.stringify(rows).includes('search_document_keys')
}

function rounded(value: number, digits = 2): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}
