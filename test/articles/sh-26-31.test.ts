import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSet } from '../../server/open-data/open-files.ts'
import { openDistrict, take, tryStep } from './article-fixture.ts'
import { lastEvent, noticesOfCase, stateOfCase } from './case-views.ts'
import { listedSet } from './open-fixture.ts'
import { anyone, buildRequest, deliveredData, handedIn, newApplicant } from './opening-fixture.ts'
import { recordOf } from './record-views.ts'

type District = Awaited<ReturnType<typeof openDistrict>>

async function complaintOver(district: District, openListEntryId: string, by = anyone) {
  const evidence = [await handedIn(district, by, '证据.txt')]
  const input = { openListEntryId, rightInfringed: 'privacy', facts: '可识别本人', evidence }
  return (await take(district, 'rightsComplaint.submit', { actor: by, input })).caseId
}

async function isRead(district: District, openId: string): Promise<string> {
  return openSet(district.platform, openId).then(
    () => 'open',
    (error: { code?: string }) => String(error.code),
  )
}

test('SH-26.1: anybody tells of an infringed right with evidence, and provider and operator see it at once', async () => {
  const district = await openDistrict()
  const { openId } = await listedSet(district)
  const input = { openListEntryId: openId, rightInfringed: 'privacy', facts: '可识别本人' }

  const bare = await tryStep(district, 'rightsComplaint.submit', { actor: anyone, input })
  const caseId = await complaintOver(district, openId)

  assert.deepEqual(bare, { refused: 'field_missing', field: 'evidence', duty: 'SH-26.1' })
  const told = (await noticesOfCase(district, caseId)).map(one => one.role ?? one.unit_id)
  assert.deepEqual(told.toSorted(), [district.provider.unitId, 'operator'].toSorted())
})

test('SH-26.2a, SH-26.2b: where it is necessary the opening stops at once with all deliveries, and goes on after the check', async () => {
  const district = await openDistrict()
  const { openId, deliveryId, applicant } = await deliveredData(district)
  const caseId = await complaintOver(district, openId, applicant)
  const judge = { actor: district.provider, caseId }

  const bare = await tryStep(district, 'rightsComplaint.judge', { ...judge, input: { suspensionNeeded: true } })
  await take(district, 'rightsComplaint.judge', { ...judge, input: { suspensionNeeded: true, reason: '可能泄露隐私' } })
  const stopped = [(await stateOfCase(district, openId)).state, (await stateOfCase(district, deliveryId)).state]
  const use = { actor: applicant, caseId: deliveryId, input: { read: 'rows', detail: '0+1' } }
  const used = await tryStep(district, 'delivery.use', use)
  await take(district, 'rightsComplaint.decide', { ...judge, input: { outcome: 'reopen', findings: '不可识别个人' } })
  const again = [(await stateOfCase(district, openId)).state, (await stateOfCase(district, deliveryId)).state]
  await take(district, 'rightsComplaint.answer', { ...judge, input: { answer: '经核实不可识别' } })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'reason', duty: 'SH-26.2a' })
  assert.deepEqual(stopped, ['suspended', 'suspended'])
  assert.equal('refused' in used && used.refused, 'step_not_possible')
  assert.deepEqual(again, ['open', 'delivered'])
  const answer = (await noticesOfCase(district, caseId)).at(-1)
  assert.deepEqual(
    [answer?.kind, answer?.unit_id, answer?.duty],
    ['rightsComplaintAnswered', applicant.unitId, 'SH-26.2b'],
  )
})

test('SH-26.2a: a suspended set is not read by anyone, and two complaints keep it so until both are decided', async () => {
  const district = await openDistrict()
  const { openId } = await listedSet(district)
  const cases = [await complaintOver(district, openId), await complaintOver(district, openId)]
  const actor = district.provider
  for (const caseId of cases) {
    await take(district, 'rightsComplaint.judge', {
      actor,
      caseId,
      input: { suspensionNeeded: true, reason: '需核实' },
    })
  }
  const during = await isRead(district, openId)

  const decide = { outcome: 'reopen', findings: '不成立' }
  await take(district, 'rightsComplaint.decide', { actor, caseId: cases[0] ?? '', input: decide })
  const half = await isRead(district, openId)
  await take(district, 'rightsComplaint.decide', { actor, caseId: cases[1] ?? '', input: decide })

  assert.deepEqual([during, half, await isRead(district, openId)], ['opening_suspended', 'opening_suspended', 'open'])
})

