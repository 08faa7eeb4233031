import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry } from '../../server/test-platform.ts'
import {
  type Account,
  collect,
  collectedEntry,
  collectionOf,
  type District,
  moveTo,
  openDistrict,
  openMovingDistrict,
  publishEntry,
  take,
  testItems,
  tryStep,
} from './article-fixture.ts'
import { clocksOfCase, eventsOfCase, noticesOfCase, stateOfCase } from './case-views.ts'
import { elements, openDistrictOf, publishReviewed } from './other-districts.ts'

const told = { issueType: 'error', description: '第三行的持有人姓名有误' }
const correction = { fixProgress: 'done', correction: '已按档案更正' }

test('PT-16.1: an issue is verified, corrected and answered; it closes only after the correction was checked', async () => {
  const district = await openDistrict()
  const { provider, operator, consumer } = district
  const entryId = await publishEntry(district)
  const { caseId } = await take(district, 'dataIssue.report', { actor: consumer, input: { ...told, entryId } })
  await take(district, 'dataIssue.forward', { actor: operator, caseId })
  await take(district, 'dataIssue.verify', { actor: provider, caseId })
  const early = await tryStep(district, 'dataIssue.close', {
    actor: consumer,
    caseId,
    input: { checkResult: 'confirmed', reason: '无误' },
  })
  await take(district, 'dataIssue.fix', {
    actor: provider,
    caseId,
    input: { fixProgress: 'underWay', correction: '核对中' },
  })
  await take(district, 'dataIssue.fix', { actor: provider, caseId, input: correction })
  const again = await take(district, 'dataIssue.close', {
    actor: consumer,
    caseId,
    input: { checkResult: 'notFixed', reason: '仍有错误' },
  })
  await take(district, 'dataIssue.verify', { actor: provider, caseId })
  await take(district, 'dataIssue.fix', { actor: provider, caseId, input: correction })
  const closed = await take(district, 'dataIssue.close', {
    actor: consumer,
    caseId,
    input: { checkResult: 'confirmed', reason: '核对无误' },
  })

  assert.deepEqual(early, { refused: 'step_not_possible', field: null, duty: 'PT-16.1' })
  assert.deepEqual([again.state, closed.state, closed.duties], ['forwarded', 'closed', ['PT-16.1']])
  const heard = (await noticesOfCase(district, caseId)).filter(notice => notice.unit_id === consumer.unitId)
  assert.deepEqual(
    heard.map(notice => notice.kind),
    ['dataIssueFixed', 'dataIssueFixed'],
  )
  assert.deepEqual(await clocksOfCase(district, caseId), [])
})

test('PT-16.1: an issue that does not hold is rejected with its reason, and a mute one is not reported', async () => {
  const district = await openDistrict()
  const entryId = await publishEntry(district)
  const mute = await tryStep(district, 'dataIssue.report', {
    actor: district.consumer,
    input: { entryId, issueType: 'error' },
  })
  const caseId = await forwarded(district, entryId)

  await take(district, 'dataIssue.verify', { actor: district.provider, caseId })
  await take(district, 'dataIssue.reject', { actor: district.provider, caseId, input: { reason: '与档案一致' } })

  assert.deepEqual(mute, { refused: 'field_missing', field: 'description', duty: 'PT-16.1' })
  assert.equal((await eventsOfCase(district, caseId)).at(-1)?.reason, '与档案一致')
})

test('PT-16.2: data older than its update frequency becomes an issue of its provider, once until it is settled', async t => {
  const district = await openMovingDistrict(t)
  const entryId = await collectedEntry(district, { changes: { updateFrequency: 'daily' } })
  const resting = await collectedEntry(district, { changes: { updateFrequency: 'static' } })

  await moveTo(district, '2026-03-03')
  const fresh = await issuesOf(district, entryId)
  await moveTo(district, '2026-03-04')
  await moveTo(district, '2026-03-06')
  const stale = await issuesOf(district, entryId)

  assert.deepEqual(fresh, [])
  assert.deepEqual(
    stale.map(({ state, unit_id, content }) => ({ state, unit_id, content })),
    [{ state: 'forwarded', unit_id: district.provider.unitId, content: { entryId, issueType: 'timeliness' } }],
  )
  assert.deepEqual(await issuesOf(district, resting), [])
})

