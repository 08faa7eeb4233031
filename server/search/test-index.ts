import { day } from '@gongshu/deadlines'
import { newId } from '../base/ids.ts'
import { type Db, inTransaction } from '../db/open-database.ts'
import { openTestDatabase } from '../db/test-database.ts'
import type { Facets } from './search-document.ts'
import { indexDocument } from './search-index.ts'

export type TestIndex = { readonly db: Db; readonly ids: readonly string[]; close(): Promise<void> }

type Entry = {
  readonly name: string
  readonly labels?: readonly string[]
  readonly texts?: readonly string[]
  readonly facets?: Facets
  readonly updatedOn?: string
  readonly state?: string
}

export const closedFacets: Facets = {
  sharing: 'conditional',
  opening: 'notOpen',
  frequency: 'monthly',
  grade: 'general1',
  domain: null,
  formats: [],
}

/** An index of made-up entries that are in force unless said otherwise, each with its case. */
export async function openIndex(entries: readonly Entry[]): Promise<TestIndex> {
  const database = await openTestDatabase()
  const { db } = database
  const ids: string[] = []
  for (const [place, entry] of entries.entries()) {
    const id = newId()
    ids.push(id)
    await inTransaction(db, async tx => {
      await tx
        .insertInto('matter_case')
        .values({
          id,
          type: 'catalogEntry',
          number: `目录〔2026〕${place}号`,
          title: entry.name,
          state: entry.state ?? 'published',
          since: day('2026-01-05'),
          unit_id: null,
          party_id: null,
          parent_id: null,
          law: JSON.stringify([]),
          opened_on: day('2026-01-05'),
          revision: 1,
        })
        .execute()
      await indexDocument(tx, {
        id,
        kind: 'catalogEntry',
        name: entry.name,
        labels: entry.labels ?? [],
        texts: entry.texts ?? [],
        unitId: null,
        updatedOn: day(entry.updatedOn ?? '2026-01-05'),
        facets: entry.facets ?? closedFacets,
      })
    })
  }
  return { db, ids, close: () => database.close() }
}