test('SH-26.2b: data is withdrawn for good, or processed and opened again', async () => {
  const district = await openDistrict()
  const first = await listedSet(district)
  const second = await listedSet(district)
  const actor = district.provider
  const judged = async (openId: string) => {
    const caseId = await complaintOver(district, openId)
    await take(district, 'rightsComplaint.judge', {
      actor,
      caseId,
      input: { suspensionNeeded: true, reason: '需核实' },
    })
    return caseId
  }
  const withdrawn = await judged(first.openId)
  const processed = await judged(second.openId)

  await take(district, 'rightsComplaint.decide', {
    actor,
    caseId: withdrawn,
    input: { outcome: 'withdraw', findings: '属实' },
  })
  await take(district, 'rightsComplaint.decide', {
    actor,
    caseId: processed,
    input: { outcome: 'process', findings: '部分属实' },
  })
  const processing = (await stateOfCase(district, second.openId)).state
  await take(district, 'rightsComplaint.completeProcessing', {
    actor,
    caseId: processed,
    input: { processing: '已脱敏' },
  })

  assert.equal((await stateOfCase(district, first.openId)).state, 'withdrawn')
  assert.ok((await lastEvent(district, first.openId)).duties.includes('SH-26.2b'))
  assert.deepEqual([processing, (await stateOfCase(district, second.openId)).state], ['suspended', 'open'])
})

test('SH-30.2: anybody reports a wrongful use, gets a number, and somebody has to look into it', async () => {
  const district = await openDistrict()
  const { openId, applicant } = await deliveredData(district)
  const input = { openListEntryId: openId, title: '转卖数据', facts: '某网站出售' }

  const { caseId, number } = await take(district, 'violationReport.submit', { actor: anyone, input })
  await take(district, 'violationReport.assign', {
    actor: district.operator,
    caseId,
    input: { handledBy: district.provider.unitId },
  })
  const assigned = (await noticesOfCase(district, caseId)).at(-1)
  await take(district, 'violationReport.verify', {
    actor: district.provider,
    caseId,
    input: { holdsTrue: true, findings: '网站展示全部代码', reuserId: applicant.unitId },
  })
  const answered = await take(district, 'violationReport.answer', {
    actor: district.operator,
    caseId,
    input: { answer: '已立案' },
  })

  assert.match(number, /^VR-2026-\d{6}$/)
  assert.deepEqual([assigned?.kind, assigned?.unit_id], ['violationReportAssigned', district.provider.unitId])
  assert.deepEqual([answered.state, answered.duties.includes('SH-30.2')], ['answered', true])
  const { rows } = await district.platform.database.raw(
    `select state from matter_case where type = 'reuserViolation' and party_id = $1`,
    [applicant.unitId],
  )
  assert.deepEqual(rows, [{ state: 'suspected' }])
})

async function suspected(district: District) {
  const delivered = await deliveredData(district)
  const input = { reuserId: delivered.applicant.unitId, deliveryId: delivered.deliveryId, observedUse: '用于商业推销' }
  const { caseId } = await take(district, 'reuserViolation.suspect', { actor: district.operator, input })
  return { ...delivered, caseId }
}

test('SH-30.1: each read of conditional data is on record, and a suspicion alarms the three offices', async () => {
  const district = await openDistrict()
  const { deliveryId, applicant, caseId } = await suspected(district)

  const used = await take(district, 'delivery.use', {
    actor: applicant,
    caseId: deliveryId,
    input: { read: 'file', detail: 'csv' },
  })

  assert.ok(used.duties.includes('SH-30.1'))
  const told = (await noticesOfCase(district, caseId)).filter(one => one.kind === 'maliciousCalls')
  assert.deepEqual(told.map(one => one.role).toSorted(), ['authority', 'openingAuthority', 'operator'])
})

