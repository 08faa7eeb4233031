import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collectedEntry, collectionOf, take } from './article-fixture.ts'
import { openServedDistrict, signedIn } from './article-server.ts'
import { buildOpenSet } from './open-fixture.ts'
import { requestUnderReview, terms } from './opening-fixture.ts'

test('SH-24.1: a provider collects, governs, lists, classes, reviews and works off its orders over the platform', async () => {
  const district = await openServedDistrict()
  const { provider, operator } = district
  const entryId = await collectedEntry(district)
  const { caseId: requestId } = await requestUnderReview(district)
  const client = await signedIn(district, provider.unitId, 'provider')
  const tasksOf = async () => JSON.stringify((await client.get('/api/tasks')).body.mine)

  const collections = await client.get('/api/collections')
  const issue = { entryId, issueType: 'error', description: '第二行姓名有误' }
  const governed = await client.post('/api/data-issues/steps/report', issue)
  const classed = await client.post('/api/classification/proposal', { entryId, items: ['code'] })
  const listed = await client.post('/api/open-list-entries/steps/submit', buildOpenSet(entryId))
  const openId = String(listed.body.caseId)
  const toReview = await tasksOf()
  const reviewed = await client.post(`/api/access-requests/${requestId}/steps/approve`, terms)
  const back = { reasonCode: 'other', reason: '摘要过于简略' }
  await take(district, 'openListEntry.return', { actor: operator, caseId: openId, input: back })
  const toResubmit = await tasksOf()
  const resubmitted = await client.post(`/api/open-list-entries/${openId}/steps/resubmit`, buildOpenSet(entryId))

  assert.ok(JSON.stringify(collections.body).includes(await collectionOf(district, entryId)))
  const answers = { governed, classed, listed, reviewed, resubmitted }
  for (const [name, { status, body }] of Object.entries(answers)) {
    assert.ok(status >= 200 && status < 300, `${name}: ${JSON.stringify(body)}`)
  }
  assert.ok(toReview.includes(requestId) && !toReview.includes(openId))
  assert.ok(toResubmit.includes(openId) && !toResubmit.includes(requestId))
})
