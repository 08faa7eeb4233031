import { isUtf8 } from 'node:buffer'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { type CellValue, streamXlsxRows } from 'hucre/xlsx'
import Papa from 'papaparse'
import { checkZip } from '../lake/zip-check.ts'
import { proposeColumns } from './entry-columns.ts'
import { entriesOfGraph } from './entry-dcat-reading.ts'
import type { FileEntry } from './entry-file.ts'
import { type EntryFileJob, type EntryFileResult, MOST_BYTES, MOST_ENTRIES, MOST_ROWS } from './entry-file-job.ts'
import { entriesOfJson } from './entry-json.ts'
import { openTableReader } from './entry-table.ts'
import { parseJsonLd } from './rdf-json-ld.ts'
import { parseTurtle, TurtleFault } from './rdf-turtle.ts'

const ZIP_LIMITS = { totalBytes: 512 * 2 ** 20, entries: 1000 }
const LONGEST_CELL = 20_000
/** Forms carry titles above their headings. */
const HEADINGS_WITHIN = 10
const SAMPLE = 5

// The guarded child process: reads one file of catalog entries and writes what it found, one entry a line.
const [jobFile = '', resultFile = ''] = process.argv.slice(2)
const job = JSON.parse(await readFile(jobFile, 'utf8')) as EntryFileJob
await writeFile(resultFile, JSON.stringify(await read(job)))

async function read({ file, format }: EntryFileJob): Promise<EntryFileResult> {
  if ((await stat(file)).size > MOST_BYTES) return refused('tooLarge')
  if (format === 'xlsx') {
    const verdict = await checkZip(file, ZIP_LIMITS)
    return verdict === 'ok' ? readTable(sheetRows(file)) : refused(verdict === 'too_large' ? 'tooLarge' : 'unreadable')
  }
  const text = textOf(await readFile(file))
  if (text === null) return refused('unreadable')
  if (format === 'csv') return readTable(csvRows(text))
  try {
    const entries = entriesOfText(text)
    return entries ? finish({ headings: [], mapping: {}, sample: [] }, entries) : refused('unreadable')
  } catch (error) {
    if (error instanceof TurtleFault) return refused('unreadable', error.message)
    if (error instanceof SyntaxError) return refused('unreadable', error.message)
    throw error
  }
}

function entriesOfText(text: string): FileEntry[] | null {
  if (job.format === 'json') return entriesOfJson(JSON.parse(text))
  return entriesOfGraph(job.format === 'ttl' ? parseTurtle(text) : parseJsonLd(JSON.parse(text)))
}

/** UTF-8, else what Chinese office programs write. */
function textOf(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null
  try {
    return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

type Row = readonly string[]

async function readTable(rows: AsyncIterable<Row> | Iterable<Row>): Promise<EntryFileResult> {
  const table = openTable()
  let line = 0
  for await (const cells of rows) {
    line++
    if (line > MOST_ROWS) return refused('tooManyEntries')
    if (cells.some(cell => cell.length > LONGEST_CELL)) return refused('longCell', String(line))
    table.add(line, cells)
  }
  const { about, reader } = table.done()
  if (!Object.values(about.mapping).includes('entry.name')) return { ...about, entries: 0, refused: 'noName' }
  return finish(about, reader.done())
}

/** Holds the first rows back until all of them can be looked at for the headings. */
function openTable() {
  const first: Row[] = []
  let body: ReturnType<typeof bodyBelow> | null = null
  return {
    add(line: number, cells: Row): void {
      if (body) body.reader.add(line, cells)
      else if (first.push(cells) === HEADINGS_WITHIN) body = bodyBelow(first)
    },
    done: () => body ?? bodyBelow(first),
  }
}

function bodyBelow(first: readonly Row[]) {
  const { at, headings, mapping: proposed } = headOf(first)
  const mapping = job.mapping ?? proposed
  const reader = openTableReader({ headings, mapping, local: job.local })
  for (const [index, cells] of first.entries()) if (index > at) reader.add(index + 1, cells)
  const sample = first.slice(at + 1, at + 1 + SAMPLE).map(cells => headings.map((_, index) => cells[index] ?? ''))
  return { reader, about: { headings, mapping, sample } }
}

function headOf(first: readonly Row[]) {
  const heads = first.map((cells, at) => {
    const headings = cells.map(plainHeading)
    while (headings.at(-1) === '') headings.pop()
    return { at, headings, mapping: proposeColumns(headings.filter(Boolean), job.local) }
  })
  const known = (head: (typeof heads)[number]) => Object.keys(head.mapping).length
  return heads.reduce(
    (best, head) => (known(head) > known(best) ? head : best),
    heads[0] ?? { at: 0, headings: [], mapping: {} },
  )
}

/** Without the star of what is mandatory, and without the spaces and line breaks that spread a Chinese heading. */
function plainHeading(cell: string): string {
  const spread = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu
  return cell.replace(/[*＊]/g, '').replace(spread, '').replace(/\s+/g, ' ').trim()
}

function csvRows(text: string): readonly string[][] {
  return Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: false,
    delimitersToGuess: [',', '\t', ';', '|'],
  }).data
}

async function* sheetRows(file: string): AsyncGenerator<string[]> {
  let line = 0
  for await (const { index, values } of streamXlsxRows(await readFile(file))) {
    // Empty rows are not in the file; the rows behind them keep their numbers.
    for (; line < index; line++) yield []
    line = index + 1
    yield values.map(cellText)
  }
}

function cellText(value: CellValue): string {
  if (value === null || value === undefined) return ''
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
}

type About = Pick<EntryFileResult, 'headings' | 'mapping' | 'sample'>

async function finish(about: About, entries: readonly FileEntry[]): Promise<EntryFileResult> {
  if (entries.length > MOST_ENTRIES) return { ...about, entries: entries.length, refused: 'tooManyEntries' }
  if (job.entriesFile) {
    const out = createWriteStream(job.entriesFile, { mode: 0o600 })
    for (const entry of entries) if (!out.write(`${JSON.stringify(entry)}\n`)) await once(out, 'drain')
    out.end()
    await once(out, 'finish')
  }
  return { ...about, entries: entries.length }
}

function refused(reason: NonNullable<EntryFileResult['refused']>, detail?: string): EntryFileResult {
  return { headings: [], mapping: {}, sample: [], entries: 0, refused: reason, ...(detail ? { detail } : {}) }
}
