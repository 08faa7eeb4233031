import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { silentLog } from '../base/logging.ts'
import type { OpenDatabase } from '../db/open-database.ts'
import { openTestDatabase } from '../db/test-database.ts'
import { type Jobs, openJobs } from './open-jobs.ts'

let database: OpenDatabase
let jobs: Jobs
before(async () => {
  database = await openTestDatabase()
  jobs = await openJobs(database, silentLog)
})
after(async () => {
  await jobs.stop()
  await database.close()
})

async function ended(queue: string, id: string) {
  for (let i = 0; i < 200; i++) {
    const found = await jobs.find(queue, id)
    if (found && ['completed', 'failed'].includes(found.state)) return found
    await sleep(50)
  }
  throw new Error(`the job ${id} did not end`)
}

test('a job is run at once and keeps what its handler returned', async () => {
  await jobs.work('double', { parallel: 1, expireMinutes: 5 }, async ({ data }) => ({ value: Number(data.value) * 2 }))

  const id = await jobs.send('double', { value: 21 })

  assert.deepEqual(await ended('double', id), { state: 'completed', data: { value: 21 }, output: { value: 42 } })
})

test('a job that nobody sent is not found', async () => {
  assert.equal(await jobs.find('double', '00000000-0000-4000-8000-000000000000'), null)
})
