import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { system } from '../acts/act-types.ts'
import { eventsOf } from '../acts/event-queries.ts'
import type { OpenPlatform } from '../open-platform.ts'
import { attempt, buildEntry, openTestPlatform, registerTestUnit, testActor } from '../test-platform.ts'
import { unpublishedAhead } from './year-schedule.ts'

let platform: OpenPlatform
let provider: ReturnType<typeof testActor>
const operator = testActor(null, 'operator')
const authority = testActor(null, 'authority')

before(async () => {
  platform = await openTestPlatform('2026-12-28')
  provider = testActor(await registerTestUnit(platform, '测试局甲', ['provider']), 'provider')
})
after(() => platform.close())

/** A made-up schedule: New Year's Day and the day after are off, the Sunday before is worked. */
function madeUp2027(days: object[] = []) {
  const off = ['2027-01-01', '2027-01-02'].map(date => ({ name: '元旦', date, isOffDay: true }))
  const worked = { name: '元旦', date: '2027-01-03', isOffDay: false }
  return { year: 2027, papers: ['made-up-notice'], days: [...off, worked, ...days] }
}

async function collectionClock(entryId: string) {
  const { rows } = await platform.database.raw(
    `select d.due_on, d.provisional from running_duty d join matter_case c on c.id = d.case_id where c.parent_id = $1`,
    [entryId],
  )
  return rows[0]
}

test('importing a schedule moves the provisional deadlines in one act that lists old and new days', async () => {
  const entry = await platform.acts.act({ step: 'catalogEntry.submit', actor: provider, input: buildEntry() })
  await platform.acts.act({ step: 'catalogEntry.pass', actor: operator, caseId: entry.caseId, input: {} })
  assert.deepEqual(await collectionClock(entry.caseId), { due_on: '2027-01-11', provisional: true })

  const imported = await platform.acts.act({ step: 'yearSchedule.import', actor: authority, input: madeUp2027() })
  await platform.reloadCalendar()

  assert.deepEqual(await collectionClock(entry.caseId), { due_on: '2027-01-11', provisional: false })
  const [event] = await eventsOf(platform.db, imported.caseId)
  const { moved, deadlines } = (event?.detail ?? {}) as {
    moved: number
    deadlines: { oldDay: string; newDay: string }[]
  }
  assert.deepEqual(
    { moved, days: deadlines.map(({ oldDay, newDay }) => [oldDay, newDay]) },
    { moved: 1, days: [['2027-01-11', '2027-01-11']] },
  )
  assert.equal(platform.calendar().isPublished(2027), true)
})

test('an emergency change inside a year moves the days once more', async () => {
  const entry = await platform.acts.act({ step: 'catalogEntry.submit', actor: provider, input: buildEntry() })
  await platform.acts.act({ step: 'catalogEntry.pass', actor: operator, caseId: entry.caseId, input: {} })
  const before = await collectionClock(entry.caseId)
  const { rows } = await platform.database.raw('select id from year_schedule where year = 2027')
  const longer = madeUp2027(['2027-01-04', '2027-01-05'].map(date => ({ name: '元旦', date, isOffDay: true })))

  const caseId = (rows[0] as { id: string }).id
  await platform.acts.act({ step: 'yearSchedule.replace', caseId, actor: authority, input: longer })
  await platform.reloadCalendar()

  assert.deepEqual(
    [before, await collectionClock(entry.caseId)],
    [
      { due_on: '2027-01-11', provisional: false },
      { due_on: '2027-01-13', provisional: false },
    ],
  )
})

test('only the authority imports, and a schedule that contradicts itself is refused whole', async () => {
  const twice = {
    ...madeUp2027(),
    year: 2028,
    days: [true, false].map(isOffDay => ({ name: '元旦', date: '2028-01-03', isOffDay })),
  }

  const byOperator = await attempt(platform, 'yearSchedule.import', { actor: operator, input: madeUp2027() })
  const contradiction = await attempt(platform, 'yearSchedule.import', { actor: system, input: twice })

  assert.deepEqual(
    [byOperator, contradiction].map(answer => 'refused' in answer && answer.refused),
    ['role_missing', 'invalid_input'],
  )
  assert.equal(platform.calendar().isPublished(2028), false)
})

test('a year without a schedule is announced sixty days ahead', () => {
  const calendar = platform.calendar()

  assert.equal(unpublishedAhead('2027-11-01' as never, calendar), null)
  assert.equal(unpublishedAhead('2027-11-05' as never, calendar), 2028)
})
