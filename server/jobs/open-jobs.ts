import { type Job, PgBoss } from 'pg-boss'
import type { JsonObject } from '../base/json.ts'
import type { Log } from '../base/logging.ts'
import type { OpenDatabase } from '../db/open-database.ts'

/**
 * Real-time work that outlives a request: collecting, exporting, mailing. Durable: a job is committed before `send`
 * answers, and one whose worker was killed runs again, so handlers must be repeatable. Never for statutory deadlines.
 */
export type Jobs = {
  /** Declares a kind of work and runs it here, at most `parallel` at a time. */
  work(queue: string, options: { parallel: number; expireMinutes: number }, handle: JobHandler): Promise<void>
  send(queue: string, data: JsonObject): Promise<string>
  find(queue: string, id: string): Promise<FoundJob | null>
  stop(): Promise<void>
}

/** What a handler returns is kept as the job's output. */
export type JobHandler = (job: { id: string; data: JsonObject }) => Promise<JsonObject>

export type FoundJob = {
  readonly state: 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed' | 'blocked'
  readonly data: JsonObject
  readonly output: JsonObject | null
}

export async function openJobs(database: OpenDatabase, log: Log): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.raw(text, values) },
    schema: 'jobs',
    supervise: true,
    superviseIntervalSeconds: 30,
    maintenanceIntervalSeconds: 3600,
    schedule: false,
  })
  boss.on('error', error => log.error('the job queue reported an error', { cause: String(error) }))
  await boss.start()
  const workers = new Map<string, string[]>()
  return {
    async work(queue, { parallel, expireMinutes }, handle) {
      await boss.createQueue(queue, { retryLimit: 3, expireInSeconds: expireMinutes * 60 })
      const ids: string[] = []
      const options = { pollingIntervalSeconds: 5, batchSize: 1 }
      const first = async ([job]: Job<JsonObject>[]): Promise<JsonObject> => (job ? handle(job) : {})
      for (let i = 0; i < parallel; i++) ids.push(await boss.work<JsonObject, JsonObject>(queue, options, first))
      workers.set(queue, ids)
    },
    async send(queue, data) {
      const id = await boss.send(queue, data)
      if (!id) throw new Error(`the queue ${queue} did not take the job`)
      // Without this a worker would look only at its next poll.
      for (const worker of workers.get(queue) ?? []) boss.notifyWorker(worker)
      return id
    },
    async find(queue, id) {
      const [job] = await boss.findJobs<JsonObject>(queue, { id })
      if (!job) return null
      return { state: job.state, data: job.data, output: (job.output as JsonObject | null) ?? null }
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
