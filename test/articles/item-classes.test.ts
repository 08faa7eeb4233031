import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CatalogEntryRow } from '../../server/catalog/catalog-entry-queries.ts'
import { sharingRefusal } from '../../server/demands/sharing-class.ts'
import { buildEntry } from '../../server/test-platform.ts'
import { buildDemand, openDistrict, publishEntry, testItems } from './article-fixture.ts'
import { buildOpenSet, tryOpenSet } from './open-fixture.ts'
import { districtOf } from './shared-districts.ts'

test('ZH-19.2: an item that is not shared is provided masked only, also where its entry is shared', async () => {
  const { platform } = await districtOf('zhenhai')
  const law = platform.acts.door.lawOf(null)
  const [code, holder] = testItems
  const entry = (changes: object) =>
    ({
      id: 'e',
      content: { sharingAttribute: 'shared' },
      items: [code, { ...holder, ...changes }],
    }) as unknown as CatalogEntryRow
  const asked = (clear: boolean, row: CatalogEntryRow) => {
    const content = buildDemand([], { entries: [{ entryId: 'e', columns: [{ column: 'holder', clear }] }] })
    return sharingRefusal(law, content, { entries: [row], unitId: 'u' })?.code ?? null
  }

  const closed = entry({ sharing: 'notShared' })

  assert.deepEqual([asked(true, closed), asked(false, closed)], ['masking_required', null])
  assert.equal(asked(true, entry({})), null)
})

test('SH-9.2: an item that the catalog keeps closed is not listed among open data', async () => {
  const district = await openDistrict()
  const [code] = buildEntry().items
  const items = [code, { ...code, column: 'place', name: '地点', lookup: false, opening: 'notOpen' }]
  const entryId = await publishEntry(district, { changes: { items } })
  const set = (columns: string[]) => tryOpenSet(district, buildOpenSet(entryId, { items: columns }))

  const refused = await set(['code', 'place'])
  const listed = await set(['code'])

  assert.deepEqual(refused, { refused: 'item_not_open', field: 'items.place', duty: null })
  assert.equal('state' in listed && listed.state, 'submitted')
})
