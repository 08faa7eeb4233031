import { createHash } from 'node:crypto'
import { writeXlsxStream } from 'hucre/xlsx'
import { type CasePage, readCase } from './case-page.ts'
import { expectedDigest } from './content-digest.ts'
import { csvOf, readExample, recordsOf, type Table, tableOfCsv, tableOfHolidays } from './example-table.ts'
import { must, mustEqual } from './expect.ts'
import { toGb18030 } from './gb18030.ts'
import { type FileToUpload, loadWhole, uploadAndLoad } from './load-upload.ts'
import type { EntryName, PublishedEntry } from './made.ts'
import { dueIfAny, type ExpectedDue, type Facts, left, type Stage, today } from './rehearsal-stage.ts'

type Source = { readonly entry: EntryName; readonly table: Table; readonly file: FileToUpload }

/** The four files are collected in their formats and reconciled with their sources; a faulty one is refused whole. */
export async function collectionStep(stage: Stage): Promise<Facts> {
  const entries = left(stage, 'entries')
  const sources = await prepareSources(stage)
  const refused = await refuseFaulty(stage, entries.holidays, sources)
  const collected: Facts[] = []
  for (const source of sources) collected.push(await collect(stage, entries[source.entry], source))
  return { collected, refused }
}

async function prepareSources(stage: Stage): Promise<Source[]> {
  const chance = stage.seeded('rows')
  const streets = (await readExample('admin-divisions/streets.csv')).toString('utf8')
  const areas = tableOfCsv((await readExample('admin-divisions/areas.csv')).toString('utf8'))
  const people = shuffledRows(tableOfCsv((await readExample('febrl/dataset1.csv')).toString('utf8')), chance)
  const holidays = await readExample('holidays/2026.json')
  stage.made.people = recordsOf(people)
  return [
    { entry: 'streets', table: tableOfCsv(streets), file: csvFile('街道和乡镇.csv', Buffer.from(streets)) },
    {
      entry: 'areas',
      table: areas,
      file: { ...csvFile('行政区划.csv', toGb18030(csvOf(shuffledRows(areas, chance)))), encoding: 'gb18030' },
    },
    {
      entry: 'people',
      table: people,
      file: { bytes: await xlsxOf(people), fileName: '人口登记样本.xlsx', format: 'xlsx' },
    },
    {
      entry: 'holidays',
      table: tableOfHolidays(holidays.toString('utf8')),
      file: { bytes: holidays, fileName: '节假日安排.json', format: 'json', jsonPath: 'days' },
    },
  ]
}

function shuffledRows(table: Table, chance: ReturnType<Stage['seeded']>): Table {
  return { ...table, rows: chance.shuffled(table.rows) }
}

function csvFile(fileName: string, bytes: Uint8Array): FileToUpload {
  return { bytes, fileName, format: 'csv' }
}

async function xlsxOf({ columns, rows }: Table): Promise<Buffer> {
  async function* sheet() {
    yield [...columns]
    for (const row of rows) yield [...row]
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of writeXlsxStream(sheet(), { name: 'data' }) as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

type Version = {
  readonly id: string
  readonly loaded_on: string
  readonly reconciliation: { readonly [member: string]: unknown }
  readonly manifest: { readonly source: { readonly encoding: string; readonly format: string } }
}

async function collect(stage: Stage, entry: PublishedEntry, { table, file }: Source): Promise<Facts> {
  const { user } = entry.provider
  const due = dueIfAny(stage, 'catalogEntry.published', entry.publishedOn)
  mustRunFrom(entry, await readCase(user, entry.collectionId), due)
  const { rows, version } = await loadWhole(entry.provider, entry.collectionId, file)
  const page = await readCase(user, entry.collectionId)
  mustEqual(page.case.state, 'collected', `the collection of ${entry.title}`)
  const ended = page.duties.find(one => one.duty === due?.duty)?.ended_on
  if (due) mustEqual(ended, today(stage), `the day on which collecting ${entry.title} ended its duty`)
  must(!due || today(stage) <= due.day, `${entry.title} was collected after its last day ${due?.day}`)
  stage.cite(page.timeline.flatMap(event => event.duties))
  const stored = await currentVersion(entry)
  mustEqual(stored.id, version, `the version of ${entry.title}`)
  const expected = {
    sourceRows: table.rows.length,
    collectedRows: table.rows.length,
    sourceSha256: createHash('sha256').update(file.bytes).digest('hex'),
    contentDigest: expectedDigest(table, entry.items),
    reconciled: true,
  }
  mustEqual(stored.reconciliation, expected, `the reconciliation of ${entry.title} with its source`)
  const { format, encoding } = stored.manifest.source
  return {
    entry: entry.title,
    format,
    encoding,
    rows,
    ...(due ? { dueOn: due.day } : {}),
    contentDigest: expected.contentDigest,
  }
}

// Where the law gives no limit, none may run.
function mustRunFrom({ title, publishedOn }: PublishedEntry, page: CasePage, due: ExpectedDue | null): void {
  const running = page.duties.map(({ duty, started_on, due_on }) => [duty, started_on, due_on])
  mustEqual(running, due ? [[due.duty, publishedOn, due.day]] : [], `the limit of collecting ${title}`)
}

async function currentVersion(entry: PublishedEntry): Promise<Version> {
  const path = `/api/catalog-entries/${entry.id}/versions`
  const { versions } = await entry.provider.user.get<{ versions: Version[] }>(path)
  const [version] = versions
  if (!version) throw new Error(`${entry.title} has no version`)
  return version
}

// A short row and a day that does not exist, at drawn places: named by their rows, and nothing of the file is kept.
async function refuseFaulty(stage: Stage, entry: PublishedEntry, sources: readonly Source[]): Promise<Facts> {
  const { user } = entry.provider
  const table = sources.find(source => source.entry === 'holidays')?.table
  if (!table) throw new Error('the example of the holidays is missing')
  const chance = stage.seeded('faults')
  const [short = 0, badDate = 1] = chance.shuffled(table.rows.map((_, index) => index))
  const rows = table.rows.map((row, index) => {
    if (index === short) return row.slice(0, 2)
    return index === badDate ? ['2026-02-30', ...row.slice(1)] : row
  })
  const bytes = Buffer.from(csvOf({ columns: table.columns, rows }))
  const end = await uploadAndLoad(entry.provider, entry.collectionId, csvFile('节假日安排.csv', bytes))
  if (end.state !== 'refused') throw new Error(`a faulty file ended as ${end.state}`)
  const named = (end.details.faults ?? []).map(({ row, reason }) => ({ row, reason })).sort((a, b) => a.row - b.row)
  // The header is row 1.
  const wanted = [
    { row: short + 2, reason: 'short_row' },
    { row: badDate + 2, reason: 'bad_type' },
  ].sort((a, b) => a.row - b.row)
  mustEqual(named, wanted, 'the faults of the faulty file')
  mustEqual((await readCase(user, entry.collectionId)).case.state, 'pending', 'the collection after the faulty file')
  const { versions } = await user.get<{ versions: unknown[] }>(`/api/catalog-entries/${entry.id}/versions`)
  mustEqual(versions, [], 'versions after the faulty file')
  mustEqual((await user.refusedGet(`/api/catalog-entries/${entry.id}/rows`)).code, 'not_collected', 'rows after it')
  return { code: end.code, faults: named, visible: versions.length }
}
