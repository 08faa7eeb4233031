import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moveTo, newUnit, take, tryStep } from './article-fixture.ts'
import { lastEvent, stateOfCase } from './case-views.ts'
import { openDistrictOf } from './other-districts.ts'
import { handIn, openPerson, signsIn } from './record-views.ts'
import { districtOf } from './shared-districts.ts'

test('CM-31: a contractor signs only after the review and with the agreement, and access ends with it', async t => {
  const district = await openDistrictOf(t, 'chongming')
  const actor = district.provider
  const company = await newUnit(district.platform, 'processor')
  const login = `c${Date.now().toString(36)}`
  const account = await openPerson(district, { unitId: company.unitId, login, roles: ['processor'] })
  const withoutContract = await stateOfCase(district, account)
  const { caseId } = await take(district, 'contractor.propose', {
    actor,
    input: { title: '系统运维', contractorUnit: company.unitId, entrustedWork: '日常运维' },
  })
  const term = { validFrom: '2026-03-02', validTo: '2026-03-04' }
  const unreviewed = await tryStep(district, 'contractor.sign', { actor, caseId, input: { ...term, signedBy: '双方' } })
  await take(district, 'contractor.review', { actor, caseId, input: { verdict: 'approve', findings: '符合' } })
  const unsigned = await tryStep(district, 'contractor.sign', { actor, caseId, input: { ...term, signedBy: '双方' } })
  const secrecyAgreement = [await handIn(district, actor)]
  await take(district, 'contractor.sign', { actor, caseId, input: { ...term, signedBy: '双方', secrecyAgreement } })
  await take(district, 'contractor.inspect', {
    actor,
    caseId,
    input: { inspectedOn: '2026-03-02', findings: '未留存数据' },
  })
  const during = await signsIn(district, login)
  await moveTo(district, '2026-03-05')

  assert.equal(withoutContract.state, 'disabled')
  assert.deepEqual(unreviewed, { refused: 'condition_unmet', field: 'notReviewed', duty: 'CM-31' })
  assert.deepEqual(unsigned, { refused: 'condition_unmet', field: 'secrecyAgreement', duty: 'CM-31' })
  assert.equal(during, true)
  assert.equal(await signsIn(district, login), false)
  assert.equal((await stateOfCase(district, caseId)).state, 'ended')
  assert.deepEqual((await lastEvent(district, caseId)).duties, ['CM-31'])
})

test('CM-31: a contract ends with what became of the data', async () => {
  const district = await districtOf('chongming')
  const actor = district.provider
  const company = await newUnit(district.platform, 'processor')
  const { caseId } = await take(district, 'contractor.propose', {
    actor,
    input: { title: '系统运维', contractorUnit: company.unitId, entrustedWork: '日常运维' },
  })
  await take(district, 'contractor.review', { actor, caseId, input: { verdict: 'approve', findings: '符合' } })
  const secrecyAgreement = [await handIn(district, actor)]
  const term = { validFrom: '2026-03-02', validTo: '2026-12-31', signedBy: '双方', secrecyAgreement }
  await take(district, 'contractor.sign', { actor, caseId, input: term })

  const silent = await tryStep(district, 'contractor.end', { actor, caseId, input: { reason: '项目结束' } })
  const ended = await take(district, 'contractor.end', {
    actor,
    caseId,
    input: { reason: '项目结束', dataReturned: 'destroyed' },
  })

  assert.deepEqual(silent, { refused: 'condition_unmet', field: 'dataReturned', duty: 'CM-31' })
  assert.equal(ended.state, 'ended')
})
