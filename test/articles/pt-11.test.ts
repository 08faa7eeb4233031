import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyEventProof } from '@gongshu/translog/verify-event'
import { buildEntry } from '../../server/test-platform.ts'
import { openDistrict, publishEntry, take, tryStep, without } from './article-fixture.ts'

const elements = [
  'source',
  'updateFrequency',
  'classification',
  'grade',
  'sharingAttribute',
  'openingAttribute',
  'coverage',
  'managingBody',
  'description',
] as const

test('PT-11.3: each of the elements is needed, at the first submission and at every later one', async () => {
  const district = await openDistrict()
  const { caseId } = await take(district, 'catalogEntry.submit', { actor: district.provider, input: buildEntry() })
  await take(district, 'catalogEntry.return', { actor: district.operator, caseId, input: { reason: '要素不全' } })

  for (const field of elements) {
    const input = without(buildEntry() as Record<string, unknown>, field)
    const first = await tryStep(district, 'catalogEntry.submit', { actor: district.provider, input })
    const again = await tryStep(district, 'catalogEntry.resubmit', { actor: district.provider, caseId, input })
    const refused = { refused: 'field_missing', field, duty: 'PT-11.3' }
    assert.deepEqual([first, again], [refused, refused])
  }
})

test('PT-11.3: all missing elements are named at once', async () => {
  const district = await openDistrict()
  const input = without(without(buildEntry() as Record<string, unknown>, 'source'), 'coverage')

  const refusal = await district.platform.acts
    .act({ step: 'catalogEntry.submit', actor: district.provider, input })
    .catch(error => error)

  assert.deepEqual(refusal.details.faults, [
    { field: 'source', reason: 'missing', duty: 'PT-11.3' },
    { field: 'coverage', reason: 'missing', duty: 'PT-11.3' },
  ])
})

test('PT-11.4: duties of units, entries and acts of management are leaves of the log, each provable offline', async () => {
  const at = await openDistrict()
  const { platform, provider } = at
  const unitId = provider.unitId ?? ''
  const duty = await take(at, 'unit.recordDuty', {
    actor: provider,
    caseId: unitId,
    input: { code: '310107-001', name: '高龄津贴发放', basis: '三定规定' },
  })
  const entryId = await publishEntry(at)
  const { rows } = await platform.database.raw('select id from event where case_id = $1 order by seq', [entryId])

  for (const id of [duty.eventId, ...(rows as { id: string }[]).map(row => row.id)]) {
    const proof = await platform.sequencer.proofFile(id)
    assert.equal(verifyEventProof(proof, platform.sequencer.vkey).ok, true)
  }
})

test('PT-11.4: an event changed behind the platform no longer agrees with its leaf', async () => {
  const district = await openDistrict()
  const { platform } = district
  const entryId = await publishEntry(district)
  await platform.sequencer.flush()

  await platform.database.raw(
    `update event set canonical = replace(canonical, '"to":"published"', '"to":"returned"') where case_id = $1
     and to_state = 'published'`,
    [entryId],
  )

  const { rows } = await platform.database.raw(`select id from event where case_id = $1 and to_state = 'published'`, [
    entryId,
  ])
  const proof = await platform.sequencer.proofFile((rows[0] as { id: string }).id)
  assert.match(proof, /"to": ?"returned"/)
  assert.equal(verifyEventProof(proof, platform.sequencer.vkey).ok, false)
})
