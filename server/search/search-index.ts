import type { Tx } from '../db/open-database.ts'
import { documentKeys } from './index-keys.ts'
import type { IndexedDocument, SearchDocument } from './search-document.ts'
import { upsertDocuments } from './search-index-queries.ts'
import { nameKey, wordsOf } from './segment.ts'
import { soundsOf } from './sound.ts'

/** A change of what is indexed, or how, raises it: the platform then fills the index anew at its next start. */
export const INDEX_VERSION = '2'

/** Puts a document into the index or replaces it; whoever saved a search is told of one that is new. */
export async function indexDocument(tx: Tx, document: SearchDocument): Promise<void> {
  await upsertDocuments(tx, [indexedDocument(document)], { announced: false })
}

/** Puts documents into the index of which nobody is to be told. */
export async function indexQuietly(tx: Tx, documents: readonly SearchDocument[]): Promise<void> {
  if (documents.length) await upsertDocuments(tx, documents.map(indexedDocument), { announced: true })
}

export function indexedDocument({ id, name, labels, texts, ...document }: SearchDocument): IndexedDocument {
  const sounds = soundsOf(name)
  const text = { id, name, labels: labels.join('\n'), body: texts.join('\n'), name_words: wordsOf(name) }
  const row = {
    id,
    kind: document.kind,
    name_key: nameKey(name),
    sounds: sounds.text,
    unit_id: document.unitId,
    ...document.facets,
    formats: [...document.facets.formats],
    updated_on: document.updatedOn,
    keys: documentKeys({ name, text: `${text.labels}\n${text.body}`, sounds: sounds.terms }),
  }
  return { row, text }
}

/** The single formats in a line such as `CSV、XLSX`, as they are filtered by. */
export function formatsIn(line: unknown): string[] {
  const words = Array.isArray(line) ? line.map(String) : String(line ?? '').split(/[\s、,，;；/|]+/)
  return [...new Set(words.map(word => word.trim().toUpperCase()).filter(Boolean))]
}
