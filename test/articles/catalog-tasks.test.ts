import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry } from '../../server/test-platform.ts'
import { moveTo, openDistrict, openMovingDistrict, publishEntry, take, tryStep } from './article-fixture.ts'
import { clocksOfCase, eventsOfCase, noticesOfCase, stateOfCase } from './case-views.ts'
import { elements, openDistrictOf, publishReviewed } from './other-districts.ts'

const accepted = { title: '养老服务系统', changeCause: 'systemAccepted', happenedOn: '2026-03-02' }

test('PT-11.2b: cataloging is due within ten working days of the acceptance, also when it is recorded later', async t => {
  const district = await openMovingDistrict(t, '2026-03-05')
  const actor = district.provider

  const { caseId, state } = await take(district, 'catalogTask.open', { actor, input: accepted })
  const clocks = await clocksOfCase(district, caseId)
  await moveTo(district, '2026-03-17')

  assert.equal(state, 'open')
  assert.deepEqual(clocks, [
    { duty: 'PT-11.2b', started_on: '2026-03-02', due_on: '2026-03-16', ended_on: null, ended_by: null },
  ])
  assert.deepEqual((await stateOfCase(district, caseId)).state, 'open')
  assert.deepEqual(
    (await noticesOfCase(district, caseId)).map(notice => [notice.kind, notice.unit_id]),
    [['catalogTaskOpened', actor.unitId]],
  )
})

test('PT-11.2b: the submission of the planned entry completes the task, whatever the review takes', async () => {
  const district = await openDistrict()
  const { provider, operator } = district
  const entry = buildEntry()
  const input = { ...accepted, unitId: provider.unitId, plannedEntries: [entry.name] }
  const { caseId } = await take(district, 'catalogTask.open', { actor: operator, input })

  await take(district, 'catalogEntry.submit', { actor: provider, input: buildEntry() })
  const before = await stateOfCase(district, caseId)
  await take(district, 'catalogEntry.submit', { actor: provider, input: entry })

  assert.equal(before.state, 'open')
  assert.deepEqual(
    (await eventsOfCase(district, caseId)).map(event => [event.step, event.system, event.duties]),
    [
      ['catalogTask.open', false, ['PT-11.2b']],
      ['catalogTask.complete', true, ['PT-11.2b']],
    ],
  )
  assert.equal((await clocksOfCase(district, caseId))[0]?.ended_by, 'catalogTask.done')
})

test('PT-11.2b: a task names its cause, a day that has come, and an entry that stands', async () => {
  const district = await openDistrict()
  const { provider: actor } = district
  const without = await tryStep(district, 'catalogTask.open', {
    actor,
    input: { title: '系统', happenedOn: '2026-03-02' },
  })
  const foreign = await tryStep(district, 'catalogTask.open', {
    actor,
    input: { ...accepted, changeCause: 'lawAmended' },
  })
  const ahead = await tryStep(district, 'catalogTask.open', {
    actor,
    input: { ...accepted, happenedOn: '2026-03-03' },
  })
  const { caseId } = await take(district, 'catalogTask.open', { actor, input: accepted })
  const bare = await tryStep(district, 'catalogTask.complete', { actor, caseId })

  assert.deepEqual(
    [without, foreign, ahead, bare],
    [
      { refused: 'field_missing', field: 'changeCause', duty: 'PT-11.2b' },
      { refused: 'invalid_input', field: 'changeCause', duty: 'PT-11.2b' },
      { refused: 'invalid_input', field: 'happenedOn', duty: 'PT-11.2b' },
      { refused: 'field_missing', field: 'entryIds', duty: 'PT-11.2b' },
    ],
  )
})

test('PT-11.2b: a task that is not the provider’s own fault is cancelled with a reason, and its limit ends', async () => {
  const district = await openDistrict()
  const { caseId } = await take(district, 'catalogTask.open', { actor: district.provider, input: accepted })

  await take(district, 'catalogTask.cancel', { actor: district.operator, caseId, input: { reason: '系统未投入使用' } })

  assert.equal((await clocksOfCase(district, caseId))[0]?.ended_by, 'catalogTask.cancelled')
})

