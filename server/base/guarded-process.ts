import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'

const ADDRESS_SPACE = 4 * 2 ** 30
const LARGEST_FILE = 2 * 2 ** 30
const HEAP_MB = 1536

type Guarded = {
  /** The program: a file that Node runs. */
  readonly script: string
  readonly args: readonly string[]
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

/**
 * Runs a program of ours that reads what somebody has sent, in a process of its own whose address space, largest file and
 * time are limited and that gets no environment. True when it ended well; whatever it met, this process goes on.
 */
export function runGuarded({ script, args, timeoutMs, signal }: Guarded): Promise<boolean> {
  const node = [process.execPath, `--max-old-space-size=${HEAP_MB}`, script, ...args]
  const limits = [`--as=${ADDRESS_SPACE}`, `--fsize=${LARGEST_FILE}`, '--core=0']
  const [command = process.execPath, ...rest] = prlimit ? [prlimit, ...limits, ...node] : node
  return new Promise((resolve, reject) => {
    const options = { signal, timeout: timeoutMs, killSignal: 'SIGKILL' as const, maxBuffer: 1 << 20, env: {} }
    execFile(command, rest, options, error => (signal?.aborted ? reject(signal.reason) : resolve(error === null)))
  })
}

// Linux has it (util-linux); elsewhere the heap limit still holds.
const prlimit = ['/usr/bin/prlimit', '/bin/prlimit'].find(path => existsSync(path))
