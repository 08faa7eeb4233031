import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { runGuarded } from '../base/guarded-process.ts'
import { Refusal } from '../base/refusal.ts'
import type { FileEntry } from './entry-file.ts'
import type { EntryFileJob, EntryFileRefusal, EntryFileResult } from './entry-file-job.ts'

const CHILD = fileURLToPath(new URL('./entry-file-child.ts', import.meta.url))
const LONGEST_RUN_MS = 5 * 60_000

/** Looks at a file: its headings, a mapping for them, its first rows, how many entries it holds. */
export function lookAtEntryFile(job: Omit<EntryFileJob, 'entriesFile'>): Promise<EntryFileResult> {
  return inFolder(folder => runChild(job, folder))
}

/** Reads a file in the guarded child and hands its entries on, `size` at a time, in their order. */
export function readEntryFile(
  job: Omit<EntryFileJob, 'entriesFile'>,
  size: number,
  take: (entries: readonly FileEntry[]) => Promise<void>,
): Promise<EntryFileResult> {
  return inFolder(async folder => {
    const entriesFile = join(folder, 'entries.jsonl')
    const result = await runChild({ ...job, entriesFile }, folder)
    if (result.refused) throw refusalOf(result.refused, result.detail)
    let piece: FileEntry[] = []
    for await (const line of createInterface({ input: createReadStream(entriesFile, 'utf8') })) {
      piece.push(JSON.parse(line) as FileEntry)
      if (piece.length < size) continue
      await take(piece)
      piece = []
    }
    if (piece.length) await take(piece)
    return result
  })
}

export function refusalOf(reason: EntryFileRefusal, detail = ''): Refusal {
  if (reason === 'tooLarge' || reason === 'tooManyEntries')
    return new Refusal('upload_too_large', { field: 'uploadId' })
  if (reason === 'noName') return new Refusal('import_no_name', { field: 'mapping' })
  return new Refusal('listing_unreadable', { field: 'uploadId', params: { detail } })
}

async function runChild(job: EntryFileJob, folder: string): Promise<EntryFileResult> {
  const [jobFile, resultFile] = [join(folder, 'job.json'), join(folder, 'result.json')]
  await writeFile(jobFile, JSON.stringify(job), { mode: 0o600 })
  const ended = await runGuarded({ script: CHILD, args: [jobFile, resultFile], timeoutMs: LONGEST_RUN_MS })
  if (!ended) return { headings: [], mapping: {}, sample: [], entries: 0, refused: 'unreadable' }
  return JSON.parse(await readFile(resultFile, 'utf8')) as EntryFileResult
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-entries-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
