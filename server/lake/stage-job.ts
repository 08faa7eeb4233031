import type { Column } from './lake.ts'
import type { FaultList } from './row-fault.ts'
import type { ZipLimits } from './zip-check.ts'

/** What the guarded child process is asked to read. */
export type StageJob = {
  file: string
  format: 'xlsx' | 'json' | 'jsonl'
  stageFile: string
  columns: Column[]
  jsonPath?: string
  zipLimits: ZipLimits
}

export type StageResult = FaultList & { rows: number }
