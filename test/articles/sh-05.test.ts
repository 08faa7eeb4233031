import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newUnit, take, tryStep } from './article-fixture.ts'
import { noticesOfCase, stateOfCase } from './case-views.ts'
import { recordOf } from './record-views.ts'
import { districtOf } from './shared-districts.ts'

test('SH-5.4: a risk in opening reaches the office of network security, which disposes of it; a provider may not', async () => {
  const district = await districtOf('shanghai')
  const cyberspace = await newUnit(district.platform, 'securityRegulator')
  const input = {
    title: '（虚构）开放数据可还原个人身份',
    riskArea: 'opening',
    urgency: 'high',
    foundOn: '2026-03-02',
    description: '多个开放数据集关联后可识别个人。',
  }
  const { caseId } = await take(district, 'riskCase.open', { actor: district.operator, input })
  const before = await noticesOfCase(district, caseId)
  await take(district, 'riskCase.report', { actor: district.operator, caseId, input: { reportText: '请指导处置' } })
  const dispose = { caseId, input: { disposition: '调整字段后再行开放', mayResume: 'no' } }

  const stranger = await tryStep(district, 'riskCase.dispose', { actor: district.provider, ...dispose })
  await take(district, 'riskCase.acknowledge', { actor: cyberspace, caseId, input: { note: '收到' } })
  await take(district, 'riskCase.dispose', { actor: cyberspace, ...dispose })

  const isTold = ({ kind, unit_id }: { kind: string; unit_id: string | null }) =>
    kind === 'riskReported' && unit_id === cyberspace.unitId
  assert.deepEqual([before.some(isTold), (await noticesOfCase(district, caseId)).some(isTold)], [false, true])
  assert.equal('refused' in stranger && stranger.refused, 'role_missing')
  assert.equal((await stateOfCase(district, caseId)).state, 'disposed')
  const { receipts } = await recordOf(district, caseId)
  assert.equal((receipts as { unitId: string }[])[0]?.unitId, cyberspace.unitId)
})
