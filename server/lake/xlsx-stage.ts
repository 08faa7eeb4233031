import { readFile, stat } from 'node:fs/promises'
import { streamXlsxRows } from 'hucre/xlsx'
import { wholeFault } from './row-fault.ts'
import { type SheetRow, stageSheet } from './sheet-stage.ts'
import type { Stage } from './stage.ts'
import type { StageJob, StageResult } from './stage-job.ts'
import { checkZip } from './zip-check.ts'

/** An archive is held in memory at once. */
const LARGEST_ARCHIVE = 256 << 20

/** Reads the first sheet of a spreadsheet into a stage. Runs only in the guarded child process. */
export async function stageXlsx(job: StageJob, stage: Stage): Promise<StageResult> {
  if ((await stat(job.file)).size > LARGEST_ARCHIVE) return wholeFault('file_too_large')
  const verdict = await checkZip(job.file, job.zipLimits)
  if (verdict === 'not_zip') return wholeFault('not_a_spreadsheet')
  if (verdict === 'too_large') return wholeFault('archive_too_large')
  return await stageSheet(streamXlsxRows(await readFile(job.file)) as AsyncIterable<SheetRow>, job, stage)
}
