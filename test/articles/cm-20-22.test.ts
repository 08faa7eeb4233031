import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listOpenEntries } from '../../server/open-data/open-list-queries.ts'
import { openingCandidates } from '../../server/open-data/opening-figure-queries.ts'
import { openTestPlatform } from '../../server/test-platform.ts'
import { collectedEntry as collected, type District, districtOn, take, without } from './article-fixture.ts'
import { buildOpenSet, submitOpenSet, tryOpenSet } from './open-fixture.ts'

const platform = openTestPlatform('2026-03-02', 'chongming')

// What this district asks of an entry beside the common marks.
const collectedEntry = (district: District) => collected(district, { changes: entryMarks })
const entryMarks = { formats: 'csv', provisionMode: 'file', sharingPeriod: '长期', businessName: '业务' }

after(async () => (await platform).close())

test('CM-20.1, CM-20.2, CM-20.3, CM-20.4: data is of one of three classes, and what is personal is not open', async () => {
  const district = await districtOn(await platform)
  const entryId = await collectedEntry(district)

  const fourth = await tryOpenSet(district, { ...buildOpenSet(entryId), openingClass: 'half' })
  const personal = await tryOpenSet(district, buildOpenSet(entryId, { items: ['code', 'holder'] }))
  const conditional = await submitOpenSet(
    district,
    buildOpenSet(entryId, { openingClass: 'conditional', conditions: '需持续获取', openingNeeds: ['continuous'] }),
  )
  const free = await submitOpenSet(district, buildOpenSet(entryId))

  assert.equal('refused' in fourth && fourth.refused, 'invalid_input')
  // The refusal names the text that owns the procedure; the act cites both.
  assert.deepEqual('refused' in personal && [personal.refused, personal.field], [
    'personal_data_not_open',
    'items.holder',
  ])
  assert.ok(conditional.duties.includes('CM-20.2'))
  assert.deepEqual(
    ['CM-20.1', 'CM-20.3', 'CM-20.4'].map(id => conditional.duties.includes(id)),
    [true, true, false],
  )
  assert.deepEqual(
    ['CM-20.1', 'CM-20.3', 'CM-20.4'].map(id => free.duties.includes(id)),
    [true, false, true],
  )
})

test('CM-21: data in force that nobody has opened is listed, so that what comes first can be seen', async () => {
  const district = await districtOn(await platform)
  const entryId = await collectedEntry(district)
  const before = await openingCandidates(district.platform.db)

  const { duties } = await submitOpenSet(district, buildOpenSet(entryId))

  assert.ok(before.some(one => one.entryId === entryId))
  assert.ok(!(await openingCandidates(district.platform.db)).some(one => one.entryId === entryId))
  assert.ok(duties.includes('CM-21'))
})

test('CM-22a: an entry of the list without its update frequency is refused', async () => {
  const district = await districtOn(await platform)
  const entryId = await collectedEntry(district)

  const refused = await tryOpenSet(district, without(buildOpenSet(entryId), 'updateFrequency'))
  const { duties } = await submitOpenSet(district, buildOpenSet(entryId))

  assert.equal('refused' in refused && refused.field, 'updateFrequency')
  assert.ok(duties.includes('CM-22a'))
})

test('CM-22b: the lists of the units are one catalog of the district, each set with its unit', async () => {
  const units = await Promise.all([districtOn(await platform), districtOn(await platform)])
  const ids: string[] = []
  for (const district of units) {
    const { caseId } = await submitOpenSet(district, buildOpenSet(await collectedEntry(district)))
    const reviewer = { ...district.operator, roles: ['operator', 'authority'] as const }
    await take(district, 'openListEntry.accept', { actor: reviewer as unknown as typeof district.operator, caseId })
    ids.push(caseId)
  }

  const catalog = await listOpenEntries((await platform).db, { states: ['open'], limit: 200, offset: 0 })

  const found = ids.map(id => catalog.find(set => set.id === id)?.unit)
  assert.equal(new Set(found).size, 2)
})
