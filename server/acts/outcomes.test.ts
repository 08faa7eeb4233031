import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  activeService,
  buildDemand,
  collectedEntry,
  collectionOf,
  forwardedDemand,
  moveTo,
  moveWithoutSweep,
  noteUse,
  openDistrict,
  openMovingDistrict,
  type Part,
  publishEntry,
  take,
  tryStep,
} from '../../test/articles/article-fixture.ts'
import { clocksOfCase, eventsOfCase, stateOfCase } from '../../test/articles/case-views.ts'

test('a day of a year whose schedule is not published brings no outcome, however long it is past', async t => {
  const district = await openMovingDistrict(t, '2026-12-28')
  const { parts } = await forwardedDemand(district, buildDemand([await collectedEntry(district)]))
  const [part] = parts as [Part]

  const swept = await moveTo(district, '2027-03-01')

  assert.deepEqual(swept, { applied: 0, failed: 0 })
  const { rows } = await district.platform.database.raw(
    'select duty, due_on, provisional, ended_on from running_duty where case_id = $1',
    [part.id],
  )
  assert.deepEqual(rows, [{ duty: 'PT-20b', due_on: '2027-01-04', provisional: true, ended_on: null }])
  const decided = await take(district, 'demandPart.decide', {
    actor: district.provider,
    caseId: part.id,
    input: { decision: 'reject', defects: ['依据不明'] },
  })
  assert.equal(decided.state, 'rejected')
})

test('a sweep that comes late suspends on its own day; the thirty days run from there, not from the past', async t => {
  const district = await openMovingDistrict(t, '2023-08-10')
  const { serviceId } = await activeService(district)

  await moveTo(district, '2024-03-01')
  const suspended = await stateOfCase(district, serviceId)
  await moveTo(district, '2024-04-01')
  const onLastDay = await stateOfCase(district, serviceId)
  await moveTo(district, '2024-06-03')

  assert.deepEqual(suspended, { state: 'suspendedIdle', since: '2024-03-01' })
  // The thirtieth day is a Sunday and moves to the Monday after it.
  assert.deepEqual(onLastDay, suspended)
  assert.deepEqual(
    (await eventsOfCase(district, serviceId)).slice(1).map(event => [event.to_state, event.effective_on]),
    [
      ['suspendedIdle', '2024-03-01'],
      ['terminatedAuto', '2024-04-02'],
    ],
  )
})

test('an objection after the last day finds the service ended, with no sweep between', async t => {
  const district = await openMovingDistrict(t, '2023-08-10')
  const { serviceId } = await activeService(district)
  await moveTo(district, '2023-11-13')
  await moveWithoutSweep(district, '2023-12-20')

  const objection = await tryStep(district, 'sharingService.object', {
    actor: district.consumer,
    caseId: serviceId,
    input: { reason: '仍需使用' },
  })

  assert.equal('refused' in objection && objection.refused, 'step_not_possible')
  assert.deepEqual(await stateOfCase(district, serviceId), { state: 'terminatedAuto', since: '2023-12-14' })
})

test('a use starts the idle months anew, each time', async t => {
  const district = await openMovingDistrict(t, '2025-06-03')
  const { serviceId } = await activeService(district)
  await noteUse(district, serviceId, '2025-08-20')

  await moveTo(district, '2025-09-04')
  const [restarted] = await clocksOfCase(district, serviceId)
  await noteUse(district, serviceId, '2025-11-18')
  await moveTo(district, '2025-11-24')
  const [again] = await clocksOfCase(district, serviceId)

  assert.deepEqual(
    [restarted, again].map(clock => [clock?.started_on, clock?.due_on, clock?.ended_on]),
    [
      ['2025-08-20', '2025-11-20', null],
      ['2025-11-18', '2026-02-24', null],
    ],
  )
  assert.equal((await stateOfCase(district, serviceId)).state, 'active')
})

test('a use on the day the clock started restarts nothing', async t => {
  const district = await openMovingDistrict(t, '2025-06-03')
  const { serviceId } = await activeService(district)
  await noteUse(district, serviceId, '2025-06-03')

  await moveTo(district, '2025-09-04')

  assert.equal((await stateOfCase(district, serviceId)).state, 'suspendedIdle')
})

test('working days across the National Day of 2026: days off are left out and make-up days count', async () => {
  const beforeMakeUp = await openDistrict('2026-09-18')
  const beforeHoliday = await openDistrict('2026-09-30')

  const collectionId = await collectionOf(beforeMakeUp, await publishEntry(beforeMakeUp))
  const entryId = await collectedEntry(beforeHoliday)
  const { parts } = await forwardedDemand(beforeHoliday, buildDemand([entryId]))

  // 20 September is a worked Sunday; 25 to 27 September and 1 to 7 October are off.
  assert.deepEqual(
    (await clocksOfCase(beforeMakeUp, collectionId)).map(clock => [clock.duty, clock.due_on]),
    [['PT-15', '2026-10-09']],
  )
  // 8, 9, the worked Saturday 10, 12 and 13 October.
  assert.deepEqual(
    (await clocksOfCase(beforeHoliday, parts[0]?.id ?? '')).map(clock => [clock.duty, clock.due_on]),
    [['PT-20b', '2026-10-13']],
  )
})

test('a sweep applied twice changes nothing the second time', async t => {
  const district = await openMovingDistrict(t, '2023-09-04')
  const { parts } = await forwardedDemand(district, buildDemand([await collectedEntry(district)]))
  const [part] = parts as [Part]

  const first = await moveTo(district, '2023-09-12')
  const second = await moveTo(district, '2023-09-12')

  assert.deepEqual([first.applied, second.applied], [1, 0])
  assert.equal((await eventsOfCase(district, part.id)).length, 2)
})
