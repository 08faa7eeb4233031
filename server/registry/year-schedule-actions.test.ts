import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { system } from '../acts/act-types.ts'
import { eventsOf } from '../acts/event-queries.ts'
import { sweep } from '../acts/sweep.ts'
import type { Refusal } from '../base/refusal.ts'
import type { OpenPlatform } from '../open-platform.ts'
import { attempt, buildEntry, openTestPlatform, registerTestUnit, testActor } from '../test-platform.ts'
import { specialDays, unpublishedAhead } from './year-schedule.ts'
import { scheduleOfForm } from './year-schedule-check.ts'

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
    ['role_missing', 'schedule_make_up'],
  )
  assert.equal(platform.calendar().isPublished(2028), false)
})

test('a deadline that was started by the old calendar while a schedule was imported is moved too', async () => {
  const { rows } = await platform.database.raw('select id from year_schedule where year = 2027')
  const caseId = (rows[0] as { id: string }).id
  const longest = madeUp2027(['04', '05', '06'].map(d => ({ name: '元旦', date: `2027-01-${d}`, isOffDay: true })))
  await platform.acts.act({ step: 'yearSchedule.replace', caseId, actor: authority, input: longest })
  const entry = await platform.acts.act({ step: 'catalogEntry.submit', actor: provider, input: buildEntry() })
  await platform.acts.act({ step: 'catalogEntry.pass', actor: operator, caseId: entry.caseId, input: {} })
  const stale = await collectionClock(entry.caseId)

  await platform.reloadCalendar()

  assert.deepEqual(
    [stale, await collectionClock(entry.caseId)],
    [
      { due_on: '2027-01-13', provisional: false },
      { due_on: '2027-01-14', provisional: false },
    ],
  )
  const again = (await eventsOf(platform.db, caseId)).at(-1)
  assert.deepEqual(
    { step: again?.step, by: again?.account_id, moved: again?.detail.moved },
    { step: 'yearSchedule.replace', by: null, moved: 1 },
  )
})

test('a deadline that was written by an act still under way at the reload is moved by the next sweep, once', async () => {
  await platform.database.raw(
    `update running_duty set calendar = 'old', due_on = '2027-01-11' where ended_on is null and due_on = '2027-01-14'`,
  )

  await sweep(platform.acts.door)
  await sweep(platform.acts.door)

  const { rows } = await platform.database.raw(
    `select distinct due_on, calendar from running_duty where ended_on is null and duty = 'PT-15'`,
  )
  assert.deepEqual(rows, [{ due_on: '2027-01-14', calendar: platform.calendar().version }])
  const { rows: events } = await platform.database.raw(
    `select count(*)::int as n from event where step = 'yearSchedule.replace' and account_id is null`,
  )
  assert.deepEqual(events, [{ n: 2 }])
})

test('a schedule that is refused leaves nothing behind', async () => {
  const before = await everythingOf(platform)
  const foreign = { name: '元旦', date: '2029-01-03', isOffDay: true }
  const bad = [
    { ...madeUp2027(), year: 2028, days: [foreign] },
    { ...madeUp2027(), year: 2031 },
    { ...madeUp2027(), year: 2028, papers: [] },
    { ...madeUp2027(), year: 2028, papers: [' '] },
    { ...madeUp2027([{ name: '元旦', date: '2027-01-01', isOffDay: true }]) },
    { ...madeUp2027([{ name: '元旦', date: '2027-01-02', isOffDay: false }]) },
    { ...madeUp2027([{ name: '元旦', date: '2027-02-29', isOffDay: true }]) },
  ]

  const refused = []
  for (const input of bad) refused.push(await attempt(platform, 'yearSchedule.import', { actor: authority, input }))

  assert.deepEqual(
    refused.map(answer => 'refused' in answer && [answer.refused, answer.field]),
    [
      ['schedule_year', 'days.0.date'],
      ['schedule_year', 'year'],
      ['invalid_input', 'papers'],
      ['invalid_input', 'papers.0'],
      ['schedule_overlap', 'days.3.date'],
      ['schedule_make_up', 'days.3.date'],
      ['invalid_input', 'days.3.date'],
    ],
  )
  assert.deepEqual(await everythingOf(platform), before)
})

