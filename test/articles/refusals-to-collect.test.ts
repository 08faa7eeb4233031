import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry } from '../../server/test-platform.ts'
import {
  collect,
  collectionOf,
  type District,
  openDistrict,
  publishEntry,
  take,
  testItems,
  tryStep,
} from './article-fixture.ts'
import { clocksOfCase, eventsOfCase, noticesOfCase, stateOfCase } from './case-views.ts'
import { elements, openDistrictOf } from './other-districts.ts'

const ground = (level: string) => ({ level, title: '（虚构）档案条例', article: '第八条' })
const report = { recipient: '市数据局', reportedOn: '2026-03-02', reportText: '该单位未有明确依据拒绝归集。' }

test('PT-11.1b: a refusal is founded only on a law or regulation; a departmental rule is marked as no clear ground', async () => {
  const district = await openDistrict()
  const { provider, operator } = district
  const [lawful, low] = [await pending(district), await pending(district)]
  const claim = (caseId: string, level: string) =>
    take(district, 'collection.claimRefusal', {
      actor: provider,
      caseId,
      input: { reason: '档案不得外传', ground: ground(level) },
    })

  const founded = await claim(lawful, '地方性法规')
  const judged = await take(district, 'collection.judgeRefusal', {
    actor: operator,
    caseId: lawful,
    input: { finding: 'founded', reason: '条例第八条明确' },
  })
  const unfounded = await claim(low, '规章')

  assert.deepEqual([founded.state, judged.state, unfounded.state], ['refusalClaimed', 'exempt', 'unfounded'])
  assert.deepEqual(unfounded.duties, ['PT-11.1b'])
  assert.equal(
    (await clocksOfCase(district, lawful)).find(clock => clock.duty === 'PT-15')?.ended_by,
    'collection.exempt',
  )
  assert.equal((await clocksOfCase(district, low)).find(clock => clock.duty === 'PT-15')?.ended_by, null)
})

test('PT-11.1b: the operator may find a stated ground unfounded; only the provider claims one', async () => {
  const district = await openDistrict()
  const caseId = await pending(district)
  const input = { reason: '档案不得外传', ground: ground('法律') }
  const foreign = await tryStep(district, 'collection.claimRefusal', { actor: district.operator, caseId, input })

  await take(district, 'collection.claimRefusal', { actor: district.provider, caseId, input })
  const judged = await take(district, 'collection.judgeRefusal', {
    actor: district.operator,
    caseId,
    input: { finding: 'unfounded', reason: '该条不涉及本数据' },
  })

  assert.equal('refused' in foreign && foreign.refused, 'role_missing')
  assert.equal(judged.state, 'unfounded')
  assert.equal((await refusalCases(district, caseId)).length, 1)
})

test('PT-11.1c: an unfounded refusal lies with the authority, and closes only after a report was recorded', async () => {
  const district = await openDistrict()
  const { authority, provider } = district
  const collectionId = await pending(district)
  await take(district, 'collection.claimRefusal', {
    actor: provider,
    caseId: collectionId,
    input: { reason: '不方便' },
  })
  const [found] = await refusalCases(district, collectionId)
  const caseId = found?.id ?? ''

  const early = await tryStep(district, 'refusalCase.close', { actor: authority, caseId, input: { result: '已处理' } })
  const ahead = await tryStep(district, 'refusalCase.report', {
    actor: authority,
    caseId,
    input: { ...report, reportedOn: '2026-03-03' },
  })
  const reported = await take(district, 'refusalCase.report', { actor: authority, caseId, input: report })
  const closed = await take(district, 'refusalCase.close', { actor: authority, caseId, input: { result: '已归集' } })

  assert.equal(found?.state, 'withAuthority')
  assert.deepEqual(early, { refused: 'step_not_possible', field: null, duty: 'PT-11.1c' })
  assert.equal('refused' in ahead && ahead.field, 'reportedOn')
  assert.deepEqual([reported.duties, closed.state], [['PT-11.1c'], 'closed'])
  const told = (await noticesOfCase(district, caseId)).filter(notice => notice.role === 'authority')
  assert.deepEqual(
    told.map(notice => notice.kind),
    ['refusalToReport'],
  )
})

test('PT-11.1c: a provider that collects after all withdraws its refusal', async () => {
  const district = await openDistrict()
  const entryId = await publishEntry(district, { changes: { items: testItems } })
  const collectionId = await collectionOf(district, entryId)
  await take(district, 'collection.claimRefusal', {
    actor: district.provider,
    caseId: collectionId,
    input: { reason: '不方便' },
  })
  const [found] = await refusalCases(district, collectionId)

  await collect(district, entryId)

  assert.equal((await stateOfCase(district, found?.id ?? '')).state, 'withdrawn')
  assert.equal((await stateOfCase(district, collectionId)).state, 'collected')
})

test('CM-11: without a law or regulation nothing is exempt from collection', async t => {
  const district = await openDistrictOf(t, 'chongming')
  const { provider, operator } = district
  const input = buildEntry({ ...elements, provisionMode: 'api' })
  const { caseId: entryId } = await take(district, 'catalogEntry.submit', { actor: provider, input })
  await take(district, 'catalogEntry.pass', { actor: operator, caseId: entryId })
  const caseId = await collectionOf(district, entryId)
  const claim = (given: object) =>
    tryStep(district, 'collection.claimRefusal', { actor: provider, caseId, input: { reason: '档案', ...given } })

  const bare = await claim({})
  const low = await claim({ ground: ground('规章') })
  await claim({ ground: ground('行政法规') })
  const judged = await take(district, 'collection.judgeRefusal', {
    actor: operator,
    caseId,
    input: { finding: 'founded', reason: '条例明确' },
  })

  assert.deepEqual(
    [bare, low],
    [
      { refused: 'ground_missing', field: 'ground', duty: 'CM-11' },
      { refused: 'ground_level', field: 'ground', duty: 'CM-11' },
    ],
  )
  assert.deepEqual([judged.state, judged.duties], ['exempt', ['CM-11']])
  assert.deepEqual(
    (await eventsOfCase(district, caseId)).map(event => event.step),
    ['collection.open', 'collection.claimRefusal', 'collection.judgeRefusal'],
  )
})

async function pending(district: District): Promise<string> {
  return collectionOf(district, await publishEntry(district))
}

async function refusalCases({ platform }: District, collectionId: string) {
  const { rows } = await platform.database.raw(
    `select id, state from matter_case where type = 'refusalCase' and parent_id = $1`,
    [collectionId],
  )
  return rows as { id: string; state: string }[]
}
