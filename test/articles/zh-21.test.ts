import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { buildEntry } from '../../server/test-platform.ts'
import {
  type Account,
  buildDemand,
  type District,
  moveTo,
  newUnit,
  openDistrict,
  partsOfDemand,
  servicesOf,
  signDemand,
  submitDemand,
  take,
  testItems,
  tryStep,
  without,
} from './article-fixture.ts'
import { clocksOfCase, lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'
import { elements, openDistrictOf, publishReviewed } from './other-districts.ts'

const open = { ...elements, items: testItems, openingAttribute: 'notOpen' }
const restricted = {
  ...open,
  sharingAttribute: 'conditional',
  limitReason: '仅供有关部门使用',
  ground: { level: '规章', title: '宁波市公共数据管理办法', article: '第十条' },
}

async function zhenhaiDemand(t: TestContext, entry: object = open) {
  const district = await openDistrictOf(t, 'zhenhai')
  const entryId = await publishReviewed(district, buildEntry(entry))
  return { district, content: buildDemand([entryId], { useMode: 'cityApi' }) }
}

async function reported(t: TestContext) {
  const { district, content } = await zhenhaiDemand(t)
  const { caseId } = await submitDemand(district, content)
  const answer = await take(district, 'demand.reportToCity', { actor: district.operator, caseId })
  return { district, caseId, answer }
}

const trySubmit = async (district: District, content: ReturnType<typeof buildDemand>, actor = district.consumer) =>
  tryStep(district, 'demand.submit', { actor, input: await signDemand(district, { content, actor }) })

test('ZH-21a: an application names the resource, the scenario and the mode of sharing', async t => {
  const { district, content } = await zhenhaiDemand(t)

  for (const field of ['dataContent', 'scenario', 'useMode'] as const) {
    assert.deepEqual(await trySubmit(district, without(content, field)), {
      refused: 'field_missing',
      field,
      duty: 'ZH-21a',
    })
  }
  const submitted = await submitDemand(district, content)
  assert.ok(submitted.duties.includes('ZH-21a'))
  assert.deepEqual(
    (await noticesOfCase(district, submitted.caseId)).map(({ role, kind }) => [role, kind]),
    [['operator', 'demandToRoute']],
  )
})

test('ZH-21a: an incomplete application goes back with its defects and comes again', async t => {
  const { district, content } = await zhenhaiDemand(t)
  const { caseId } = await submitDemand(district, content)
  const input = { defects: ['应用场景不清'] }

  const returned = await take(district, 'demand.returnDefects', { actor: district.operator, caseId, input })
  const again = await take(district, 'demand.resubmit', {
    actor: district.consumer,
    caseId,
    input: await signDemand(district, { content, actor: district.consumer, demandId: caseId }),
  })

  assert.deepEqual([returned.state, again.state], ['formallyIncomplete', 'submitted'])
  assert.ok(returned.duties.includes('ZH-21a') && again.duties.includes('ZH-21a'))
})

test('ZH-21b: every demand is reported to the city; the district approves none of it', async t => {
  const { district, caseId, answer } = await reported(t)

  assert.deepEqual([answer.state, answer.duties], ['reportedToCity', ['ZH-21b']])
  for (const step of ['demand.confirmNorm', 'demand.provision'] as const) {
    const input = step === 'demand.provision' ? { granted: [{ entryId: caseId, version: '1', digest: null }] } : {}
    const refused = await tryStep(district, step, { actor: district.operator, caseId, input })
    assert.equal('refused' in refused && refused.refused, 'not_in_this_law', step)
  }
})

test('ZH-21b: the city stays silent for sixty working days: still reported, nothing is deemed', async t => {
  const { district, caseId } = await reported(t)

  const swept = await moveTo(district, '2026-05-29')

  assert.deepEqual(swept, { applied: 0, failed: 0 })
  assert.deepEqual(await stateOfCase(district, caseId), { state: 'reportedToCity', since: '2026-03-02' })
  assert.deepEqual(await clocksOfCase(district, caseId), [])
})

test('ZH-21b: the answer of the city is recorded, a rejection with its reason', async t => {
  const { district, caseId } = await reported(t)
  const record = (input: object) =>
    tryStep(district, 'demand.recordCityAnswer', { actor: district.operator, caseId, input })

  assert.deepEqual(await record({ answer: 'reject' }), {
    refused: 'reason_missing',
    field: 'reason',
    duty: 'ZH-21b',
  })
  const rejected = await record({ answer: 'reject', reason: '与职责无关', documentNumber: '甬数据〔2026〕1号' })

  assert.ok('state' in rejected && rejected.state === 'cityRejected')
  const event = await lastEvent(district, caseId)
  assert.deepEqual([event.reason, event.duties], ['与职责无关', ['ZH-21b']])
})

test('ZH-21b: only the operator and the authority record the answer', async t => {
  const { district, caseId } = await reported(t)

  const answer = await tryStep(district, 'demand.recordCityAnswer', {
    actor: district.consumer,
    caseId,
    input: { answer: 'approve' },
  })

  assert.deepEqual(answer, { refused: 'role_missing', field: null, duty: 'ZH-21b' })
})

test('ZH-21b, ZH-22.1: an approved demand is served on the platform of the city, in the mode that was asked for', async t => {
  const { district, caseId } = await reported(t)
  await take(district, 'demand.recordCityAnswer', {
    actor: district.authority,
    caseId,
    input: { answer: 'approve' },
  })
  const grant = (input: object) => tryStep(district, 'demand.grantAccess', { actor: district.operator, caseId, input })

  assert.deepEqual(await grant({}), { refused: 'field_missing', field: 'access', duty: 'ZH-21b' })
  const granted = await grant({ access: '市数据接口共享平台,接口目录甲' })

  assert.ok('state' in granted && granted.state === 'inService')
  assert.deepEqual('duties' in granted && granted.duties, ['ZH-21b', 'ZH-22.1'])
  const [serviceId = ''] = await servicesOf(district, caseId)
  const started = await lastEvent(district, serviceId)
  assert.ok(started.duties.includes('ZH-21b'))
  const { rows } = await district.platform.database.raw('select mode, digest from sharing_service where id = $1', [
    serviceId,
  ])
  assert.deepEqual(rows, [{ mode: 'cityApi', digest: null }])
})

test('ZH-21c: on restricted data the provider may be heard first; its opinion decides nothing', async t => {
  const { district, content } = await zhenhaiDemand(t, restricted)
  const { caseId } = await submitDemand(district, content)

  const asked = await take(district, 'demand.forward', { actor: district.operator, caseId })
  const [part] = await partsOfDemand(district, caseId)
  const opinion = await take(district, 'demandPart.decide', {
    actor: district.provider,
    caseId: part?.id ?? '',
    input: { decision: 'reject', note: '字段过多' },
  })
  const heard = await stateOfCase(district, caseId)
  const sent = await take(district, 'demand.reportToCity', { actor: district.operator, caseId })

  assert.deepEqual([asked.duties, opinion.duties], [['ZH-21c'], ['ZH-21c']])
  assert.deepEqual([heard.state, sent.state], ['opinionsGiven', 'reportedToCity'])
})

test('ZH-21c: a provider that says nothing does not keep the demand from the city', async t => {
  const { district, content } = await zhenhaiDemand(t, restricted)
  const { caseId } = await submitDemand(district, content)
  await take(district, 'demand.forward', { actor: district.operator, caseId })

  const swept = await moveTo(district, '2026-05-29')
  const sent = await take(district, 'demand.reportToCity', { actor: district.operator, caseId })

  assert.deepEqual([swept.applied, sent.state], [0, 'reportedToCity'])
  assert.deepEqual(
    (await partsOfDemand(district, caseId)).map(part => part.state),
    ['withdrawn'],
  )
})

test('ZH-21c: on data that is shared without condition no provider is asked', async t => {
  const { district, content } = await zhenhaiDemand(t)
  const { caseId } = await submitDemand(district, content)

  const answer = await tryStep(district, 'demand.forward', { actor: district.operator, caseId })

  assert.equal('refused' in answer && answer.refused, 'not_in_this_law')
})

test('where the providers decide, nothing can be reported to the city', async () => {
  const district = await openDistrict()
  const actor: Account = await newUnit(district.platform, 'consumer')
  const { caseId: entryId } = await take(district, 'catalogEntry.submit', {
    actor: district.provider,
    input: buildEntry({ items: testItems }),
  })
  await take(district, 'catalogEntry.pass', { actor: district.operator, caseId: entryId })
  const { caseId } = await submitDemand(district, buildDemand([entryId]), actor)

  const answer = await tryStep(district, 'demand.reportToCity', { actor: district.operator, caseId })

  assert.equal('refused' in answer && answer.refused, 'not_in_this_law')
})
