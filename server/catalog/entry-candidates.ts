import { dutyOfRule, type Law } from '@gongshu/regulations'
import type { Db } from '../db/open-database.ts'
import type { EntryInput } from './catalog-entry.ts'
import { listedEntries } from './catalog-entry-queries.ts'
import { cityEntriesNamed } from './city-catalog-queries.ts'
import { compareEntries, type EntryComparison } from './entry-comparison.ts'
import type { EntryText } from './entry-difference.ts'
import { type LikenessReason, likenessOf } from './entry-likeness.ts'
import { entriesLike } from './entry-likeness-queries.ts'

/** An entry that this one may repeat, laid beside it. */
export type Candidate = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly unit: string
  readonly state: string
  readonly reasons: readonly LikenessReason[]
  readonly comparison: EntryComparison
}

export type Duplicates = {
  readonly candidates: readonly Candidate[]
  readonly cityEntries: readonly { readonly title: string }[]
}

type Asked = { readonly law: Law; readonly entry: EntryText; readonly except: string | null }

/** The entries of the district, and of the city's catalog where it is the base here, that an entry may repeat. */
export async function findDuplicates(db: Db, { law, entry, except }: Asked): Promise<Duplicates> {
  const { name, content, items } = entry
  const alike = await entriesLike(db, likenessOf({ name, source: content.source, items }), except)
  const rows = await listedEntries(
    db,
    alike.map(one => one.id),
  )
  const candidates = alike.flatMap(({ id, reasons }): Candidate[] => {
    const found = rows.find(row => row.id === id)
    if (!found) return []
    const { content: theirs, items: theirItems, ...listed } = found
    const comparison = compareEntries(entry, { name: found.name, content: theirs, items: theirItems })
    return [{ ...listed, reasons, comparison }]
  })
  const cityEntries = dutyOfRule(law, 'supplementsCityCatalog') ? await cityEntriesNamed(db, name) : []
  return { candidates, cityEntries: cityEntries.map(({ title }) => ({ title })) }
}

/** The entry that an input describes, without what is said of it only to keep it out. */
export function textOfInput({ name, items, stateSecret: _, workSecret: __, ...content }: EntryInput): EntryText {
  return { name, content, items }
}
