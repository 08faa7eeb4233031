import type { Tx } from '../db/open-database.ts'
import type { SearchDocument } from '../search/search-document.ts'
import { formatsIn, indexDocument } from '../search/search-index.ts'
import { type PublishedEntry, publishedEntries } from './entry-document-queries.ts'
import { resourceCode } from './resource-code.ts'

/** Lets the entry be found as it has just been published; under a new name where its case does not bear it yet. */
export async function indexEntry(tx: Tx, id: string, title?: string): Promise<void> {
  for (const entry of await publishedEntries(tx, { ids: [id] })) {
    await indexDocument(tx, entryDocument(title ? { ...entry, title } : entry))
  }
}

export function entryDocument(entry: PublishedEntry): SearchDocument {
  const { content, items } = entry
  const texts = ['businessName', 'description', 'source', 'coverage', 'managingBody', 'theme', 'classification']
  return {
    id: entry.id,
    kind: 'catalogEntry',
    name: entry.title,
    labels: [...listOf(content.tags), ...items.map(item => item.name)],
    texts: [
      ...texts.map(name => textOf(content[name]) ?? ''),
      resourceCode(content.classification, entry.number),
      entry.unit,
      ...items.map(item => item.description),
    ].filter(Boolean),
    unitId: entry.unit_id,
    updatedOn: entry.published_on,
    facets: {
      sharing: textOf(content.sharingAttribute),
      opening: textOf(content.openingAttribute),
      frequency: textOf(content.updateFrequency),
      grade: textOf(content.grade),
      domain: textOf(content.domain),
      formats: formatsIn(content.formats),
    },
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() ? value.trim() : null
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
