import type { Platform } from '../acts/platform.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { dropUpload, ownUploads, uploadsIn } from '../files/uploads.ts'
import type { Jobs } from '../jobs/open-jobs.ts'
import { type Person, type ReadImport, type Reading, type ReadingOrder, readImport } from './entry-import-dry-run.ts'

const QUEUE = 'catalogRead'
const EXPIRE_MINUTES = 30

export type ReadingState =
  | { readonly state: 'waiting' | 'running'; readonly entries: number }
  | ({ readonly state: 'read' } & ReadImport)
  | { readonly state: 'refused'; readonly code: string; readonly details: JsonObject }
  | { readonly state: 'failed' }

/** Dry runs in the background: each outlives its request and a kill of the server, and its progress can be seen. */
export type ImportDesk = {
  order(actor: Person, order: ReadingOrder): Promise<string>
  progress(id: string, accountId: string): Promise<ReadingState>
}

export async function openImportDesk(platform: Platform, jobs: Jobs): Promise<ImportDesk> {
  // Entries looked at so far, for those who watch.
  const looked = new Map<string, number>()
  await jobs.work(QUEUE, { parallel: 1, expireMinutes: EXPIRE_MINUTES }, async ({ id, data }) => {
    const { actor, order } = data as unknown as { actor: Person; order: ReadingOrder }
    try {
      const settled = await settledReading(platform, { actor, order, onProgress: count => looked.set(id, count) })
      // Only after an answer: a reading that failed is tried again and needs its file.
      await dropUpload(ownUploads(uploadsIn(platform.dataDir), actor.accountId), order.uploadId)
      return settled as unknown as JsonObject
    } finally {
      looked.delete(id)
    }
  })
  return {
    order: (actor, order) => jobs.send(QUEUE, { actor, order } as unknown as JsonObject),
    async progress(id, accountId) {
      const job = await jobs.find(QUEUE, id)
      const owner = (job?.data as { actor?: Person } | undefined)?.actor
      if (!job || owner?.accountId !== accountId) throw new Refusal('unknown_thing', { field: 'id' })
      if (job.state === 'completed') return job.output as unknown as ReadingState
      if (job.state === 'failed' || job.state === 'cancelled') return { state: 'failed' }
      return { state: job.state === 'active' ? 'running' : 'waiting', entries: looked.get(id) ?? 0 }
    },
  }
}

// A refusal is an answer, not a failure: repeating the reading would refuse again.
async function settledReading(platform: Platform, reading: Reading): Promise<ReadingState> {
  try {
    return { state: 'read', ...(await readImport(platform, reading)) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { state: 'refused', code: error.code, details: error.details as unknown as JsonObject }
  }
}
