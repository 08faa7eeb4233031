import { randomUUID } from 'node:crypto'
import { Refusal, type RefusalDetails } from '../base/refusal.ts'
import { type FileToLoad, type Loading, loadFile } from './load-file.ts'

export type LoadState =
  | { readonly state: 'running'; readonly rows: number; readonly startedAt: string }
  | { readonly state: 'done'; readonly rows: number; readonly version: string; readonly seconds: number }
  | { readonly state: 'refused'; readonly code: string; readonly details: RefusalDetails }
  | { readonly state: 'failed' }

type Running = { accountId: string; progress: LoadState }

// What a person watches, not what counts: the collected version itself stands in the database once it is there.
const loads = new Map<string, Running>()
const MOST_KEPT = 1000

/** Starts collecting an uploaded file and gives the number under which its progress can be asked for. */
export function startLoad(loading: Loading, file: FileToLoad, after: () => Promise<void>): string {
  const { platform, actor } = loading
  const id = randomUUID()
  const started = new Date()
  const running: Running = {
    accountId: actor.kind === 'account' ? actor.accountId : '',
    progress: { state: 'running', rows: 0, startedAt: started.toISOString() },
  }
  loads.set(id, running)
  for (const old of [...loads.keys()].slice(0, -MOST_KEPT)) loads.delete(old)
  const onProgress = (rows: number) => {
    running.progress = { state: 'running', rows, startedAt: started.toISOString() }
  }
  loadFile(loading, { ...file, onProgress })
    .then(({ manifest }) => {
      const seconds = (Date.now() - started.getTime()) / 1000
      running.progress = { state: 'done', rows: manifest.rows, version: manifest.version, seconds }
    })
    .catch(error => {
      if (error instanceof Refusal) running.progress = { state: 'refused', code: error.code, details: error.details }
      else {
        running.progress = { state: 'failed' }
        platform.log.error('a file could not be collected', { load: id, cause: String(error) })
      }
    })
    .finally(after)
  return id
}

export function loadProgress(id: string, accountId: string): LoadState {
  const running = loads.get(id)
  if (!running || running.accountId !== accountId) throw new Refusal('unknown_thing', { field: 'id' })
  return running.progress
}
