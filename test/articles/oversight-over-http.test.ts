import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openServedDistrict, signedIn } from './article-server.ts'

test('PT-29b: an incident is reported and read over HTTP by those who take part, and by nobody else', async () => {
  const district = await openServedDistrict()
  const provider = await signedIn(district, district.provider.unitId, 'provider')
  const stranger = await signedIn(district, district.consumer.unitId, 'consumer')
  const regulator = await signedIn(district, null, 'securityRegulator')
  const leak = { title: '名单外泄', incidentKind: 'leak', foundOn: '2026-03-02', description: '名单出现在网上' }

  const opened = await provider.post('/api/incidents/steps/open', leak)
  const caseId = String(opened.body.caseId)
  const unknown = await provider.post('/api/incidents/steps/open', { ...leak, colour: 'red' })
  const path = `/api/incidents/${caseId}/steps`
  await provider.post(`${path}/take-measures`, { measuresTaken: ['关闭下载'] })
  const report = { recipients: ['authority', 'securityRegulator'], reportText: '已处置' }
  const reported = await provider.post(`${path}/report`, report)
  const [seen, hidden] = [await regulator.get(`/api/cases/${caseId}`), await stranger.get(`/api/cases/${caseId}`)]
  const notices = await regulator.get('/api/notices')

  assert.deepEqual([opened.status, unknown.status, reported.status], [200, 400, 200], JSON.stringify(reported.body))
  assert.deepEqual([seen.status, hidden.status], [200, 404])
  assert.match(JSON.stringify(notices.body), /incidentReported/)
})
