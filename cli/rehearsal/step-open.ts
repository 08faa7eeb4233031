import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { streamXlsxRows } from 'hucre/xlsx'
import { readParquetRows } from '../../server/lake/query.ts'
import { csvOf, readExample, recordsOf, type Table, tableOfCsv } from './example-table.ts'
import { must, mustEqual } from './expect.ts'
import { loadWhole } from './load-upload.ts'
import type { PublishedEntry } from './made.ts'
import { type Facts, left, type Stage } from './rehearsal-stage.ts'
import { reviewerOf, submitWorkOrder } from './work-order.ts'

type Cells = { readonly [column: string]: string | null }

/** An open set is downloaded without an account in four formats that hold the same rows, none of them dangerous. */
export async function openStep(stage: Stage): Promise<Facts> {
  const { areas } = left(stage, 'entries')
  const { table, formula } = await collectWithFormula(stage, areas)
  const id = await publishOpenEntry(stage, areas)
  const files = {
    csv: await downloaded(stage, id, 'csv'),
    xlsx: await downloaded(stage, id, 'xlsx'),
    json: await downloaded(stage, id, 'json'),
    parquet: await downloaded(stage, id, 'parquet'),
  }
  mustEqual([...files.csv.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'the mark at the beginning of the CSV')
  const asText = { csv: rowsOfCsv(files.csv), xlsx: await rowsOfXlsx(files.xlsx) }
  const asData = {
    json: JSON.parse(files.json.toString('utf8')) as Cells[],
    parquet: await parquetRows(stage, files.parquet),
  }
  const source = inOrder(recordsOf(table))
  for (const [format, rows] of Object.entries({ ...asText, ...asData })) {
    mustEqual(inOrder(rows.map(row => withoutApostrophe(row, formula))), source, `the rows of the ${format} file`)
  }
  const shown = Object.values(asText).map(rows => rows.find(row => row.code === formulaCode)?.name ?? '')
  must(
    shown.every(cell => !/^[=+\-@\t\r]/.test(cell) && cell.endsWith(formula)),
    `a cell that begins with = is not harmless: ${shown.join(' ')}`,
  )
  mustEqual(asData.json.find(row => row.code === formulaCode)?.name, formula, 'the same cell in JSON')
  const bytes = Object.fromEntries(Object.entries(files).map(([format, file]) => [format, file.length]))
  return { rows: source.length, bytes, formula: shown[0] }
}

const formulaCode = '999999'

// A row as somebody might put it into a register to run a command on the reader's machine.
async function collectWithFormula(stage: Stage, areas: PublishedEntry): Promise<{ table: Table; formula: string }> {
  const source = tableOfCsv((await readExample('admin-divisions/areas.csv')).toString('utf8'))
  const formula = `=HYPERLINK("http://example.invalid/${stage.seeded('formula').hex(8)}","点击")`
  const row = source.columns.map(column => ({ code: formulaCode, name: formula })[column] ?? '99')
  const table = { ...source, rows: [...source.rows, row] }
  const file = { bytes: Buffer.from(csvOf(table)), fileName: '行政区划.csv', format: 'csv' } as const
  const { rows } = await loadWhole(areas.provider, areas.collectionId, file)
  mustEqual(rows, table.rows.length, 'rows with the dangerous one')
  return { table, formula }
}

async function publishOpenEntry(stage: Stage, entry: PublishedEntry): Promise<string> {
  const caseId = stage.made.workOrder ?? (await submitWorkOrder(stage, entry))
  const early = await fetch(`${stage.server.url}/api/open/${caseId}/files/csv`)
  mustEqual(early.status, 404, 'a download before the set is open')
  await reviewerOf(stage).post(`/api/open-list-entries/${caseId}/steps/accept`)
  return caseId
}

// No cookie, no key, no header: an anonymous visitor.
async function downloaded(stage: Stage, id: string, format: string): Promise<Buffer> {
  const response = await fetch(`${stage.server.url}/api/open/${id}/files/${format}`)
  must(response.ok, `the anonymous download as ${format} answered ${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}

function rowsOfCsv(file: Buffer): Cells[] {
  return recordsOf(tableOfCsv(file.toString('utf8')))
}

async function rowsOfXlsx(file: Buffer): Promise<Cells[]> {
  const sheet: (string | null)[][] = []
  for await (const { values } of streamXlsxRows(file)) {
    sheet.push(values.map(value => (value === null ? null : String(value))))
  }
  const [columns = [], ...rows] = sheet
  return recordsOf({ columns: columns.map(String), rows })
}

async function parquetRows(stage: Stage, file: Buffer): Promise<Cells[]> {
  const path = join(stage.folders.files, 'open.parquet')
  await writeFile(path, file)
  return (await readParquetRows(stage.server.platform.lake, path)) as Cells[]
}

function withoutApostrophe(row: Cells, formula: string): Cells {
  return row.name === `'${formula}` ? { ...row, name: formula } : row
}

function inOrder(rows: readonly Cells[]): Cells[] {
  return rows.toSorted((a, b) => ((a.code ?? '') < (b.code ?? '') ? -1 : 1))
}
