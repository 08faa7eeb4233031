import type { Actor } from '../acts/act-types.ts'
import type { Platform } from '../acts/platform.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { dropUpload, ownUploads } from '../files/uploads.ts'
import type { Jobs } from '../jobs/open-jobs.ts'
import { type DescribeVersion, type FileToLoad, loadFile } from './load-file.ts'

const QUEUE = 'collect'
const EXPIRE_MINUTES = 120

type Person = Extract<Actor, { kind: 'account' }>
export type LoadOrder = Omit<FileToLoad, 'onProgress' | 'signal'> & { readonly uploadId: string }

export type LoadState =
  | { readonly state: 'waiting' | 'running'; readonly rows: number }
  | { readonly state: 'done'; readonly rows: number; readonly version: string; readonly seconds: number }
  | { readonly state: 'refused'; readonly code: string; readonly details: JsonObject }
  | { readonly state: 'failed' }

/** Collecting in the background: a load outlives its request and a kill of the server, and its progress can be seen. */
export type LoadDesk = {
  order(actor: Person, order: LoadOrder): Promise<string>
  progress(id: string, accountId: string): Promise<LoadState>
}

type DeskParts = {
  readonly platform: Platform
  readonly jobs: Jobs
  readonly describe: DescribeVersion
  readonly uploads: string
}

export async function openLoadDesk({ platform, jobs, describe, uploads }: DeskParts): Promise<LoadDesk> {
  // Rows read so far, for those who watch; what counts stands in the job and in the collected version.
  const rowsRead = new Map<string, number>()
  await jobs.work(QUEUE, { parallel: 1, expireMinutes: EXPIRE_MINUTES }, async ({ id, data }) => {
    const { actor, order } = data as unknown as { actor: Person; order: LoadOrder }
    try {
      const file = { ...order, onProgress: (rows: number) => rowsRead.set(id, rows) }
      const settled = await runLoad({ platform, actor, describe }, file)
      // Only after an answer: a load that failed is tried again and needs its file.
      await dropUpload(ownUploads(uploads, actor.accountId), order.uploadId)
      return settled
    } finally {
      rowsRead.delete(id)
    }
  })
  return {
    order: (actor, order) => jobs.send(QUEUE, { actor, order } as unknown as JsonObject),
    async progress(id, accountId) {
      const job = await jobs.find(QUEUE, id)
      const owner = (job?.data as { actor?: Person } | undefined)?.actor
      if (!job || owner?.accountId !== accountId) throw new Refusal('unknown_thing', { field: 'id' })
      if (job.state === 'completed') return job.output as unknown as LoadState
      if (job.state === 'failed' || job.state === 'cancelled') return { state: 'failed' }
      return { state: job.state === 'active' ? 'running' : 'waiting', rows: rowsRead.get(id) ?? 0 }
    },
  }
}

// A refusal is an answer, not a failure: the job is done, and repeating it would refuse again. A repeated load of the
// same file makes a second version with the same content, which harms nobody.
async function runLoad(
  loading: { platform: Platform; actor: Person; describe: DescribeVersion },
  file: FileToLoad,
): Promise<JsonObject> {
  const started = performance.now()
  try {
    const { manifest } = await loadFile(loading, file)
    const seconds = Math.round(performance.now() - started) / 1000
    return { state: 'done', rows: manifest.rows, version: manifest.version, seconds }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { state: 'refused', code: error.code, details: error.details as unknown as JsonObject }
  }
}
