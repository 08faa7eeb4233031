import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collectedEntry, newUnit, openDistrict, testItems, tryStep, without } from './article-fixture.ts'
import { lastEvent } from './case-views.ts'
import { buildOpenSet, submitOpenSet, tryOpenSet } from './open-fixture.ts'

test('SH-9.1: only what stands on the open list is open, and only the unit whose data it is lists it', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const stranger = await newUnit(district.platform, 'provider')

  const byConsumer = await tryOpenSet(district, buildOpenSet(entryId), district.consumer)
  const byStranger = await tryOpenSet(district, buildOpenSet(entryId), stranger)
  const { caseId } = await submitOpenSet(district, buildOpenSet(entryId))

  assert.deepEqual(byConsumer, { refused: 'role_missing', field: null, duty: 'SH-9.1' })
  assert.equal('refused' in byStranger && byStranger.refused, 'unit_not_party')
  const { to_state, duties } = await lastEvent(district, caseId)
  assert.deepEqual([to_state, duties.includes('SH-9.1')], ['submitted', true])
})

const marks = ['domain', 'abstract', 'items', 'formats', 'openingClass', 'updateFrequency'] as const

test('SH-9.2: an entry of the list without one of its marks is refused and the mark is named', async () => {
  const district = await openDistrict()
  const set = buildOpenSet(await collectedEntry(district))

  for (const field of marks) {
    assert.deepEqual(await tryOpenSet(district, without(set, field)), {
      refused: 'field_missing',
      field,
      duty: 'SH-9.2',
    })
  }
})

test('SH-9.2: a conditional set states its conditions, an unconditional one has none to state', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)

  const bare = await tryOpenSet(district, buildOpenSet(entryId, { openingClass: 'conditional' }))
  const stated = await submitOpenSet(
    district,
    buildOpenSet(entryId, { openingClass: 'conditional', conditions: '仅限科研使用' }),
  )
  const unconditional = await submitOpenSet(district, buildOpenSet(entryId))

  assert.deepEqual(bare, { refused: 'field_missing', field: 'conditions', duty: 'SH-9.2' })
  assert.deepEqual([stated.state, unconditional.state], ['submitted', 'submitted'])
})

test('SH-9.2.1: a name that another set bears but for spaces and marks is refused', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const set = buildOpenSet(entryId)
  await submitOpenSet(district, set)

  const same = await tryOpenSet(district, buildOpenSet(entryId, { title: ` ${[...set.title].join(' ')}。` }))
  const distinct = await submitOpenSet(district, buildOpenSet(entryId))

  assert.deepEqual(same, { refused: 'name_not_distinct', field: 'title', duty: 'SH-9.2.1' })
  assert.ok(distinct.duties.includes('SH-9.2.1'))
})

test('SH-9.2.2: an item without an explanation is not listed', async () => {
  const district = await openDistrict()
  const [code] = testItems
  const items = [code, { ...code, column: 'DWDM', name: 'DWDM', description: ' ', lookup: false }]
  const entryId = await collectedEntry(district, { changes: { items }, csv: 'code,DWDM\nK-1,001\n' })

  const unexplained = await tryOpenSet(district, buildOpenSet(entryId, { items: ['code', 'DWDM'] }))
  const explained = await submitOpenSet(district, buildOpenSet(entryId, { items: ['code'] }))

  assert.deepEqual(unexplained, { refused: 'field_missing', field: 'items.DWDM.description', duty: 'SH-9.2.2' })
  assert.ok(explained.duties.includes('SH-9.2.2'))
})

test('SH-9.2.3: formats are those that everyone can open; any other is no value of the form', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)

  const proprietary = await tryOpenSet(district, { ...buildOpenSet(entryId), formats: ['dwg'] })
  const common = await submitOpenSet(district, buildOpenSet(entryId, { formats: ['csv', 'json'] }))

  assert.deepEqual('refused' in proprietary && [proprietary.refused, proprietary.field], ['invalid_input', 'formats.0'])
  assert.ok(common.duties.includes('SH-9.2.3'))
})

test('SH-11.1: adding to the list and changing an entry need a reason', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const { caseId } = await submitOpenSet(district, buildOpenSet(entryId))
  await tryStep(district, 'openListEntry.return', {
    actor: district.operator,
    caseId,
    input: { reasonCode: 'other', reason: '名称不清' },
  })
  const refused = { refused: 'field_missing', field: 'reason', duty: 'SH-11.1' }

  assert.deepEqual(await tryOpenSet(district, without(buildOpenSet(entryId), 'reason')), refused)
  assert.deepEqual(
    await tryStep(district, 'openListEntry.resubmit', {
      actor: district.provider,
      caseId,
      input: without(buildOpenSet(entryId), 'reason'),
    }),
    refused,
  )
})
