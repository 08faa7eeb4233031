import type { Day } from '@gongshu/deadlines'
import type { ColumnType } from 'kysely'
import type { JsonObject } from '../base/json.ts'
import type { JsonOf } from './schema-core.ts'

export type SearchTables = {
  search_document: SearchDocumentTable
  search_text: SearchTextTable
  search_synonym: { id: string; words: string[]; account_id: string; created_at: Date }
  saved_search: SavedSearchTable
  followed_entry: { account_id: string; entry_id: string; since: Date }
  cart_entry: { account_id: string; entry_id: string; columns: JsonOf<string[]>; added_at: Date }
}

/** What a published entry or an open set is found, filtered and sorted by; made from it and never read for anything else. */
export type SearchDocumentTable = {
  id: string
  kind: string
  /** Of its case; a trigger keeps it. */
  state: string
  /** The name without case, width, spaces and punctuation. */
  name_key: string
  /** The name in pinyin: first letters, a space, whole syllables. */
  sounds: string
  unit_id: string | null
  sharing: string | null
  opening: string | null
  frequency: string | null
  grade: string | null
  domain: string | null
  formats: string[]
  /** Whether an open set stands on the entry. */
  is_open: boolean
  updated_on: Day
  /** Whether those who saved a search have been told of it. */
  announced: boolean
  /** Calls and downloads; counted once a day. */
  uses: ColumnType<number, number | undefined, number>
  /** Score of the newest version of its data, 0 to 100; counted once a day. */
  quality: ColumnType<number | null, number | null | undefined, number | null>
  /** What it is looked up by: numbers that stand for words, words of the name, sounds (server/search/index-keys.ts). */
  keys: number[]
}

/** What is shown of a document, and compared among the nearest. */
export type SearchTextTable = {
  id: string
  name: string
  /** Tags and names of data items, one a line. */
  labels: string
  /** All further words, one a line. */
  body: string
  /** The words of the name as the dictionary cuts it. */
  name_words: string[]
}

export type SavedSearchTable = {
  id: string
  account_id: string
  name: string
  question: JsonOf<JsonObject>
  notify: boolean
  created_at: Date
}
