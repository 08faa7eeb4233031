import { findDuplicatePeople } from '../../server/quality/duplicates.ts'
import { readCase } from './case-page.ts'
import { must, mustEqual } from './expect.ts'
import type { PublishedEntry } from './made.ts'
import { type Facts, left, type Stage } from './rehearsal-stage.ts'

type Row = { [column: string]: string | null }
type ColumnProfile = { name: string; rows: number; min: string | null; top: unknown }
type Described = {
  readonly profile: { readonly columns: readonly ColumnProfile[] }
  readonly quality: { readonly results: readonly unknown[]; readonly dimensions: object }
}

/** Every version is profiled and checked by rules; made-up people entered twice are found without their numbers. */
export async function qualityStep(stage: Stage): Promise<Facts> {
  const described: Facts[] = []
  for (const entry of Object.values(left(stage, 'entries'))) {
    described.push(await describedVersion(entry))
    // Profile and rules are part of the act that made the version.
    const page = await readCase(entry.provider.user, entry.collectionId)
    stage.cite(page.timeline.flatMap(event => event.duties))
  }
  return { described, duplicates: await duplicatesFound(stage) }
}

async function describedVersion(entry: PublishedEntry): Promise<Facts> {
  const path = `/api/catalog-entries/${entry.id}/versions`
  const { versions } = await entry.provider.user.get<{ versions: Described[] }>(path)
  const [version] = versions
  if (!version) throw new Error(`${entry.title} has no version`)
  const { profile, quality } = version
  mustEqual(
    profile.columns.map(column => column.name),
    entry.items.map(item => item.column),
    `the profiled columns of ${entry.title}`,
  )
  const shown = profile.columns.filter(column => entry.items.some(item => item.column === column.name && item.personal))
  must(
    shown.every(column => column.min === null && column.top === null),
    `the profile of ${entry.title} shows values of persons`,
  )
  must(quality.results.length > 0, `no rule ran on ${entry.title}`)
  const rows = profile.columns[0]?.rows ?? 0
  return { entry: entry.title, rows, rules: quality.results.length, dimensions: quality.dimensions }
}

// The truth stands in rec_id: rec-N-org and rec-N-dup-0 are one person. The rule is not given that column.
async function duplicatesFound(stage: Stage): Promise<Facts> {
  const rows = await readAllRows(left(stage, 'entries').people)
  mustEqual(rows.length, left(stage, 'people').length, 'the rows that the provider reads')
  const found = findDuplicatePeople(
    rows.map(({ rec_id: _, ...rest }) => rest),
    {
      givenName: 'given_name',
      familyName: 'surname',
      birth: 'date_of_birth',
      identity: 'soc_sec_id',
      others: ['street_number', 'address_1', 'address_2', 'suburb', 'postcode', 'state'],
    },
  )
  const personOf = (index: number) => /^rec-(\d+)-/.exec(rows[index]?.rec_id ?? '')?.[1]
  const truePairs = found.filter(({ first, second }) => personOf(first) === personOf(second)).length
  const falsePairs = found.length - truePairs
  const people = new Set(rows.map((_, index) => personOf(index)))
  must(truePairs >= 450, `only ${truePairs} true pairs were found`)
  must(falsePairs <= 5, `${falsePairs} false pairs were found`)
  return { records: rows.length, pairs: rows.length - people.size, truePairs, falsePairs }
}

const PAGE = 100

async function readAllRows({ id, provider }: PublishedEntry): Promise<Row[]> {
  const rows: Row[] = []
  for (;;) {
    const page = await provider.user.get<Row[]>(`/api/catalog-entries/${id}/rows?limit=${PAGE}&offset=${rows.length}`)
    rows.push(...page)
    if (page.length < PAGE) return rows
  }
}
