import assert from 'node:assert/strict'
import { test } from 'node:test'
import { take, tryStep } from './article-fixture.ts'
import { lastEvent, stateOfCase } from './case-views.ts'
import { handIn, recordOf } from './record-views.ts'
import { districtOf } from './shared-districts.ts'

const violation = { title: '未按规定编目', facts: '三个系统没有目录', violationKind: '3' }

test('CM-33.1, CM-33.2, CM-33.3, CM-33.4, CM-33.5, CM-33.7: the authority records each kind under its own number', async () => {
  const district = await districtOf('chongming')
  const { authority: actor, provider } = district

  for (const kind of ['1', '2', '3', '4', '5', '7']) {
    const input = { ...violation, violationKind: kind, violatingUnit: provider.unitId }
    const { caseId } = await take(district, 'providerViolation.record', { actor, input })
    assert.deepEqual((await lastEvent(district, caseId)).duties, ['CM-33', `CM-33.${kind}`])
  }
  const input = { ...violation, violatingUnit: provider.unitId }
  const own = await tryStep(district, 'providerViolation.record', { actor: provider, input })
  const nobody = { ...input, violatingUnit: provider.accountId }
  const unknown = await tryStep(district, 'providerViolation.record', { actor, input: nobody })
  assert.equal('refused' in own && own.refused, 'role_missing')
  assert.equal('refused' in unknown && unknown.refused, 'unknown_thing')
})

test('CM-33.8: any other conduct needs words of its own', async () => {
  const district = await districtOf('chongming')
  const actor = district.authority
  const input = { ...violation, violationKind: '8', violatingUnit: district.provider.unitId }

  const bare = await tryStep(district, 'providerViolation.record', { actor, input })
  const said = { ...input, otherText: '拒绝配合检查' }
  const { caseId } = await take(district, 'providerViolation.record', { actor, input: said })

  assert.deepEqual(bare, { refused: 'condition_unmet', field: 'otherText', duty: 'CM-33.8' })
  assert.deepEqual((await lastEvent(district, caseId)).duties, ['CM-33', 'CM-33.8'])
})

test('CM-33: a correction is ordered, replied to and verified; what is serious is referred with its evidence', async () => {
  const district = await districtOf('chongming')
  const { authority: actor, provider } = district
  const input = { ...violation, violatingUnit: provider.unitId }
  const { caseId } = await take(district, 'providerViolation.record', { actor, input })
  const order = { order: '补编目录', correctBy: '2026-03-31' }
  await take(district, 'providerViolation.orderCorrection', { actor, caseId, input: order })
  await take(district, 'providerViolation.reply', { actor: provider, caseId, input: { corrected: '已补编两个' } })
  const again = { accepted: 'no', reason: '还差一个' }
  await take(district, 'providerViolation.verify', { actor, caseId, input: again })
  const between = await stateOfCase(district, caseId)

  const grave = { referredTo: '区纪委监委', seriousness: '多次不改' }
  const bare = await tryStep(district, 'providerViolation.refer', { actor, caseId, input: grave })
  const evidence = [await handIn(district, actor)]
  await take(district, 'providerViolation.refer', { actor, caseId, input: { ...grave, evidence } })
  const { referral } = await recordOf(district, caseId)

  assert.equal(between.state, 'correctionOrdered')
  assert.deepEqual(bare, { refused: 'condition_unmet', field: 'evidence', duty: 'CM-33' })
  assert.deepEqual(referral, {
    violationKind: '3',
    facts: '三个系统没有目录',
    order: '补编目录',
    corrected: '已补编两个',
    ...grave,
    evidence,
  })
})
