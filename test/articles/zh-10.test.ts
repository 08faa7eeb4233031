import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry } from '../../server/test-platform.ts'
import { type District, take } from './article-fixture.ts'
import { noticesOfCase } from './case-views.ts'
import { elements, publishReviewed } from './other-districts.ts'
import { districtOf } from './shared-districts.ts'

test('ZH-10.1: what the city’s catalog already has is said to the reviewer and stands with the passing', async () => {
  const district = await districtOf('zhenhai')
  await importCityCatalog(district, '港口 岸线信息')

  const repeated = await publishReviewed(district, buildEntry({ ...elements, name: '港口岸线信息' }))
  const supplement = await publishReviewed(district, buildEntry({ ...elements, name: '滩涂养殖信息' }))

  const warned = async (id: string) => (await noticesOfCase(district, id)).some(one => one.kind === 'cityEntryExists')
  assert.deepEqual([await warned(repeated), await warned(supplement)], [true, false])
  assert.deepEqual(await passing(district, repeated), { duties: ['ZH-10.1'], titles: ['港口 岸线信息'] })
  assert.deepEqual(await passing(district, supplement), { duties: ['ZH-10.1'], titles: [] })
})

async function importCityCatalog(district: District, title: string): Promise<void> {
  const { operator: actor } = district
  const source = { title: '宁波市公共数据资源目录', portalKind: 'json', address: 'https://data.example.gov.cn/' }
  const { caseId } = await take(district, 'foreignSource.register', { actor, input: source })
  const records = [{ externalId: 'nb-1', title, content: {} }]
  const run = { mapping: {}, fileName: 'city.json', seen: 1, records, failed: [], unread: [], allowRemoval: false }
  await take(district, 'foreignSource.import', { actor, caseId, input: run })
}

async function passing({ platform }: District, id: string) {
  const { rows } = await platform.database.raw(
    `select duties, detail from event where case_id = $1 and step = 'catalogEntry.pass'`,
    [id],
  )
  const { duties, detail } = rows[0] as { duties: string[]; detail: { cityEntries?: { title: string }[] } }
  return { duties, titles: (detail.cityEntries ?? []).map(entry => entry.title) }
}