test('ZH-13b: request and update of a change are due five working days after the change itself', async t => {
  const district = await openDistrictOf(t, 'zhenhai', '2026-03-02')
  const { provider, operator } = district
  const input = buildEntry(elements)
  const entryId = await publishReviewed(district, input)
  const change = {
    changeKind: 'change',
    changeReason: 'business',
    reason: '业务调整',
    changedOn: '2026-03-02',
    entry: { ...input, coverage: '全区及周边' },
  }
  const { changedOn: _, ...undated } = change
  const refused = await tryStep(district, 'catalogEntry.requestChange', {
    actor: provider,
    caseId: entryId,
    input: undated,
  })
  await moveTo(district, '2026-03-06')

  await take(district, 'catalogEntry.requestChange', { actor: provider, caseId: entryId, input: change })
  const { rows } = await district.platform.database.raw(`select id from matter_case where type = 'catalogTask'`)
  const taskId = (rows[0] as { id: string }).id
  const clocks = await clocksOfCase(district, taskId)
  await moveTo(district, '2026-03-10')
  const late = await stateOfCase(district, taskId)
  await take(district, 'catalogEntry.evaluateChange', {
    actor: operator,
    caseId: entryId,
    input: { evaluation: 'pass' },
  })
  await take(district, 'catalogEntry.executeChange', { actor: provider, caseId: entryId })

  assert.deepEqual(refused, { refused: 'field_missing', field: 'changedOn', duty: 'ZH-13b' })
  assert.deepEqual(clocks, [
    { duty: 'ZH-13b', started_on: '2026-03-02', due_on: '2026-03-09', ended_on: null, ended_by: null },
  ])
  assert.equal(late.state, 'open')
  assert.deepEqual(
    (await clocksOfCase(district, taskId)).map(clock => [clock.due_on, clock.ended_on, clock.ended_by]),
    [['2026-03-09', '2026-03-10', 'catalogTask.done']],
  )
})

test('CM-8: the catalog is up to date within fifteen working days of the day on which the change takes effect', async t => {
  const district = await openDistrictOf(t, 'chongming', '2026-03-02')
  const { provider, operator } = district
  const input = buildEntry({ ...elements, provisionMode: 'api' })
  const { caseId: entryId } = await take(district, 'catalogEntry.submit', { actor: provider, input })
  await take(district, 'catalogEntry.pass', { actor: operator, caseId: entryId })
  const opening = { title: '职能划转', changeCause: 'functionChanged', happenedOn: '2026-03-09', entryIds: [entryId] }
  const { changeCause: _, ...causeless } = opening
  const refused = await tryStep(district, 'catalogTask.open', { actor: provider, input: causeless })

  const { caseId } = await take(district, 'catalogTask.open', { actor: provider, input: opening })
  const clocks = await clocksOfCase(district, caseId)
  await moveTo(district, '2026-03-10')
  const early = await tryStep(district, 'catalogTask.complete', { actor: provider, caseId })
  const change = {
    changeKind: 'change',
    changeReason: 'business',
    reason: '职能划转',
    entry: { ...input, coverage: '全区各乡镇' },
  }
  await take(district, 'catalogEntry.requestChange', { actor: provider, caseId: entryId, input: change })
  await take(district, 'catalogEntry.evaluateChange', {
    actor: operator,
    caseId: entryId,
    input: { evaluation: 'pass' },
  })
  await take(district, 'catalogEntry.executeChange', { actor: provider, caseId: entryId })

  assert.deepEqual(refused, { refused: 'field_missing', field: 'changeCause', duty: 'CM-8' })
  assert.deepEqual(clocks, [
    { duty: 'CM-8', started_on: '2026-03-09', due_on: '2026-03-30', ended_on: null, ended_by: null },
  ])
  assert.deepEqual(early, { refused: 'condition_unmet', field: 'entryIds', duty: 'CM-8' })
  assert.equal((await stateOfCase(district, caseId)).state, 'done')
})

test('an entry published before the change does not complete a task of another cause', async () => {
  const district = await openDistrict()
  const entryId = await publishEntry(district)

  const { caseId } = await take(district, 'catalogTask.open', {
    actor: district.provider,
    input: { ...accepted, entryIds: [entryId] },
  })
  const done = await take(district, 'catalogTask.complete', { actor: district.provider, caseId })

  assert.equal(done.state, 'done')
})
