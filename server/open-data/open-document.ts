import type { Day } from '@gongshu/deadlines'
import type { Tx } from '../db/open-database.ts'
import type { SearchDocument } from '../search/search-document.ts'
import { formatsIn, indexDocument } from '../search/search-index.ts'
import { type PublishedSet, publishedSets } from './open-document-queries.ts'

/** Lets a set be found as it is on the list from this day on. */
export async function indexSet(tx: Tx, id: string, on: Day): Promise<void> {
  for (const set of await publishedSets(tx, { ids: [id] })) {
    await indexDocument(tx, setDocument({ ...set, published_on: set.published_on ?? on }))
  }
}

export function setDocument(set: PublishedSet & { readonly published_on: Day }): SearchDocument {
  const { content } = set
  const items = set.items.filter(item => set.columns.includes(item.column))
  const words = ['abstract', 'conditions', 'license', 'notes'].map(name => content[name])
  return {
    id: set.id,
    kind: 'openListEntry',
    name: set.title,
    labels: items.map(item => item.name),
    texts: [...words, set.unit, ...items.map(item => item.description)].flatMap(textOf),
    unitId: set.unit_id,
    updatedOn: set.published_on,
    facets: {
      sharing: null,
      opening: set.opening_class,
      frequency: textOf(content.updateFrequency)[0] ?? null,
      grade: null,
      domain: textOf(content.domain)[0] ?? null,
      formats: formatsIn(content.formats),
    },
  }
}

function textOf(value: unknown): string[] {
  return typeof value === 'string' && value.trim() ? [value.trim()] : []
}
