import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type FaultReason, wholeFault } from './row-fault.ts'
import type { SourceFormat } from './source-format.ts'
import { CHILD_EXITS, type StageJob, type StageResult } from './stage-job.ts'

const CHILD = fileURLToPath(new URL('./stage-child.ts', import.meta.url))
const ADDRESS_SPACE = 4 * 2 ** 30
const HEAP_MB = 1536
/** What a file may unfold to on disk. */
const LARGEST_STAGE = 8 * 2 ** 30
const LONGEST_RUN_MS = 10 * 60_000
const LONGEST_LOOK_MS = 20_000

/**
 * Reads a file in a process of its own whose whole address space and largest file are limited: a worker thread's limit does
 * not cover buffers. Whatever the file does to that process, this one goes on.
 */
export async function readInChild(job: StageJob, folder: string, signal?: AbortSignal): Promise<StageResult> {
  const [jobFile, resultFile] = [join(folder, 'job.json'), join(folder, 'result.json')]
  await writeFile(jobFile, JSON.stringify(job), { mode: 0o600 })
  const node = [process.execPath, `--max-old-space-size=${HEAP_MB}`, CHILD, jobFile, resultFile]
  const limits = [`--as=${ADDRESS_SPACE}`, `--fsize=${LARGEST_STAGE}`, '--core=0']
  const [command = process.execPath, ...args] = prlimit ? [prlimit, ...limits, ...node] : node
  const timeout = job.stageFile === undefined ? LONGEST_LOOK_MS : LONGEST_RUN_MS
  const failure = await new Promise<FaultReason | null>((resolve, reject) => {
    const options = { signal, timeout, killSignal: 'SIGKILL' as const, maxBuffer: 1 << 20, env: {} }
    execFile(command, args, options, error => {
      if (signal?.aborted) reject(signal.reason)
      else if (error?.code === CHILD_EXITS.noSpace) reject(new Error('lake: no space left on device'))
      else resolve(error && reasonOf(error.code, job.format))
    })
  })
  return failure ? wholeFault(failure) : (JSON.parse(await readFile(resultFile, 'utf8')) as StageResult)
}

// Linux has it (util-linux); elsewhere the heap limit and the counted sizes still hold.
const prlimit = ['/usr/bin/prlimit', '/bin/prlimit'].find(path => existsSync(path))

// A reader that throws found the file wrong; one that was ended had no memory or time left.
function reasonOf(code: number | string | null | undefined, format: SourceFormat): FaultReason {
  if (code === CHILD_EXITS.tooLarge) return 'file_too_large'
  return (code === CHILD_EXITS.threw && unreadable[format]) || 'reader_failed'
}

const unreadable: { readonly [F in SourceFormat]?: FaultReason } = {
  xlsx: 'not_a_spreadsheet',
  xls: 'not_a_spreadsheet',
  xml: 'not_xml',
  parquet: 'not_parquet',
}