test('SH-31.1, SH-31.1.1, SH-31.1.2, SH-31.1.5: a record names its kind and carries what that kind is shown by', async () => {
  const district = await openDistrict()
  const { caseId } = await suspected(district)
  const record = (input: object) =>
    tryStep(district, 'reuserViolation.record', {
      actor: district.operator,
      caseId,
      input: { findings: '属实', ...input },
    })

  assert.deepEqual(await record({}), { refused: 'field_missing', field: 'violationKind', duty: 'SH-31.1' })
  const kinds = [
    ['platformRules', 'brokenClause', 'SH-31.1.1'],
    ['illegalMeans', 'proofOfMeans', 'SH-31.1.2'],
    ['other', 'violationText', 'SH-31.1.5'],
  ] as const
  for (const [violationKind, field, duty] of kinds) {
    assert.deepEqual(await record({ violationKind }), { refused: 'field_missing', field, duty })
  }
  const recorded = await record({ violationKind: 'platformRules', brokenClause: '第八条' })
  assert.deepEqual('duties' in recorded && [recorded.state, recorded.duties.includes('SH-31.1.1')], ['recorded', true])
})

test('SH-31.1.3, SH-31.1.4: an infringed right links its complaint; a use beyond the agreement stands beside what was agreed', async () => {
  const district = await openDistrict()
  const { caseId, openId, applicant } = await suspected(district)
  const complaintId = await complaintOver(district, openId)
  const second = await take(district, 'reuserViolation.suspect', {
    actor: district.operator,
    input: { reuserId: applicant.unitId, complaintId, observedUse: '公开个人信息' },
  })
  const record = (id: string, violationKind: string) =>
    take(district, 'reuserViolation.record', {
      actor: district.authority,
      caseId: id,
      input: { violationKind, findings: '属实' },
    })

  const scenario = await record(caseId, 'scenario')
  const rights = await record(second.caseId, 'rights')

  const { agreedUse, observedUse } = await recordOf(district, caseId)
  assert.deepEqual([agreedUse, observedUse], ['统计研究', '用于商业推销'])
  assert.equal((await recordOf(district, second.caseId)).complaintId, complaintId)
  assert.deepEqual([scenario.duties.includes('SH-31.1.4'), rights.duties.includes('SH-31.1.3')], [true, true])
})

test('SH-31.2: a limit and a closure bite at the delivery at once, can be published, and end with the measure', async () => {
  const district = await openDistrict()
  const { caseId, deliveryId, applicant, openId } = await suspected(district)
  const actor = district.operator
  const input = { violationKind: 'scenario', findings: '属实' }
  await take(district, 'reuserViolation.record', { actor, caseId, input })
  const use = (read: string) =>
    tryStep(district, 'delivery.use', { actor: applicant, caseId: deliveryId, input: { read, detail: '0+1' } })

  await take(district, 'reuserViolation.limit', { actor, caseId, input: { reason: '超出用途', readsPerDay: 1 } })
  const limited = [await use('file'), await use('rows'), await use('rows')].map(one =>
    'refused' in one ? one.refused : one.state,
  )
  await take(district, 'reuserViolation.closeAccess', { actor, caseId, input: { reason: '拒不改正' } })
  const closed = await use('rows')
  const application = await buildRequest(district, applicant, { openListEntryId: openId })
  const applied = await tryStep(district, 'accessRequest.submit', { actor: applicant, input: application })
  const published = await take(district, 'reuserViolation.publish', {
    actor,
    caseId,
    input: { publishedText: '予以公示' },
  })
  await take(district, 'reuserViolation.lift', { actor, caseId, input: { reason: '已改正' } })
  const after = await use('rows')

  assert.deepEqual(limited, ['access_limited', 'limited', 'access_limited'])
  assert.equal('refused' in closed && closed.refused, 'step_not_possible')
  assert.equal('refused' in applied && applied.refused, 'access_closed')
  assert.deepEqual([published.state, published.duties.includes('SH-31.2')], ['accessClosed', true])
  assert.equal('state' in after && after.state, 'delivered')
})

test('SH-31.1: a suspicion that proves unfounded is dismissed and leaves no measure', async () => {
  const district = await openDistrict()
  const { caseId } = await suspected(district)

  await take(district, 'reuserViolation.dismiss', { actor: district.operator, caseId, input: { reason: '查无此事' } })
  const actor = district.operator
  const measure = await tryStep(district, 'reuserViolation.closeAccess', { actor, caseId, input: { reason: '关闭' } })

  assert.deepEqual(measure, { refused: 'step_not_possible', field: null, duty: 'SH-31.2' })
  const stranger = await newApplicant(district)
  const byApplicant = await tryStep(district, 'reuserViolation.publish', {
    actor: stranger,
    caseId,
    input: { publishedText: 'x' },
  })
  assert.equal('refused' in byApplicant && byApplicant.refused, 'role_missing')
})
