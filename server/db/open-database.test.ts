import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { inTransaction, type OpenDatabase } from './open-database.ts'
import { openTestDatabase } from './test-database.ts'

let database: OpenDatabase
before(async () => {
  database = await openTestDatabase()
})
after(() => database.close())

test('the outer handle throws inside a transaction instead of hanging or running outside', async () => {
  const { db } = database

  const attempt = inTransaction(db, async () => db.selectFrom('platform').select('name').execute())

  await assert.rejects(attempt, /outer database handle was used inside a transaction/)
})

test('a query of another request waits for an open transaction and sees only what is committed', async () => {
  const { db } = database
  const opened = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const failing = inTransaction(db, async tx => {
    await tx.insertInto('platform').values({ name: 'mode', value: 'half done' }).execute()
    opened.resolve()
    await release.promise
    throw new Error('abandoned')
  })
  await opened.promise

  const seen = db.selectFrom('platform').select('name').execute()
  setTimeout(release.resolve, 50)

  await assert.rejects(failing, /abandoned/)
  assert.deepEqual(await seen, [])
})

test('a day is read back as the same text and a counter as a number', async () => {
  const { db } = database
  await db.insertInto('case_counter').values({ type: 'demand', year: 2026, last: 7 }).execute()
  await db
    .insertInto('log_state')
    .values({ id: 9, size: 2 ** 40, root: '', fence: 0 })
    .execute()
  const { rows } = await database.raw(`select date '2026-03-09' as day`)

  const state = await db.selectFrom('log_state').select('size').where('id', '=', 9).executeTakeFirstOrThrow()

  assert.deepEqual(
    { size: state.size, day: (rows[0] as { day: string }).day },
    { size: 2 ** 40, day: day('2026-03-09') },
  )
})
