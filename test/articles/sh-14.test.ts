import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collectedEntry, openDistrict, take, testItems, tryStep } from './article-fixture.ts'
import { openServedDistrict } from './article-server.ts'
import { buildOpenSet, listedSet, submitOpenSet, tryOpenSet } from './open-fixture.ts'

test('SH-14.1a: a personal item is listed neither unconditionally nor conditionally', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const withName = { items: ['code', 'holder'] }

  const unconditional = await tryOpenSet(district, buildOpenSet(entryId, withName))
  const conditional = await tryOpenSet(
    district,
    buildOpenSet(entryId, { ...withName, openingClass: 'conditional', conditions: '仅限科研' }),
  )
  const notOpen = await submitOpenSet(district, buildOpenSet(entryId, { ...withName, openingClass: 'notOpen' }))

  const refused = { refused: 'personal_data_not_open', field: 'items.holder', duty: 'SH-14.1a' }
  assert.deepEqual([unconditional, conditional], [refused, refused])
  assert.ok(notOpen.duties.includes('SH-14.1a'))
})

test('SH-14.1a: a work order that was returned cannot be put in again for another entry with the same names', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const items = testItems.map(item => ({ ...item, personal: false, mask: 'none' }))
  const harmless = await collectedEntry(district, { changes: { items } })
  const { caseId } = await submitOpenSet(district, buildOpenSet(entryId))
  const input = { reasonCode: 'other', reason: '请更正' }
  await take(district, 'openListEntry.return', { actor: district.operator, caseId, input })

  const again = await tryStep(district, 'openListEntry.resubmit', {
    actor: district.provider,
    caseId,
    input: buildOpenSet(harmless, { items: ['code', 'holder'] }),
  })

  assert.deepEqual(again, { refused: 'invalid_input', field: 'entryId', duty: null })
})

async function statusOf(openId: string, url: string) {
  const answers = await Promise.all(['files/csv', 'rows'].map(path => fetch(`${url}/api/open/${openId}/${path}`)))
  return answers.map(answer => answer.status)
}

test('SH-17: anyone downloads an unconditional set or reads it by interface, without account, key or form', async () => {
  const district = await openServedDistrict()
  const { openId } = await listedSet(district)
  const { url } = district.server

  const file = await fetch(`${url}/api/open/${openId}/files/csv`)
  const rows = await fetch(`${url}/api/open/${openId}/rows?limit=2`)

  assert.deepEqual([file.status, rows.status], [200, 200])
  assert.equal((await file.text()).replace(/^\uFEFF/, '').replaceAll('\r', ''), 'code\nK-1\nK-2\nK-3\n')
  assert.equal(file.headers.get('set-cookie'), null)
  assert.match(await rows.text(), /"K-1"/)
})

test('SH-17: what is not unconditional, or not accepted yet, is not handed out', async () => {
  const district = await openServedDistrict()
  const { url } = district.server
  const conditional = await listedSet(district, { openingClass: 'conditional', conditions: '仅限科研' })
  const submitted = await submitOpenSet(district, buildOpenSet(await collectedEntry(district)))

  assert.deepEqual(await statusOf(conditional.openId, url), [403, 403])
  assert.deepEqual(await statusOf(submitted.caseId, url), [404, 404])
})

test('SH-17: only the listed items leave', async () => {
  const district = await openServedDistrict()
  const { openId } = await listedSet(district)

  const formats = ['csv', 'json', 'xlsx', 'parquet']
  const answers = await Promise.all(
    formats.map(format => fetch(`${district.server.url}/api/open/${openId}/files/${format}`)),
  )

  assert.deepEqual(
    answers.map(answer => answer.status),
    [200, 200, 200, 200],
  )
  for (const answer of answers.slice(0, 2)) assert.doesNotMatch(await answer.text(), /holder|欧阳/)
})
