import { type Db, inTransaction, type Tx } from '../db/open-database.ts'
import { platformFact, setPlatformFact } from '../db/platform-queries.ts'
import type { SearchDocument } from './search-document.ts'
import { INDEX_VERSION, indexQuietly } from './search-index.ts'
import { refreshFigures, withdrawUnseen } from './search-index-queries.ts'

/** The next documents of a kind after an id, in the order of their ids; none at the end. */
export type DocumentSource = (tx: Tx, page: { after: string; limit: number }) => Promise<readonly SearchDocument[]>

const FACT = 'search index'
const PAGE = 100
const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * Fills the index anew where it is of another version than this program's. Acts go on meanwhile: what they publish is
 * newer than what is read here, for each page is held until it is written.
 */
export async function rebuildIfOld(db: Db, sources: readonly DocumentSource[]): Promise<void> {
  if ((await platformFact(db, FACT)) === INDEX_VERSION) return
  await rebuildIndex(db, sources)
  await setPlatformFact(db, FACT, INDEX_VERSION)
}

/** Writes every document again and takes out those that nobody may find any more. */
export async function rebuildIndex(db: Db, sources: readonly DocumentSource[]): Promise<void> {
  for (const source of sources) await indexAll(db, source)
  await inTransaction(db, withdrawUnseen)
  await refreshFigures(db)
}

async function indexAll(db: Db, source: DocumentSource): Promise<void> {
  for (let after = FIRST; ; ) {
    const page = await inTransaction(db, async tx => {
      const documents = await source(tx, { after, limit: PAGE })
      await indexQuietly(tx, documents)
      return documents
    })
    const last = page.at(-1)
    if (!last) return
    after = last.id
  }
}
