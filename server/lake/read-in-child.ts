import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FaultReason } from './row-fault.ts'
import type { StageJob, StageResult } from './stage-job.ts'

const CHILD = fileURLToPath(new URL('./stage-child.ts', import.meta.url))
const ADDRESS_SPACE = 4 * 2 ** 30
const HEAP_MB = 1536
const LONGEST_RUN_MS = 10 * 60_000

/**
 * Reads an archive, a spreadsheet or JSON in a process of its own whose whole address space is limited: a worker thread's
 * limit does not cover buffers. Whatever the file does to that process, this one goes on.
 */
export async function readInChild(job: StageJob, folder: string, signal?: AbortSignal): Promise<StageResult> {
  const jobFile = join(folder, 'job.json')
  await writeFile(jobFile, JSON.stringify(job), { mode: 0o600 })
  const node = [process.execPath, `--max-old-space-size=${HEAP_MB}`, CHILD, jobFile]
  const [command = process.execPath, ...args] = prlimit ? [prlimit, `--as=${ADDRESS_SPACE}`, '--core=0', ...node] : node
  return await new Promise((resolve, reject) => {
    const options = { signal, timeout: LONGEST_RUN_MS, killSignal: 'SIGKILL' as const, maxBuffer: 1 << 20, env: {} }
    execFile(command, args, options, (error, stdout) => {
      if (signal?.aborted) reject(signal.reason)
      else if (error) resolve(failed(error.code === 1 && job.format === 'xlsx' ? 'not_a_spreadsheet' : 'reader_failed'))
      else resolve(JSON.parse(stdout) as StageResult)
    })
  })
}

// Linux has it (util-linux); elsewhere the heap limit and the counted sizes still hold.
const prlimit = ['/usr/bin/prlimit', '/bin/prlimit'].find(path => existsSync(path))

function failed(reason: FaultReason): StageResult {
  return { faults: [{ row: 0, column: null, reason }], faultCount: 1, rows: 0 }
}