test('a form becomes a schedule, and is refused at the field that is wrong', () => {
  const rest = [
    { name: '元旦', from: '2027-12-31', to: '2028-01-02' },
    { name: '春节', from: '2028-01-25', to: '2028-01-27' },
  ]
  const form = { year: 2028, papers: ['made-up-notice'], rest, makeUp: [{ name: '春节', date: '2028-01-29' }] }
  const codeOf = (changes: object) => {
    try {
      return scheduleOfForm({ ...form, ...changes }).days.length
    } catch (error) {
      const { code, details } = error as Refusal
      return `${code} ${details.field}`
    }
  }

  assert.deepEqual(
    scheduleOfForm(form).days.map(({ date, isOffDay }) => `${date} ${isOffDay}`),
    [
      ...['2027-12-31', '2028-01-01', '2028-01-02', '2028-01-25', '2028-01-26', '2028-01-27'].map(
        date => `${date} true`,
      ),
      '2028-01-29 false',
    ],
  )
  assert.deepEqual(
    [
      { rest: [...rest, { name: '重叠', from: '2028-01-27', to: '2028-01-28' }] },
      { makeUp: [{ name: '春节', date: '2028-01-26' }] },
      { rest: [{ name: '倒', from: '2028-01-03', to: '2028-01-01' }] },
      { rest: [{ name: '长', from: '2028-01-01', to: '2028-06-01' }] },
      { rest: [{ name: '外', from: '2029-01-01', to: '2029-01-02' }] },
      { makeUp: [{ name: '外', date: '2027-11-30' }] },
    ].map(codeOf),
    [
      'schedule_overlap rest.2',
      'schedule_make_up makeUp.0',
      'schedule_range rest.0',
      'schedule_range rest.0',
      'schedule_year rest.0.from',
      'schedule_year makeUp.0.date',
    ],
  )
})

test('authority and operator are told once of a year without schedule that running deadlines reach', async t => {
  const early = await openTestPlatform('2026-10-01')
  t.after(() => early.close())
  const unit = testActor(await registerTestUnit(early, '测试局乙', ['provider']), 'provider')
  const noticesOf = async () =>
    (await early.database.raw(`select role, params from notice where kind = 'scheduleMissing' order by role`)).rows

  await early.moveToday(day('2026-12-28'))
  await sweep(early.acts.door)
  const withoutDeadline = await noticesOf()
  const entry = await early.acts.act({ step: 'catalogEntry.submit', actor: unit, input: buildEntry() })
  await early.acts.act({ step: 'catalogEntry.pass', actor: operator, caseId: entry.caseId, input: {} })
  await sweep(early.acts.door)
  await sweep(early.acts.door)

  assert.deepEqual(withoutDeadline, [])
  assert.deepEqual(
    await noticesOf(),
    ['authority', 'operator'].map(role => ({ role, params: { year: 2027, running: 1 } })),
  )
})

test('a year without a schedule is announced sixty days ahead', () => {
  const calendar = platform.calendar()

  assert.equal(unpublishedAhead(day('2027-11-01'), calendar), null)
  assert.equal(unpublishedAhead(day('2027-11-02'), calendar), 2028)
  assert.equal(unpublishedAhead(day('2028-03-01'), calendar), 2028)
})

test('the days that the week alone does not tell are listed, with the holiday of each day off', () => {
  const days = specialDays(2026, platform.calendar())

  assert.deepEqual(
    days.filter(({ date }) => date >= '2026-09-25').map(({ date, name }) => `${date} ${name}`),
    [
      ...['25', '26', '27'].map(d => `2026-09-${d} 中秋节`),
      '2026-09-20 null',
      ...['01', '02', '03', '04', '05', '06', '07'].map(d => `2026-10-${d} 国庆节`),
      '2026-10-10 null',
    ].filter(line => line >= '2026-09-25'),
  )
})

async function everythingOf({ database, calendar }: OpenPlatform) {
  const { rows } = await database.raw(
    `select (select count(*)::int from event) as events, (select count(*)::int from matter_case) as cases,
       (select count(*)::int from year_schedule) as schedules, (select sum(last)::int from case_counter) as numbers,
       (select count(*)::int from notice) as notices`,
  )
  return { rows, calendar: calendar().version }
}
