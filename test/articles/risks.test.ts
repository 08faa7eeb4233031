import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testActor } from '../../server/test-platform.ts'
import { activeService, moveTo, newUnit, openMovingDistrict, take, tryStep } from './article-fixture.ts'
import { eventsOfCase, lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'
import { listedSet } from './open-fixture.ts'
import { openPerson, recordOf } from './record-views.ts'
import { districtOf } from './shared-districts.ts'

const risk = {
  title: '接口被枚举',
  riskArea: 'sharing',
  urgency: 'high',
  foundOn: '2026-03-02',
  description: '一夜之间查询十万次。',
}

test('PT-4.3, PT-4.4: a report reaches each regulator by its name, and its receipt is confirmed on the record', async () => {
  const district = await districtOf('putuo')
  const [cyberspace, police] = [
    await newUnit(district.platform, 'securityRegulator'),
    await newUnit(district.platform, 'securityRegulator'),
  ]
  const { caseId } = await take(district, 'riskCase.open', { actor: district.operator, input: risk })
  await take(district, 'riskCase.report', { actor: district.operator, caseId, input: { reportText: '请指导处置' } })

  await take(district, 'riskCase.acknowledge', { actor: police, caseId, input: { note: '收到,派员核查' } })
  const stranger = await tryStep(district, 'riskCase.acknowledge', {
    actor: district.consumer,
    caseId,
    input: { note: '收到' },
  })
  const told = await noticesOfCase(district, caseId)
  const record = await recordOf(district, caseId)
  const deliveries = record.deliveries as { office: string; unitId: string | null }[]

  for (const { unitId } of [cyberspace, police]) {
    assert.ok(told.some(notice => notice.kind === 'riskReported' && notice.unit_id === unitId))
    assert.ok(deliveries.some(delivery => delivery.office === 'securityRegulator' && delivery.unitId === unitId))
  }
  assert.ok(deliveries.some(delivery => delivery.office === 'authority'))
  assert.deepEqual(record.receipts, [
    { unitId: police.unitId, offices: ['securityRegulator'], on: '2026-03-02', note: '收到,派员核查' },
  ])
  assert.equal('refused' in stranger && stranger.refused, 'role_missing')
})

test('PT-31b: a risk stops the service at once, is reported, and the service goes on only after it was disposed of', async () => {
  const district = await districtOf('putuo')
  const { serviceId } = await activeService(district)
  const actor = district.operator
  const { caseId } = await take(district, 'riskCase.open', { actor, input: { ...risk, services: [serviceId] } })

  const stop = { measureKind: 'suspendService', measure: '立即暂停,核查调用', services: [serviceId] }
  await take(district, 'riskCase.takeMeasure', { actor, caseId, input: stop })
  const stopped = await stateOfCase(district, serviceId)
  const early = await tryStep(district, 'riskCase.close', { actor, caseId, input: { result: '已消除' } })
  const around = { actor, caseId: serviceId, input: { reason: '已消除' } }
  const bypassed = await tryStep(district, 'sharingService.clearRisk', around)
  await take(district, 'riskCase.report', { actor, caseId, input: { reportText: '请指导处置' } })
  const disposition = { disposition: '限制查询条件后恢复', mayResume: 'yes' }
  await take(district, 'riskCase.dispose', { actor: testActor(null, 'securityRegulator'), caseId, input: disposition })
  await take(district, 'riskCase.close', { actor, caseId, input: { result: '已限制查询条件' } })

  assert.equal(stopped.state, 'suspendedRisk')
  assert.deepEqual(early, { refused: 'condition_unmet', field: 'notDisposed', duty: 'PT-31b' })
  assert.deepEqual(bypassed, early)
  assert.equal((await stateOfCase(district, serviceId)).state, 'active')
  assert.ok((await lastEvent(district, serviceId)).duties.includes('PT-31b'))
  assert.deepEqual((await eventsOfCase(district, caseId))[2]?.duties, ['PT-31b'])
})

test('PT-31b: an urgent risk ends the service for good; a measure that names nothing is refused', async () => {
  const district = await districtOf('putuo')
  const { serviceId } = await activeService(district)
  const actor = district.operator
  const { caseId } = await take(district, 'riskCase.open', { actor, input: risk })

  const nothing = { measureKind: 'terminateService', measure: '终止' }
  const bare = await tryStep(district, 'riskCase.takeMeasure', { actor, caseId, input: nothing })
  const unknown = { ...nothing, services: [caseId] }
  const wrong = await tryStep(district, 'riskCase.takeMeasure', { actor, caseId, input: unknown })
  await take(district, 'riskCase.takeMeasure', { actor, caseId, input: { ...nothing, services: [serviceId] } })

  assert.deepEqual(bare, { refused: 'invalid_input', field: 'services', duty: null })
  assert.deepEqual(wrong, { refused: 'unknown_thing', field: 'services', duty: null })
  assert.equal((await stateOfCase(district, serviceId)).state, 'terminatedRisk')
})

test('PT-31b: an open set, an account and every service of a unit are stopped at once, by the office alone', async () => {
  const district = await districtOf('putuo')
  const { operator: actor, provider } = district
  const { openId } = await listedSet(district)
  const { serviceId } = await activeService(district)
  const login = `r${Date.now().toString(36)}`
  const person = await openPerson(district, { unitId: provider.unitId, login, roles: ['provider'] })
  const opened = { ...risk, concernedUnit: provider.unitId }
  const { caseId } = await take(district, 'riskCase.open', { actor, input: opened })
  const close = { measureKind: 'disableAccount', measure: '账号被盗用', stoppedAccount: person }
  const set = { measureKind: 'suspendOpenSet', measure: '含有个人信息', openSets: [openId] }
  const unit = { measureKind: 'suspendUnit', measure: '调用异常', stoppedUnit: district.consumer.unitId }

  const byProvider = await tryStep(district, 'riskCase.takeMeasure', { actor: provider, caseId, input: close })
  for (const input of [close, set, unit]) await take(district, 'riskCase.takeMeasure', { actor, caseId, input })
  const states = await Promise.all([openId, serviceId, person].map(id => stateOfCase(district, id)))
  await take(district, 'riskCase.report', { actor, caseId, input: { reportText: '请处理' } })
  const disposition = { disposition: '已核实', mayResume: 'yes' }
  await take(district, 'riskCase.dispose', { actor: testActor(null, 'authority'), caseId, input: disposition })
  await take(district, 'riskCase.close', { actor, caseId, input: { result: '已消除' } })
  const after = await Promise.all([openId, serviceId, person].map(id => stateOfCase(district, id)))

  assert.deepEqual(byProvider, { refused: 'role_missing', field: null, duty: null })
  assert.deepEqual(
    states.map(one => one.state),
    ['suspended', 'suspendedRisk', 'disabled'],
  )
  assert.deepEqual(
    after.map(one => one.state),
    ['open', 'active', 'disabled'],
  )
})

test('PT-29a: unusual use of a service raises an alarm with the service and its consumer, once', async t => {
  const district = await openMovingDistrict(t)
  const { serviceId } = await activeService(district)
  const use = (day: string, calls: number, result = 'ok') =>
    district.platform.database.raw('insert into service_use values ($1, $2, $3, $4, 0)', [
      serviceId,
      day,
      result,
      calls,
    ])
  for (let n = 3; n <= 9; n++) await use(`2026-03-0${n}`, 40)
  await use('2026-03-10', 900)
  await moveTo(district, '2026-03-11')
  await moveTo(district, '2026-03-11')

  const { rows } = await district.platform.database.raw(
    `select matter_case.id, unit_id, state, content->'services' as services from matter_case
     join case_record on case_id = id where type = 'riskCase'`,
    [],
  )
  const [found] = rows as { id: string; unit_id: string; state: string; services: string[] }[]

  assert.deepEqual(rows, [{ id: found?.id, unit_id: district.consumer.unitId, state: 'found', services: [serviceId] }])
  assert.deepEqual(
    (await noticesOfCase(district, found?.id ?? '')).map(notice => notice.kind),
    ['riskFound'],
  )
})

test('PT-29a: the usual use of a service raises no alarm', async t => {
  const district = await openMovingDistrict(t)
  const { serviceId } = await activeService(district)
  for (let n = 3; n <= 9; n++) {
    await district.platform.database.raw(`insert into service_use values ($1, $2, 'ok', 300, 0)`, [
      serviceId,
      `2026-03-0${n}`,
    ])
  }
  await moveTo(district, '2026-03-10')

  const { rows } = await district.platform.database.raw(`select id from matter_case where type = 'riskCase'`, [])
  assert.deepEqual(rows, [])
})

test('CM-29b: a risk without a measure is not closed', async () => {
  const district = await districtOf('chongming')
  const actor = district.provider
  const { caseId } = await take(district, 'riskCase.open', { actor, input: risk })

  const refused = await tryStep(district, 'riskCase.close', { actor, caseId, input: { result: '无' } })
  const repair = { measureKind: 'repair', measure: '修补漏洞' }
  await take(district, 'riskCase.takeMeasure', { actor, caseId, input: repair })
  const closed = await take(district, 'riskCase.close', { actor, caseId, input: { result: '已修补' } })

  assert.deepEqual(refused, { refused: 'condition_unmet', field: 'noMeasure', duty: 'CM-29b' })
  assert.equal(closed.state, 'closed')
  assert.ok((await lastEvent(district, caseId)).duties.includes('CM-29b'))
})

test('SH-35.1: a risk in opening goes from warning through analysis to disposal, each with its day', async () => {
  const district = await districtOf('shanghai')
  const regulator = testActor(null, 'securityRegulator')
  const input = { ...risk, riskArea: 'opening' }
  const { caseId } = await take(district, 'riskCase.open', { actor: regulator, input })
  await take(district, 'riskCase.analyse', {
    actor: regulator,
    caseId,
    input: { analysis: '可由多个数据集拼合识别个人', urgency: 'high' },
  })
  await take(district, 'riskCase.report', { actor: district.operator, caseId, input: { reportText: '拟中止开放' } })
  const early = await tryStep(district, 'riskCase.dispose', {
    actor: district.operator,
    caseId,
    input: { disposition: '中止开放', mayResume: 'no' },
  })
  await take(district, 'riskCase.dispose', {
    actor: regulator,
    caseId,
    input: { disposition: '中止开放', mayResume: 'no' },
  })

  assert.deepEqual(early, { refused: 'role_missing', field: null, duty: 'SH-35.1' })
  assert.deepEqual(
    (await eventsOfCase(district, caseId)).map(event => [event.to_state, event.effective_on, event.duties]),
    [
      ['found', '2026-03-02', ['SH-35.1']],
      ['analysed', '2026-03-02', ['SH-35.1']],
      ['reported', '2026-03-02', []],
      ['disposed', '2026-03-02', ['SH-35.1']],
    ],
  )
})
