import { join } from 'node:path'
import type { Platform } from '../acts/platform.ts'
import { inTurn } from '../base/in-turn.ts'
import { Refusal } from '../base/refusal.ts'
import { inTransaction } from '../db/open-database.ts'
import type { Jobs } from '../jobs/open-jobs.ts'
import { noticeOnce } from '../notices/notice-once-queries.ts'
import type { AllowedHosts } from '../sources/address-guard.ts'
import { openDropFolder } from '../sources/drop-folder.ts'
import type { FolderSettings } from '../sources/source-settings.ts'
import type { DescribeVersion } from './load-file.ts'
import { settleDropped } from './source-files.ts'
import { sourceOrders } from './source-orders.ts'
import { endRun, findRun, setSourceState } from './source-queries.ts'
import { LEAVE, performRun, type RunOutcome, type SourceReach } from './source-run.ts'

const QUEUE = 'fetch'
const PARALLEL = 2
const EXPIRE_MINUTES = 24 * 60
const LOOK_EVERY_MS = 5000

/** What the installation allows sources to reach. */
export type SourceLimits = {
  /** Hosts of the own network, as `name`, `name:port` or `network/bits`. */
  readonly hosts: AllowedHosts
  /** Folders below which a drop folder may lie, beside the own ones in the data directory. */
  readonly folders: readonly string[]
}

export type RunProgress = { readonly rows: number; readonly bytes: number }

/** Fetching from sources in the background, by schedule and on demand. The real clock drives it, also in a rehearsal. */
export type SourceDesk = {
  readonly reach: SourceReach
  /** Orders a run now. Refused while one of the source is open. */
  order(sourceId: string, accountId: string): Promise<string>
  stopRun(runId: string): Promise<void>
  /** Rows and bytes fetched so far; null where the run does not run now. */
  progressOf(runId: string): RunProgress | null
  /** Orders what is due, as the clock does every few seconds. */
  look(): Promise<void>
  /** No run begins from here on; those that run are left for the next start. */
  stop(): Promise<void>
}

type DeskParts = {
  readonly platform: Platform
  readonly jobs: Jobs
  readonly describe: DescribeVersion
  readonly limits: SourceLimits
}

type Running = { readonly sourceId: string | null; readonly abort: AbortController; progress: RunProgress }

/** Opens the desk and begins anew what a kill had cut off. */
export async function openSourceDesk({ platform, jobs, describe, limits }: DeskParts): Promise<SourceDesk> {
  const running = new Map<string, Running>()
  const reach: SourceReach = { platform, describe, allowed: limits.hosts, folderOf: folderOf(platform, limits) }
  await jobs.work(QUEUE, { parallel: PARALLEL, expireMinutes: EXPIRE_MINUTES }, async ({ data }) => {
    const runId = String(data.runId)
    const sourceId = (await findRun(platform.db, runId))?.source_id ?? null
    const one: Running = { sourceId, abort: new AbortController(), progress: { rows: 0, bytes: 0 } }
    running.set(runId, one)
    try {
      const onProgress = (rows: number, bytes: number) => {
        one.progress = { rows, bytes }
      }
      const outcome = await performRun(reach, runId, { signal: one.abort.signal, onProgress })
      if ('run' in outcome) await settle(reach, outcome)
      return { ended: outcome.ended }
    } finally {
      running.delete(runId)
    }
  })
  const orders = sourceOrders(reach, {
    send: async runId => void (await jobs.send(QUEUE, { runId })),
    isBusy: sourceId => [...running.values()].some(one => one.sourceId === sourceId),
  })
  await orders.resume()
  const looking = inTurn(orders.look)
  const timer = setInterval(looking.wake, LOOK_EVERY_MS)
  timer.unref()
  return {
    reach,
    async order(sourceId, accountId) {
      const id = await orders.order({ source_id: sourceId, ordered_by: accountId, file_name: null })
      if (!id) throw new Refusal('source_busy')
      return id
    },
    async stopRun(runId) {
      const one = running.get(runId)
      if (one) one.abort.abort()
      else await stopWaiting(platform, runId)
    },
    progressOf: runId => running.get(runId)?.progress ?? null,
    look: () => looking.run(),
    async stop() {
      clearInterval(timer)
      await looking.idle()
      for (const one of running.values()) one.abort.abort(LEAVE)
    },
  }
}

function folderOf(platform: Platform, { folders }: SourceLimits): SourceReach['folderOf'] {
  return ({ number, settings }) =>
    openDropFolder((settings as Partial<FolderSettings>).folder, {
      own: join(platform.dataDir, 'drop', number),
      roots: folders,
    })
}

type Ended = Extract<RunOutcome, { run: object }>

async function settle(reach: SourceReach, outcome: Ended): Promise<void> {
  const { platform } = reach
  const { ended, source } = outcome
  if (ended === 'failed' || ended === 'refused') await tellProvider(platform, outcome)
  try {
    await settleDropped(reach, outcome)
  } catch (error) {
    // A file that cannot be moved away would be found again every few seconds.
    platform.log.error('a dropped file could not be moved; its source is paused', {
      source: source.id,
      cause: String(error),
    })
    await setSourceState(platform.db, source.id, { state: 'paused', next_run_at: null })
  }
}

/** The unit whose data it is hears of a run that needs a person. */
async function tellProvider(platform: Platform, { run, source }: Ended): Promise<void> {
  await noticeOnce(platform.db, [
    {
      to: { unitId: source.unit_id },
      kind: 'sourceFailed',
      params: { title: source.title, number: source.number, source: source.name },
      on: platform.clocks.today(),
      now: platform.clocks.now(),
      once: `run ${run.id} of a source`,
      caseId: source.collection_id,
    },
  ])
}

async function stopWaiting({ db, clocks }: Platform, runId: string): Promise<void> {
  const run = await findRun(db, runId)
  if (run?.state !== 'waiting') throw new Refusal('unknown_thing', { field: 'id' })
  await inTransaction(db, tx => endRun(tx, run, { state: 'stopped', ended_at: clocks.now() }))
}
