import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publishEntry, take, tryStep } from './article-fixture.ts'
import { eventsOfCase, lastEvent, stateOfCase } from './case-views.ts'
import { elements } from './other-districts.ts'
import { recordOf } from './record-views.ts'
import { districtOf } from './shared-districts.ts'

const leak = { title: '名单外泄', incidentKind: 'leak', foundOn: '2026-03-02', description: '一份名单出现在网上。' }

const measures = { measuresTaken: ['关闭下载', '更换密钥'] }

const bothOffices = { recipients: ['authority', 'securityRegulator'], reportText: '已采取措施,正在核查' }

test('PT-29b: an incident is not closed before both the authority and the regulators have their report', async () => {
  const district = await districtOf('putuo')
  const actor = district.provider
  const { caseId } = await take(district, 'incident.open', { actor, input: leak })

  const unreported = await tryStep(district, 'incident.close', { actor, caseId, input: { result: '已处置' } })
  await take(district, 'incident.takeMeasures', { actor, caseId, input: measures })
  const half = { ...bothOffices, recipients: ['securityRegulator'] }
  await take(district, 'incident.report', { actor, caseId, input: half })
  const halfReported = await tryStep(district, 'incident.close', { actor, caseId, input: { result: '已处置' } })
  await take(district, 'incident.report', { actor, caseId, input: bothOffices })
  const closed = await take(district, 'incident.close', { actor, caseId, input: { result: '已处置' } })

  assert.deepEqual(unreported, { refused: 'step_not_possible', field: null, duty: 'PT-29b' })
  assert.deepEqual(halfReported, { refused: 'condition_unmet', field: 'notReported.authority', duty: 'PT-29b' })
  assert.equal(closed.state, 'closed')
  assert.deepEqual(
    (await eventsOfCase(district, caseId)).map(event => [event.step, event.duties.includes('PT-29b')]),
    [
      ['incident.open', true],
      ['incident.takeMeasures', true],
      ['incident.report', true],
      ['incident.report', true],
      ['incident.close', true],
    ],
  )
})

test('PT-29b: an incident that was reported without any measure is not closed', async () => {
  const district = await districtOf('putuo')
  const actor = district.provider
  const { caseId } = await take(district, 'incident.open', { actor, input: leak })
  await take(district, 'incident.report', { actor, caseId, input: bothOffices })

  const refused = await tryStep(district, 'incident.close', { actor, caseId, input: { result: '已处置' } })

  assert.deepEqual(refused, { refused: 'condition_unmet', field: 'noMeasure', duty: 'PT-29b' })
})

test('CM-30b: the plan is started, the records are sealed and the report is out before an incident is closed', async () => {
  const district = await districtOf('chongming')
  const actor = district.provider
  const { caseId } = await take(district, 'incident.open', { actor, input: leak })
  await take(district, 'incident.startPlan', { actor, caseId, input: { note: '按预案第三章' } })
  await take(district, 'incident.takeMeasures', { actor, caseId, input: measures })
  await take(district, 'incident.report', { actor, caseId, input: bothOffices })

  const unsealed = await tryStep(district, 'incident.close', { actor, caseId, input: { result: '已处置' } })
  await take(district, 'incident.lockRecords', { actor, caseId, input: { preserved: '访问日志、下载记录' } })
  const later = await tryStep(district, 'incident.takeMeasures', { actor, caseId, input: measures })
  await take(district, 'incident.close', { actor, caseId, input: { result: '已处置' } })

  assert.deepEqual(unsealed, { refused: 'condition_unmet', field: 'recordsNotLocked', duty: 'CM-30b' })
  assert.deepEqual(later, { refused: 'step_not_possible', field: null, duty: 'CM-30b' })
  assert.equal((await stateOfCase(district, caseId)).state, 'closed')
})

test('CM-30b: an incident whose sealed record was changed does not close, and no step removes one', async () => {
  const district = await districtOf('chongming')
  const actor = district.provider
  const { caseId } = await take(district, 'incident.open', { actor, input: leak })
  await take(district, 'incident.startPlan', { actor, caseId, input: { note: '按预案' } })
  await take(district, 'incident.takeMeasures', { actor, caseId, input: measures })
  await take(district, 'incident.report', { actor, caseId, input: bothOffices })
  await take(district, 'incident.lockRecords', { actor, caseId, input: { preserved: '访问日志' } })

  await district.platform.database.raw(
    `update case_record set content = jsonb_set(content, '{description}', '"无事发生"') where case_id = $1`,
    [caseId],
  )
  const refused = await tryStep(district, 'incident.close', { actor, caseId, input: { result: '已处置' } })
  const removing = [...district.platform.acts.door.rows.keys()].filter(step =>
    /^incident\.(delete|remove|withdraw)/.test(step),
  )

  assert.deepEqual(refused, { refused: 'condition_unmet', field: 'recordsNotLocked', duty: 'CM-30b' })
  assert.deepEqual(removing, [])
})

test('CM-28.1: an incident names who collects, holds, manages and uses the data', async () => {
  const district = await districtOf('chongming')
  const entryId = await publishEntry(district, { changes: elements })
  const input = { ...leak, concernedEntries: [entryId] }

  const { caseId } = await take(district, 'incident.open', { actor: district.provider, input })
  const [responsible] = (await recordOf(district, caseId)).responsible as {
    collector: string
    manager: string
    holders: string[]
    users: string[]
  }[]

  assert.deepEqual((await lastEvent(district, caseId)).duties, ['CM-28.1', 'CM-30b'])
  assert.deepEqual(
    [responsible?.manager, responsible?.holders, responsible?.users],
    ['测试科', [responsible?.collector], []],
  )
})
