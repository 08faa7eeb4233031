import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { day } from '@gongshu/deadlines'
import { openingAttributes, sharingAttributes, updateFrequencies } from '../server/catalog/catalog-entry.ts'
import type { SearchDocument } from '../server/search/search-document.ts'
import { formatsIn } from '../server/search/search-index.ts'

type Listing = { readonly [column: string]: string | null }

const folder = join(import.meta.dirname, '..', 'examples', 'catalog-zhejiang')
const grades = ['general1', 'general2', 'general3', 'general4']
const years = ['2021年', '2022年', '2023年', '2024年', '']

/** Numbers from 0 to 1 that follow from the seed alone (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function oneOf<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)] as T
}

/**
 * Made-up entries over what the portals of a province really list: names, descriptions, tags and domains are theirs, the
 * district or the year before a name, the classes and the unit follow from the seed.
 */
export async function makeDocuments(
  count: number,
  { units, random }: { units: readonly string[]; random: () => number },
): Promise<SearchDocument[]> {
  const listings = await realListings()
  const places = [...new Set(listings.flatMap(listing => listing.所属区县 ?? []))].filter(place =>
    /[区县市]$/.test(place),
  )
  return Array.from({ length: count }, (_, index) => {
    const listing = listings[index % listings.length] ?? {}
    const variant = index < listings.length ? '' : `${oneOf(places, random)}${oneOf(years, random)}`
    return documentOf(listing, { index, variant, unitId: oneOf(units, random), random })
  })
}

type Made = { index: number; variant: string; unitId: string; random: () => number }

function documentOf(listing: Listing, { index, variant, unitId, random }: Made): SearchDocument {
  const summary = listing.摘要 ?? ''
  return {
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    kind: 'catalogEntry',
    name: `${variant}${nameOf(listing)}`,
    labels: [...(listing.标签 ?? listing.资源标签 ?? '').split(/[、,，;；]/), ...itemsIn(summary)].filter(Boolean),
    texts: [summary, listing.数源单位 ?? listing.发布部门 ?? listing.资源提供方 ?? ''],
    unitId,
    updatedOn: day(`20${20 + (index % 6)}-0${1 + (index % 9)}-15`),
    facets: {
      sharing: oneOf(sharingAttributes, random),
      opening: oneOf(openingAttributes, random),
      frequency: oneOf(updateFrequencies, random),
      grade: oneOf(grades, random),
      domain: listing.数据领域 ?? null,
      formats: formatsIn(listing.资源格式 ?? listing.数据格式 ?? ''),
    },
  }
}

async function realListings(): Promise<Listing[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.json.gz')).toSorted()
  const files = await Promise.all(names.map(name => readFile(join(folder, name))))
  const listings = files.flatMap(file => JSON.parse(gunzipSync(file).toString('utf8')) as Listing[])
  return listings.filter(listing => nameOf(listing).length > 1)
}

function nameOf(listing: Listing): string {
  return (listing.标题 ?? listing.资源名称 ?? '').trim()
}

// A summary often names the data items: “…, including name, leader, members”.
function itemsIn(summary: string): string[] {
  const [, named = ''] = /(?:包含|包括)(.+?)(?:等|。|$)/.exec(summary) ?? []
  return named.split(/[、,，;；]/).map(item => item.trim())
}
