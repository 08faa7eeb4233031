import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry } from '../../server/test-platform.ts'
import { type District, moveTo, openDistrict, openMovingDistrict, take, tryStep } from './article-fixture.ts'
import { clocksOfCase, lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'

async function submitted(district: District) {
  const { caseId } = await take(district, 'catalogEntry.submit', { actor: district.provider, input: buildEntry() })
  return caseId
}

test('PT-13a: a late review passes nothing; the entry stays under review and the duty stands as missed', async t => {
  const district = await openMovingDistrict(t, '2026-03-02')
  const caseId = await submitted(district)

  await moveTo(district, '2026-03-20')

  assert.deepEqual(await stateOfCase(district, caseId), { state: 'underReview', since: '2026-03-02' })
  const [clock] = await clocksOfCase(district, caseId)
  assert.deepEqual([clock?.duty, clock?.due_on, clock?.ended_on], ['PT-13a', '2026-03-03', null])
})

test('PT-13a: a return carries its reason to the provider, a pass ends the review', async () => {
  const district = await openDistrict()
  const [returned, passed] = [await submitted(district), await submitted(district)]

  await take(district, 'catalogEntry.return', {
    actor: district.operator,
    caseId: returned,
    input: { reason: ' 覆盖范围不清 ' },
  })
  await take(district, 'catalogEntry.pass', { actor: district.operator, caseId: passed })

  const event = await lastEvent(district, returned)
  assert.deepEqual([event.reason, event.duties], ['覆盖范围不清', ['PT-13a']])
  const notice = (await noticesOfCase(district, returned)).find(one => one.kind === 'catalogEntryReturned')
  assert.deepEqual([notice?.unit_id, notice?.duty], [district.provider.unitId, 'PT-13a'])
  assert.equal((await clocksOfCase(district, passed))[0]?.ended_by, 'catalogEntry.published')
})

test('PT-13a: only the operator reviews', async () => {
  const district = await openDistrict()
  const caseId = await submitted(district)

  for (const step of ['catalogEntry.pass', 'catalogEntry.return'] as const) {
    const answer = await tryStep(district, step, { actor: district.provider, caseId })
    assert.deepEqual(answer, { refused: 'role_missing', field: null, duty: 'PT-13a' })
  }
})

test('PT-13b: an entry that is not handed in again in time stays returned and due', async t => {
  const district = await openMovingDistrict(t, '2026-03-02')
  const caseId = await submitted(district)
  await take(district, 'catalogEntry.return', { actor: district.operator, caseId, input: { reason: '名称不规范' } })

  await moveTo(district, '2026-03-09')

  assert.equal((await stateOfCase(district, caseId)).state, 'returned')
  const running = (await clocksOfCase(district, caseId)).filter(clock => clock.ended_on === null)
  assert.deepEqual(
    running.map(clock => [clock.duty, clock.due_on]),
    [['PT-13b', '2026-03-05']],
  )
})

test('PT-13b: resubmission is possible late as well; each round is counted and reviewed anew', async t => {
  const district = await openMovingDistrict(t, '2026-03-02')
  const caseId = await submitted(district)
  await take(district, 'catalogEntry.return', { actor: district.operator, caseId, input: { reason: '名称不规范' } })
  await moveTo(district, '2026-03-09')

  const again = await take(district, 'catalogEntry.resubmit', {
    actor: district.provider,
    caseId,
    input: buildEntry(),
  })

  assert.deepEqual(
    again.duties.filter(duty => duty === 'PT-13b'),
    ['PT-13b'],
  )
  const running = (await clocksOfCase(district, caseId)).filter(clock => clock.ended_on === null)
  assert.deepEqual(
    running.map(clock => [clock.duty, clock.started_on, clock.due_on]),
    [['PT-13a', '2026-03-09', '2026-03-10']],
  )
  const { rows } = await district.platform.database.raw('select rounds from catalog_entry where id = $1', [caseId])
  assert.deepEqual(rows, [{ rounds: 2 }])
})

test('PT-13b: nobody hands in again what was not returned', async () => {
  const district = await openDistrict()
  const caseId = await submitted(district)

  const answer = await tryStep(district, 'catalogEntry.resubmit', {
    actor: district.provider,
    caseId,
    input: buildEntry(),
  })

  assert.deepEqual('refused' in answer && answer.refused, 'step_not_possible')
})
