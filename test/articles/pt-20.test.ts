import assert from 'node:assert/strict'
import { test } from 'node:test'
import { provisionWaiting } from '../../server/sharing/provision.ts'
import {
  buildDemand,
  collectedEntry,
  type District,
  forwardedDemand,
  moveTo,
  newUnit,
  openDistrict,
  openMovingDistrict,
  type Part,
  partsOfDemand,
  servicesOf,
  take,
  tryStep,
} from './article-fixture.ts'
import { clocksOfCase, eventsOfCase, lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'

const day = '2023-09-04'

const law = { level: '法律', title: '个人信息保护法', article: '第六条' }

/** A demand for one collected entry of a provider of its own, forwarded. */
async function onePart(district: District) {
  const provider = await newUnit(district.platform, 'provider')
  const entryId = await collectedEntry(district, { provider })
  const { demandId, parts } = await forwardedDemand(district, buildDemand([entryId]))
  const [part] = parts as [Part]
  return { provider, demandId, part }
}

test('PT-20a: a demand for the data of two providers becomes two parts, each with its own clock', async () => {
  const district = await openDistrict(day)
  const other = await newUnit(district.platform, 'provider')
  const entries = [await collectedEntry(district), await collectedEntry(district, { provider: other })]

  const { demandId, parts } = await forwardedDemand(district, buildDemand(entries))

  assert.deepEqual(
    parts.map(part => [part.unit_id, part.state]).toSorted(),
    [district.provider.unitId, other.unitId].map(unit => [unit, 'forwarded']).toSorted(),
  )
  assert.deepEqual((await lastEvent(district, demandId)).duties, ['PT-20a'])
  for (const part of parts) {
    assert.deepEqual(
      (await clocksOfCase(district, part.id)).map(({ duty, due_on }) => ({ duty, due_on })),
      [{ duty: 'PT-20b', due_on: '2023-09-11' }],
    )
    assert.deepEqual(await noticesOfCase(district, part.id), [
      { unit_id: part.unit_id, role: null, kind: 'demandPartToDecide', duty: 'PT-20a', sent_on: '2023-09-04' },
    ])
  }
})

test('PT-20a: only the operator forwards', async () => {
  const district = await openDistrict(day)
  const entryId = await collectedEntry(district)
  const { demandId } = await forwardedDemand(district, buildDemand([entryId]))

  const again = await tryStep(district, 'demand.forward', { actor: district.operator, caseId: demandId })
  const byConsumer = await tryStep(district, 'demand.forward', { actor: district.consumer, caseId: demandId })

  assert.deepEqual(again, { refused: 'step_not_possible', field: null, duty: 'PT-20a' })
  assert.deepEqual(byConsumer, { refused: 'role_missing', field: null, duty: 'PT-20a' })
})

test('PT-20c: a rejection names an article of law or the defects of the application', async () => {
  const district = await openDistrict(day)
  const { provider, part, demandId } = await onePart(district)
  const reject = (input: object) =>
    tryStep(district, 'demandPart.decide', {
      actor: provider,
      caseId: part.id,
      input: { decision: 'reject', ...input },
    })

  assert.deepEqual(await reject({ note: '不方便提供' }), { refused: 'ground_missing', field: 'ground', duty: 'PT-20c' })
  assert.deepEqual(await reject({ ground: { ...law, level: '规范性文件' } }), {
    refused: 'ground_level',
    field: 'ground.level',
    duty: 'PT-20c',
  })
  await reject({ ground: law })

  const [decided] = (await eventsOfCase(district, part.id)).slice(-1)
  assert.deepEqual(
    { to: decided?.to_state, duties: decided?.duties, reason: decided?.reason },
    { to: 'rejected', duties: ['PT-20b', 'PT-20c'], reason: '法律《个人信息保护法》第六条' },
  )
  assert.equal((await stateOfCase(district, demandId)).state, 'rejected')
})

test('PT-20c: an application against the norm is rejected with its defects; an approval needs no ground', async () => {
  const district = await openDistrict(day)
  const [irregular, regular] = [await onePart(district), await onePart(district)]

  const rejected = await take(district, 'demandPart.decide', {
    actor: irregular.provider,
    caseId: irregular.part.id,
    input: { decision: 'reject', defects: ['需求依据缺文号'] },
  })
  const approved = await take(district, 'demandPart.decide', {
    actor: regular.provider,
    caseId: regular.part.id,
    input: { decision: 'approve' },
  })

  assert.deepEqual(rejected.duties, ['PT-20b', 'PT-20c'])
  assert.deepEqual(approved.duties, ['PT-20b'])
})

test('PT-20d: once every provider has approved, the platform serves the demand', async () => {
  const district = await openDistrict(day)
  const { provider, part, demandId } = await onePart(district)
  await provisionWaiting(district.platform)
  assert.deepEqual(await servicesOf(district, demandId), [])
  await take(district, 'demandPart.decide', { actor: provider, caseId: part.id, input: { decision: 'approve' } })

  await provisionWaiting(district.platform)

  const [serviceId = ''] = await servicesOf(district, demandId)
  const provided = await lastEvent(district, demandId)
  const started = await lastEvent(district, serviceId)
  assert.deepEqual([provided.to_state, started.to_state, started.on_behalf_of], ['inService', 'active', 'operator'])
  assert.deepEqual([provided.duties, started.duties], [['PT-20d'], ['PT-20d']])
})

test('PT-20d: a rejected demand is not served, and nobody but the operator provides', async () => {
  const district = await openDistrict(day)
  const { provider, part, demandId } = await onePart(district)
  await take(district, 'demandPart.decide', {
    actor: provider,
    caseId: part.id,
    input: { decision: 'reject', ground: law },
  })

  await provisionWaiting(district.platform)
  const byProvider = await tryStep(district, 'demand.provision', {
    actor: provider,
    caseId: demandId,
    input: { granted: [{ entryId: demandId, version: 'v', digest: null }] },
  })

  assert.deepEqual(await servicesOf(district, demandId), [])
  assert.deepEqual(byProvider, { refused: 'role_missing', field: null, duty: 'PT-20d' })
})

test('PT-20b, PT-20d: of two parts one rejected and one lapsed, only the granted data is served', async t => {
  const own = await openMovingDistrict(t, day)
  const other = await newUnit(own.platform, 'provider')
  const entries = [await collectedEntry(own), await collectedEntry(own, { provider: other })]
  const { demandId, parts } = await forwardedDemand(own, buildDemand(entries))
  const mine = parts.find(part => part.unit_id === own.provider.unitId)
  await take(own, 'demandPart.decide', {
    actor: own.provider,
    caseId: mine?.id ?? '',
    input: { decision: 'reject', ground: law },
  })

  await moveTo(own, '2023-09-12')
  await provisionWaiting(own.platform)

  assert.deepEqual((await partsOfDemand(own, demandId)).map(part => part.state).toSorted(), [
    'deemedApproved',
    'rejected',
  ])
  const states = (await eventsOfCase(own, demandId)).map(event => event.to_state)
  assert.deepEqual(states.slice(-2), ['partlyApproved', 'inService'])
  const { rows } = await own.platform.database.raw('select entry_id from sharing_service where demand_id = $1', [
    demandId,
  ])
  assert.deepEqual(rows, [{ entry_id: entries[1] }])
})

test('PT-20b: no feedback by the fifth working day is approval from the day after, and rejection comes too late', async t => {
  const own = await openMovingDistrict(t, day)
  const { demandId, parts } = await forwardedDemand(own, buildDemand([await collectedEntry(own)]))
  const [part] = parts as [Part]

  await moveTo(own, '2023-09-11')
  const onLastDay = await stateOfCase(own, part.id)
  await moveTo(own, '2023-09-12')
  const rejection = await tryStep(own, 'demandPart.decide', {
    actor: own.provider,
    caseId: part.id,
    input: { decision: 'reject', ground: law },
  })

  assert.equal(onLastDay.state, 'forwarded')
  assert.deepEqual(await stateOfCase(own, part.id), { state: 'deemedApproved', since: '2023-09-12' })
  assert.equal((await stateOfCase(own, demandId)).state, 'deemedApproved')
  assert.deepEqual(rejection, { refused: 'step_not_possible', field: null, duty: 'PT-20b' })
  const { reason: _, ...lapsed } = await lastEvent(own, part.id)
  assert.deepEqual(lapsed, {
    step: 'demandPart.lapse',
    to_state: 'deemedApproved',
    duties: ['PT-20b'],
    effective_on: '2023-09-12',
    system: true,
    on_behalf_of: null,
  })
  assert.deepEqual(
    (await noticesOfCase(own, part.id)).filter(notice => notice.kind === 'demandPartDeemedApproved').length,
    2,
  )
})

test('PT-20b: feedback on the last day counts', async t => {
  const own = await openMovingDistrict(t, day)
  const { parts } = await forwardedDemand(own, buildDemand([await collectedEntry(own)]))
  const [part] = parts as [Part]
  await moveTo(own, '2023-09-11')

  await take(own, 'demandPart.decide', {
    actor: own.provider,
    caseId: part.id,
    input: { decision: 'reject', ground: law },
  })
  await moveTo(own, '2023-10-20')

  assert.equal((await stateOfCase(own, part.id)).state, 'rejected')
})

test('PT-3.2, PT-20b: silence approves, but does not serve what the law keeps from sharing', async t => {
  const district = await openMovingDistrict(t, day)
  const other = await newUnit(district.platform, 'provider')
  const changes = { sharingAttribute: 'notShared', ground: law }
  const barred = await collectedEntry(district, { provider: other, changes })
  const free = await collectedEntry(district)
  const { demandId: mixed } = await forwardedDemand(district, buildDemand([barred, free]))
  const { demandId: alone, parts } = await forwardedDemand(district, buildDemand([barred]))
  const refuse = (caseId: string) =>
    tryStep(district, 'demand.refuseBarred', { actor: district.operator, caseId, input: { reason: '依法不予共享' } })

  const early = await refuse(alone)
  await moveTo(district, '2023-09-12')
  await provisionWaiting(district.platform)
  const afterService = await refuse(mixed)
  await refuse(alone)

  const notPossible = { refused: 'step_not_possible', field: null, duty: 'PT-3.2' }
  assert.deepEqual([early, afterService], [notPossible, notPossible])
  assert.deepEqual((await lastEvent(district, parts[0]?.id ?? '')).duties, ['PT-3.2', 'PT-20b'])
  assert.deepEqual(await noticesOfRole(district, parts[0]?.id ?? '', 'operator'), ['demandPartBarred'])
  assert.deepEqual([(await servicesOf(district, mixed)).length, await servicesOf(district, alone)], [1, []])
  const { to_state, duties, reason } = await lastEvent(district, alone)
  assert.deepEqual([to_state, duties, reason], ['rejected', ['PT-3.2'], '依法不予共享'])
})

async function noticesOfRole(district: District, caseId: string, role: string): Promise<string[]> {
  return (await noticesOfCase(district, caseId)).filter(notice => notice.role === role).map(notice => notice.kind)
}
