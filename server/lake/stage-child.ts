import { readFile, writeFile } from 'node:fs/promises'
import type { SourceFormat } from './source-format.ts'
import { firstRowsStage, openStage, type Stage } from './stage.ts'
import { CHILD_EXITS, type StageJob, type StageResult } from './stage-job.ts'

const FIRST_ROWS = 20

type Reader = (job: StageJob, stage: Stage) => Promise<StageResult>

const table = async () => (await import('./csv-source.ts')).stageCsv
const json = async () => (await import('./json-stage.ts')).stageJson

// Each reader is loaded alone: the libraries of all of them together take longer than most files.
const readers: { readonly [F in SourceFormat]: () => Promise<Reader> } = {
  csv: table,
  tsv: table,
  json,
  jsonl: json,
  geojson: json,
  xml: async () => (await import('./xml-stage.ts')).stageXml,
  xlsx: async () => (await import('./xlsx-stage.ts')).stageXlsx,
  xls: async () => (await import('./xls-stage.ts')).stageXls,
  parquet: async () => (await import('./parquet-stage.ts')).stageParquet,
}

// The guarded child process: reads one dangerous file into a stage and writes what it found to a file.
const [jobFile = '', resultFile = ''] = process.argv.slice(2)
try {
  await read(JSON.parse(await readFile(jobFile, 'utf8')) as StageJob)
} catch (error) {
  const { code } = error as NodeJS.ErrnoException
  process.exit(code === 'EFBIG' ? CHILD_EXITS.tooLarge : code === 'ENOSPC' ? CHILD_EXITS.noSpace : CHILD_EXITS.threw)
}

async function read(job: StageJob): Promise<void> {
  const first = firstRowsStage(FIRST_ROWS)
  const stage = job.stageFile === undefined ? first : openStage(job.stageFile)
  const reader = await readers[job.format]()
  const result = await reader(job, stage)
  stage.close()
  await writeFile(resultFile, JSON.stringify(job.stageFile === undefined ? { ...result, first: first.rows } : result))
}
