import type { Actor } from '../acts/act-types.ts'
import type { Platform } from '../acts/platform.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { isFull } from '../files/receive-bytes.ts'
import { dropUpload, ownUploads } from '../files/uploads.ts'
import type { Jobs } from '../jobs/open-jobs.ts'
import type { Manifest } from '../lake/lake.ts'
import type { VersionChange } from '../lake/version-change.ts'
import { currentVersion, findCollection } from './collection-queries.ts'
import { type DescribeVersion, type FileToLoad, loadFile } from './load-file.ts'
import { findRejects, keepRejects, type Rejects } from './rejects.ts'

const QUEUE = 'collect'
const EXPIRE_MINUTES = 120

type Person = Extract<Actor, { kind: 'account' }>
export type LoadOrder = Omit<FileToLoad, 'loadId' | 'onProgress' | 'onRefused' | 'signal'> & {
  readonly uploadId: string
}

export type LoadState =
  | { readonly state: 'waiting' | 'running'; readonly rows: number; readonly startedAt: string }
  | {
      readonly state: 'done'
      readonly rows: number
      readonly version: string
      readonly seconds: number
      readonly format: string
      /** What the name of the file said, where its content said otherwise. */
      readonly namedAs?: string
      readonly change: VersionChange
    }
  | { readonly state: 'refused'; readonly code: string; readonly details: JsonObject }
  | { readonly state: 'failed' }

/** Collecting in the background: a load outlives its request and a kill of the server, and its progress can be seen. */
export type LoadDesk = {
  order(actor: Person, order: LoadOrder): Promise<string>
  progress(id: string, accountId: string): Promise<LoadState>
  /** Every fault of a refused load that was kept. */
  rejects(id: string, accountId: string): Promise<Rejects>
}

type DeskParts = {
  readonly platform: Platform
  readonly jobs: Jobs
  readonly describe: DescribeVersion
  readonly uploads: string
}

type JobData = { readonly actor: Person; readonly order: LoadOrder; readonly orderedAt: string }

export async function openLoadDesk({ platform, jobs, describe, uploads }: DeskParts): Promise<LoadDesk> {
  // Rows read so far, for those who watch; what counts stands in the job and in the collected version.
  const rowsRead = new Map<string, number>()
  await jobs.work(QUEUE, { parallel: 1, expireMinutes: EXPIRE_MINUTES }, async ({ id, data }) => {
    const { actor, order } = data as unknown as JobData
    const folder = ownUploads(uploads, actor.accountId)
    try {
      const settled = await runLoad(
        { platform, actor, describe },
        {
          ...order,
          loadId: id,
          onProgress: rows => rowsRead.set(id, rows),
          onRefused: faults => keepRejects(folder, id, { fileName: order.fileName, faults }),
        },
      )
      // Only after an answer: a load that failed is tried again and needs its file.
      await dropUpload(folder, order.uploadId)
      return settled
    } finally {
      rowsRead.delete(id)
    }
  })
  const jobOf = async (id: string, accountId: string) => {
    const job = await jobs.find(QUEUE, id)
    const data = job?.data as unknown as JobData | undefined
    if (!job || !data || data.actor.accountId !== accountId) throw new Refusal('unknown_thing', { field: 'id' })
    return { job, data }
  }
  return {
    order: (actor, order) =>
      jobs.send(QUEUE, { actor, order, orderedAt: platform.clocks.now().toISOString() } as unknown as JsonObject),
    async progress(id, accountId) {
      const { job, data } = await jobOf(id, accountId)
      if (job.state === 'completed') return job.output as unknown as LoadState
      if (job.state === 'failed' || job.state === 'cancelled') return { state: 'failed' }
      const state = job.state === 'active' ? 'running' : 'waiting'
      return { state, rows: rowsRead.get(id) ?? 0, startedAt: data.orderedAt }
    },
    async rejects(id, accountId) {
      await jobOf(id, accountId)
      return await findRejects(ownUploads(uploads, accountId), id)
    },
  }
}

// A refusal is an answer, not a failure: the job is done, and repeating it would refuse again. A load that was killed
// after its act is done as well: its version carries its number.
async function runLoad(
  loading: { platform: Platform; actor: Person; describe: DescribeVersion },
  file: FileToLoad & { loadId: string },
): Promise<JsonObject> {
  const started = performance.now()
  try {
    const { manifest, change } = (await loadedBefore(loading.platform, file)) ?? (await loadFile(loading, file))
    const seconds = Math.round(performance.now() - started) / 1000
    const { format, namedAs } = manifest.source
    const { rows, version } = manifest
    return { state: 'done', rows, version, seconds, format, ...(namedAs ? { namedAs } : {}), change }
  } catch (error) {
    const refusal = isFull(error) ? new Refusal('storage_full') : error
    if (!(refusal instanceof Refusal)) throw error
    return { state: 'refused', code: refusal.code, details: refusal.details as unknown as JsonObject }
  }
}

async function loadedBefore({ db }: Platform, { collectionId, loadId }: FileToLoad) {
  const collection = await findCollection(db, collectionId)
  const version = collection && (await currentVersion(db, collection.entry_id))
  if (version?.manifest.loadId !== loadId) return null
  const change = { added: 0, changed: 0, removed: 0, same: Number(version?.manifest.rows) }
  return { manifest: version?.manifest as unknown as Manifest, change }
}
