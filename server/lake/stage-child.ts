import { readFile } from 'node:fs/promises'
import { stageJson } from './json-stage.ts'
import { openStage } from './stage.ts'
import type { StageJob } from './stage-job.ts'
import { stageXlsx } from './xlsx-stage.ts'

// The guarded child process: reads one dangerous file into a stage and prints the result as one line of JSON.
const job = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as StageJob
const stage = openStage(job.stageFile)
const result = job.format === 'xlsx' ? await stageXlsx(job, stage) : await stageJson(job, stage)
stage.close()
process.stdout.write(`${JSON.stringify(result)}\n`)
