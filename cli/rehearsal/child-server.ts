import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type ChildServer = {
  readonly url: string
  /** Ends it as a power cut would: nothing of its own runs any more. */
  kill(): Promise<void>
  /** Lets it end in order. */
  stop(): Promise<void>
}

export type ChildOptions = { readonly dataDir: string; readonly jurisdiction: string; readonly from: string }

const command = fileURLToPath(new URL('../main.ts', import.meta.url))
const MOST_SECONDS = 60

/** Starts `gongshu serve` in a process of its own and waits until it is ready. */
export async function startChildServer({ dataDir, jurisdiction, from }: ChildOptions): Promise<ChildServer> {
  const args = [
    'serve',
    '--data',
    dataDir,
    '--port',
    '0',
    '--jurisdiction',
    jurisdiction,
    '--rehearsal',
    from,
    '--json',
  ]
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  // A rehearsal that ends by an error must leave no server behind.
  const killWithParent = () => child.kill('SIGKILL')
  process.once('exit', killWithParent)
  void gone.then(() => process.removeListener('exit', killWithParent))
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    await gone
  }
  try {
    return { url: await readyUrl(child), kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
  } catch (error) {
    await end('SIGKILL')
    throw error
  }
}

async function readyUrl(child: ChildProcess): Promise<string> {
  const { stdout, stderr } = child
  if (!stdout || !stderr) throw new Error('the server process has no output')
  let said = ''
  stderr.on('data', chunk => {
    said = `${said}${chunk}`.slice(-2000)
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), MOST_SECONDS * 1000)
  try {
    for await (const line of createInterface({ input: stdout })) {
      const told = JSON.parse(line) as { ready?: boolean; url?: string }
      if (told.ready && told.url) return told.url
    }
  } finally {
    clearTimeout(timer)
    stdout.resume()
  }
  throw new Error(`the server process ended before it was ready: ${said.trim()}`)
}