test('PT-16.3: a reconciliation that differs opens an issue with the difference and forwards it at once', async () => {
  const district = await openDistrict()
  const { provider, operator } = district
  const entryId = await collectedEntry(district)
  const caseId = await collectionOf(district, entryId)

  const same = await take(district, 'collection.reconcile', { actor: provider, caseId, input: { sourceRows: 3 } })
  const none = await issuesOf(district, entryId)
  await take(district, 'collection.reconcile', { actor: operator, caseId, input: { sourceRows: 13 } })
  const [issue] = await issuesOf(district, entryId)

  assert.deepEqual([same.state, same.duties, none], ['collected', ['PT-16.3'], []])
  assert.deepEqual(
    [issue?.state, issue?.content],
    ['forwarded', { entryId, issueType: 'reconciliation', sourceRows: 13, platformRows: 3 }],
  )
  const events = await eventsOfCase(district, issue?.id ?? '')
  assert.deepEqual(
    events.map(event => [event.step, event.on_behalf_of, event.duties]),
    [
      ['dataIssue.report', null, ['PT-16.1']],
      ['dataIssue.forward', 'operator', ['PT-16.3']],
    ],
  )
})

test('ZH-18.1: a problem is handled within five working days of its arrival at the provider; lateness settles nothing', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const entryId = await publishReviewed(district, buildEntry(elements))
  const { caseId } = await take(district, 'dataIssue.report', { actor: district.consumer, input: { ...told, entryId } })
  const before = await clocksOfCase(district, caseId)
  await moveTo(district, '2026-03-04')

  await take(district, 'dataIssue.forward', { actor: district.operator, caseId })
  const clocks = await clocksOfCase(district, caseId)
  await moveTo(district, '2026-03-12')
  const late = await stateOfCase(district, caseId)
  await take(district, 'dataIssue.verify', { actor: district.provider, caseId })
  const fixed = await take(district, 'dataIssue.fix', { actor: district.provider, caseId, input: correction })

  assert.deepEqual(before, [])
  assert.deepEqual(clocks, [
    { duty: 'ZH-18.1', started_on: '2026-03-04', due_on: '2026-03-11', ended_on: null, ended_by: null },
  ])
  assert.equal(late.state, 'forwarded')
  assert.deepEqual(fixed.duties, ['ZH-18.1'])
  assert.equal((await clocksOfCase(district, caseId))[0]?.ended_by, 'dataIssue.fixed')
})

test('ZH-17: data is collected at the cycle of its entry; what is late is told to the unit', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const { provider } = district
  const entryId = await publishReviewed(
    district,
    buildEntry({ ...elements, items: testItems, updateFrequency: 'monthly', openingAttribute: 'notOpen' }),
  )
  await collect(district, entryId)
  const [load] = (await eventsOfCase(district, await collectionOf(district, entryId))).slice(-1)

  await moveTo(district, '2026-04-02')
  const inTime = await issuesOf(district, entryId)
  await moveTo(district, '2026-04-11')
  const [issue] = await issuesOf(district, entryId)

  assert.deepEqual([load?.step, load?.duties.includes('ZH-17')], ['collection.load', true])
  assert.deepEqual(inTime, [])
  const notices = await noticesOfCase(district, issue?.id ?? '')
  assert.deepEqual(
    notices.map(notice => [notice.kind, notice.unit_id]),
    [['dataIssueForwarded', provider.unitId]],
  )
})

test('CM-13: an issue is traced to the source record, the collector and the verifier; no limit runs on it', async t => {
  const district = await openDistrictOf(t, 'chongming')
  const input = buildEntry({ ...elements, provisionMode: 'api' })
  const { caseId: entryId } = await take(district, 'catalogEntry.submit', { actor: district.provider, input })
  await take(district, 'catalogEntry.pass', { actor: district.operator, caseId: entryId })
  const caseId = await forwarded(district, entryId)
  const trace = { sourceRecord: '登记簿第 3 号', issueCollector: '登记科', issueVerifier: '档案科' }

  const untraced = await tryStep(district, 'dataIssue.verify', { actor: district.provider, caseId })
  const verified = await take(district, 'dataIssue.verify', { actor: district.provider, caseId, input: trace })
  await take(district, 'dataIssue.reject', { actor: district.provider, caseId, input: { reason: '与来源一致' } })
  const closed = await take(district, 'dataIssue.close', {
    actor: district.operator,
    caseId,
    input: { checkResult: 'confirmed', reason: '已核对' },
  })

  assert.deepEqual(untraced, { refused: 'field_missing', field: 'sourceRecord', duty: 'CM-13' })
  assert.deepEqual([verified.duties, closed.state], [['CM-13'], 'closed'])
  assert.deepEqual(await clocksOfCase(district, caseId), [])
})

async function forwarded(district: District, entryId: string, actor: Account = district.consumer): Promise<string> {
  const { caseId } = await take(district, 'dataIssue.report', { actor, input: { ...told, entryId } })
  await take(district, 'dataIssue.forward', { actor: district.operator, caseId })
  return caseId
}

async function issuesOf({ platform }: District, entryId: string) {
  const { rows } = await platform.database.raw(
    `select matter_case.id, state, unit_id, content from matter_case join case_record on case_id = id
     where type = 'dataIssue' and content->>'entryId' = $1 order by number`,
    [entryId],
  )
  return rows as { id: string; state: string; unit_id: string; content: object }[]
}
