import type { Platform } from '../acts/platform.ts'
import { newId } from '../base/ids.ts'
import { type SeenFiles, wholeFiles } from '../sources/drop-folder.ts'
import {
  type KnownSource,
  openRun,
  type RunRow,
  setNextRun,
  sourcesDue,
  takeInterrupted,
  takePostponed,
} from './source-queries.ts'
import type { SourceReach } from './source-run.ts'
import { nextRun } from './source-schedule.ts'

export type OrderParts = {
  /** Hands a run to the queue. */
  readonly send: (runId: string) => Promise<void>
  /** Whether a run of the source is in hand: its file still lies there when it has ended, until it is put away. */
  readonly isBusy: (sourceId: string) => boolean
}

/** Opens the runs whose time has come and hands them to the queue; one at a time for each source. */
export function sourceOrders(reach: SourceReach, { send, isBusy }: OrderParts) {
  const { platform } = reach
  const { db, clocks } = platform
  const seen = new Map<string, SeenFiles>()

  const order = async (run: Pick<RunRow, 'source_id' | 'ordered_by' | 'file_name'>): Promise<string | null> => {
    const id = newId()
    const opened = await openRun(db, { id, queued_at: clocks.now(), ...run })
    if (opened) await send(id)
    return opened ? id : null
  }

  const orderFile = async (source: KnownSource): Promise<void> => {
    const files = seen.get(source.id) ?? new Map()
    seen.set(source.id, files)
    if (isBusy(source.id)) return
    const [first] = await wholeFiles(await reach.folderOf(source), files, clocks.now().getTime())
    if (first) await order({ source_id: source.id, ordered_by: null, file_name: first.name })
  }

  const orderDue = async (source: KnownSource): Promise<void> => {
    if (source.kind === 'folder') return orderFile(source)
    // Written before the run is ordered: a kill in between leaves out one run and never makes one twice.
    await setNextRun(db, source.id, nextRun(source.frequency, source.time_of_day, clocks.now()))
    await order({ source_id: source.id, ordered_by: null, file_name: null })
  }

  return {
    order,
    /** Sends again what the end of the server had cut off. */
    async resume(): Promise<void> {
      for (const runId of await takeInterrupted(db)) await send(runId)
    },
    /** Orders what is due; a source that cannot be looked at keeps none of the others waiting. */
    async look(): Promise<void> {
      for (const runId of await takePostponed(db, clocks.now())) await send(runId)
      for (const source of await sourcesDue(db, clocks.now()))
        await orderDue(source).catch(error => toldOf(platform, source, error))
    },
  }
}

function toldOf({ log }: Platform, source: KnownSource, error: unknown): void {
  log.warn('a source could not be looked at', { source: source.id, cause: String(error) })
}
