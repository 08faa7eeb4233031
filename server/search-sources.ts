import { entryDocument } from './catalog/entry-document.ts'
import { publishedEntries } from './catalog/entry-document-queries.ts'
import { setDocument } from './open-data/open-document.ts'
import { publishedSets } from './open-data/open-document-queries.ts'
import type { DocumentSource } from './search/rebuild-index.ts'

/** Everything that can be found, for filling the index anew. */
export const searchSources: readonly DocumentSource[] = [
  async (tx, page) => (await publishedEntries(tx, page)).map(entryDocument),
  async (tx, page) =>
    (await publishedSets(tx, page)).flatMap(set =>
      set.published_on ? [setDocument({ ...set, published_on: set.published_on })] : [],
    ),
]
