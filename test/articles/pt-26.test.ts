import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  activeService,
  moveTo,
  newUnit,
  noteUse,
  openDistrict,
  openMovingDistrict,
  take,
  tryStep,
} from './article-fixture.ts'
import { clocksOfCase, eventsOfCase, lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'

test('PT-26.1: the consumer ends a service it no longer needs, at once; nobody else does', async () => {
  const district = await openDistrict()
  const { serviceId } = await activeService(district)
  const end = { caseId: serviceId, input: { reason: '业务调整' } }
  const stranger = await newUnit(district.platform, 'consumer')

  const byProvider = await tryStep(district, 'sharingService.end', { actor: district.provider, ...end })
  const byStranger = await tryStep(district, 'sharingService.end', { actor: stranger, ...end })
  await take(district, 'sharingService.end', { actor: district.consumer, ...end })

  assert.deepEqual(byProvider, { refused: 'role_missing', field: null, duty: 'PT-26.1' })
  assert.deepEqual(byStranger, { refused: 'unit_not_party', field: null, duty: 'PT-26.1' })
  const { to_state, duties, reason } = await lastEvent(district, serviceId)
  assert.deepEqual([to_state, duties, reason], ['terminatedByConsumer', ['PT-26.1'], '业务调整'])
  assert.deepEqual(
    (await clocksOfCase(district, serviceId)).map(clock => [clock.duty, clock.ended_by]),
    [['PT-26.2a', 'sharingService.terminatedByConsumer']],
  )
})

test('PT-26.2a: three months after the last call the service is suspended and both units are told', async t => {
  const district = await openMovingDistrict(t, '2023-08-01')
  const { serviceId } = await activeService(district)
  await noteUse(district, serviceId, '2023-08-10')

  await moveTo(district, '2023-11-10')
  const onLastDay = await stateOfCase(district, serviceId)
  await moveTo(district, '2023-11-13')

  assert.equal(onLastDay.state, 'active')
  assert.deepEqual(await stateOfCase(district, serviceId), { state: 'suspendedIdle', since: '2023-11-13' })
  const { duties, system, on_behalf_of, effective_on } = await lastEvent(district, serviceId)
  assert.deepEqual([duties, system, on_behalf_of, effective_on], [['PT-26.2a'], true, 'operator', '2023-11-13'])
  assert.deepEqual(
    (await noticesOfCase(district, serviceId))
      // The reminder before the last day is the platform's own and cites no duty.
      .filter(notice => notice.duty !== null)
      .map(notice => [notice.unit_id, notice.kind, notice.duty, notice.sent_on]),
    [district.consumer.unitId, district.provider.unitId]
      .toSorted()
      .map(unit => [unit, 'serviceSuspended', 'PT-26.2a', '2023-11-13']),
  )
})

test('PT-26.2a: a service never called is idle from its start', async t => {
  const district = await openMovingDistrict(t, '2023-08-01')
  const { serviceId } = await activeService(district)

  await moveTo(district, '2023-11-02')

  assert.deepEqual(await stateOfCase(district, serviceId), { state: 'suspendedIdle', since: '2023-11-02' })
})

test('PT-26.2a: a reason for rarer use given with the demand keeps the service from being suspended', async t => {
  const district = await openMovingDistrict(t, '2023-08-01')
  const { serviceId } = await activeService(district, { useFrequency: 'yearly', lowFrequencyReason: '每年审核一次' })

  await moveTo(district, '2024-07-01')

  assert.equal((await stateOfCase(district, serviceId)).state, 'active')
  assert.deepEqual(await clocksOfCase(district, serviceId), [])
})

test('PT-26.2b: thirty days after the notice without objection the service ends by itself', async t => {
  const district = await openMovingDistrict(t, '2023-08-10')
  const { serviceId } = await activeService(district)
  await moveTo(district, '2023-11-13')

  await moveTo(district, '2023-12-13')
  const onLastDay = await stateOfCase(district, serviceId)
  await moveTo(district, '2023-12-20')

  assert.equal(onLastDay.state, 'suspendedIdle')
  assert.deepEqual(await stateOfCase(district, serviceId), { state: 'terminatedAuto', since: '2023-12-14' })
  const { duties, system, on_behalf_of } = await lastEvent(district, serviceId)
  assert.deepEqual([duties, system, on_behalf_of], [['PT-26.2b'], true, null])
  const told = (await noticesOfCase(district, serviceId)).filter(notice => notice.kind === 'serviceTerminated')
  assert.deepEqual(
    told.map(notice => notice.duty),
    ['PT-26.2b', 'PT-26.2b'],
  )
})

test('PT-26.2b: an objection stops the thirty days; the operator resumes with a reason and the months run anew', async t => {
  const district = await openMovingDistrict(t, '2023-08-10')
  const { serviceId } = await activeService(district)
  await moveTo(district, '2023-11-13')
  await moveTo(district, '2023-12-01')
  const objection = { caseId: serviceId, input: { reason: '年底集中使用' } }
  await take(district, 'sharingService.object', { actor: district.consumer, ...objection })

  await moveTo(district, '2024-01-02')
  const afterThirtyDays = await stateOfCase(district, serviceId)
  const byConsumer = await tryStep(district, 'sharingService.decideObjection', {
    actor: district.consumer,
    caseId: serviceId,
    input: { decision: 'resume', reason: '理由成立' },
  })
  await take(district, 'sharingService.decideObjection', {
    actor: district.operator,
    caseId: serviceId,
    input: { decision: 'resume', reason: '理由成立' },
  })

  assert.deepEqual(afterThirtyDays, { state: 'objectionRaised', since: '2023-12-01' })
  assert.deepEqual(byConsumer, { refused: 'role_missing', field: null, duty: 'PT-26.2b' })
  assert.deepEqual(
    (await clocksOfCase(district, serviceId)).filter(clock => clock.ended_on === null),
    [{ duty: 'PT-26.2a', started_on: '2024-01-02', due_on: '2024-04-02', ended_on: null, ended_by: null }],
  )
  assert.deepEqual(
    (await eventsOfCase(district, serviceId)).map(event => event.to_state),
    ['active', 'suspendedIdle', 'objectionRaised', 'active'],
  )
})

test('PT-26.2b: an objection on the thirtieth day is in time, one on the day after is not', async t => {
  const district = await openMovingDistrict(t, '2023-08-10')
  const services = [await activeService(district), await activeService(district)]
  const [inTime, late] = services.map(service => ({ caseId: service.serviceId, input: { reason: '仍需使用' } }))
  await moveTo(district, '2023-11-13')

  await moveTo(district, '2023-12-13')
  const first = await tryStep(district, 'sharingService.object', { actor: district.consumer, caseId: '', ...inTime })
  await district.platform.moveToday('2023-12-14' as never)
  const second = await tryStep(district, 'sharingService.object', { actor: district.consumer, caseId: '', ...late })

  assert.equal('state' in first && first.state, 'objectionRaised')
  assert.deepEqual(second, { refused: 'step_not_possible', field: null, duty: 'PT-26.2b' })
})

test('PT-26.2a: a family of cases with more clocks than one case can have is settled all the same', async t => {
  const district = await openMovingDistrict(t, '2023-08-01')
  const { serviceId } = await activeService(district)
  await noteUse(district, serviceId, '2023-08-10')
  await district.platform.database.raw(
    `insert into running_duty select gen_random_uuid(), duty, article, law, case_id, case_type, unit_id, who, started_on,
       due_on, provisional, calendar, outcome, ended_on, ended_by
     from running_duty, generate_series(1, 120) where case_id = $1 and ended_on is null`,
    [serviceId],
  )

  await moveTo(district, '2023-11-13')

  assert.deepEqual(await stateOfCase(district, serviceId), { state: 'suspendedIdle', since: '2023-11-13' })
})
