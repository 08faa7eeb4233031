import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../server/base/ids.ts'
import { buildEntry } from '../../server/test-platform.ts'
import { activeService, collectedEntry, newUnit, publishEntry, take } from './article-fixture.ts'
import { openServedDistrict, type ServedDistrict, signedIn } from './article-server.ts'

type Named = { readonly name: string }

test('PT-8.1: a demand is filled from the cart that was filled from the search; nobody sees the cart of another', async () => {
  const district = await openServedDistrict()
  const mark = newId().slice(-6)
  const entryId = await publishEntry(district, { changes: { name: `临街店铺 ${mark} 名录` } })
  const hidden = await take(district, 'catalogEntry.submit', {
    actor: district.provider,
    input: buildEntry({ name: `秘而不宣 ${mark}` }),
  })
  const [anna, otto] = [await consumer(district), await consumer(district)]

  const found = await anna.get(`/api/search?q=${encodeURIComponent(`店铺 ${mark}`)}`)
  const unpublished = await anna.get(`/api/search?q=${encodeURIComponent(`秘而不宣 ${mark}`)}`)
  const put = await anna.post('/api/cart', { entryId, columns: ['code'] })
  const refused = await anna.post('/api/cart', { entryId: hidden.caseId })
  const [own, others] = [await anna.get('/api/cart'), await otto.get('/api/cart')]
  await anna.remove('/api/cart')

  assert.deepEqual(
    (found.body.hits as { id: string }[]).map(hit => hit.id),
    [entryId],
  )
  assert.deepEqual([unpublished.body.total, unpublished.body.hits], [0, []])
  assert.deepEqual([put.status, refused.status], [201, 404])
  assert.deepEqual(
    (own.body.entries as { id: string; columns: string[]; inForce: boolean }[]).map(one => [
      one.id,
      one.columns,
      one.inForce,
    ]),
    [[entryId, ['code'], true]],
  )
  assert.deepEqual(others.body.entries, [])
  assert.deepEqual((await anna.get('/api/cart')).body.entries, [])
})

test('who saved a search hears of new entries once, who follows an entry hears what others did to it', async () => {
  const district = await openServedDistrict()
  const mark = newId().slice(-6)
  const followed = await publishEntry(district, { changes: { name: `河道水位 ${mark}` } })
  const anna = await consumer(district)
  await district.server.settle()
  await anna.post('/api/saved-searches', { name: '水位', question: { q: `水位 ${mark}` }, notify: true })
  await anna.post('/api/followed-entries', { entryId: followed })

  await publishEntry(district, { changes: { name: `水库水位 ${mark}` } })
  await publishEntry(district, { changes: { name: `湖泊水位 ${mark}` } })
  await take(district, 'catalogEntry.requestChange', {
    actor: district.provider,
    caseId: followed,
    input: { changeKind: 'deletion', changeReason: 'other', reason: '职能调整' },
  })
  await district.server.settle()
  await district.server.settle()
  const told = await anna.get('/api/notices')
  const [saved] = (await anna.get('/api/saved-searches')).body.searches as { id: string }[]
  await anna.remove(`/api/saved-searches/${saved?.id}`)
  await anna.remove(`/api/followed-entries/${followed}`)

  assert.deepEqual(
    (told.body.notices as { kind: string; params: object }[]).map(({ kind, params }) => [kind, params]).toSorted(),
    [
      ['followedState', { title: `河道水位 ${mark}`, entryState: 'changeEvaluating', day: '2026-03-02' }],
      ['savedSearchFound', { search: '水位', count: 2, title: `水库水位 ${mark}` }],
    ],
  )
  assert.deepEqual((await anna.get('/api/saved-searches')).body.searches, [])
  assert.deepEqual((await anna.get('/api/followed-entries')).body.entries, [])
})

test('SH-24.6: the graph shows what is around an entry, to each reader what they may see', async () => {
  const district = await openServedDistrict()
  const { entryId, serviceId } = await activeService(district)
  await linkToSystem(district, entryId)
  const [user, other] = [
    await consumer(district, district.consumer.unitId),
    await signedIn(district, (await newUnit(district.platform, 'provider')).unitId, 'provider'),
  ]

  const seen = await user.get(`/api/graph?around=entry:${entryId}&depth=2`)
  const byOther = await other.get(`/api/graph?around=entry:${entryId}&depth=2`)
  const service = await other.get(`/api/graph?around=service:${serviceId}`)
  const kinds = (body: Record<string, unknown>) => (body.nodes as { kind: string }[]).map(node => node.kind)

  assert.deepEqual(kinds(seen.body), ['entry', 'system', 'item', 'item', 'service', 'unitDuty'])
  assert.deepEqual((seen.body.edges as { kind: string }[]).map(edge => edge.kind).toSorted(), [
    'consistsOf',
    'consistsOf',
    'doneWith',
    'servedBy',
    'yields',
  ])
  assert.deepEqual(kinds(byOther.body), ['entry', 'system', 'item', 'item', 'unitDuty'])
  assert.equal(service.status, 404)
  assert.equal((await user.get('/api/graph?around=entry:nonsense')).status, 404)
  assert.equal((await user.get(`/api/graph?around=secret:${entryId}`)).status, 400)
})

test('PT-13: a look at the data shows masked rows to its unit and a reason to everybody else', async () => {
  const district = await openServedDistrict()
  const entryId = await collectedEntry(district)
  const empty = await publishEntry(district)
  const [owner, user] = [await signedIn(district, district.provider.unitId, 'provider'), await consumer(district)]

  const own = await owner.get(`/api/catalog-entries/${entryId}/preview`)
  const granted = await user.get(`/api/catalog-entries/${entryId}/preview`)
  const uncollected = await owner.get(`/api/catalog-entries/${empty}/preview`)

  assert.deepEqual(own.body, {
    columns: ['code', 'holder'],
    rows: [
      { code: 'K-1', holder: '欧阳**' },
      { code: 'K-2', holder: '张*' },
      { code: 'K-3', holder: '李**' },
    ],
    reason: null,
  })
  assert.deepEqual(granted.body, { columns: [], rows: [], reason: 'notGranted' })
  assert.deepEqual(uncollected.body, { columns: [], rows: [], reason: 'notCollected' })
})

test('the operator adds words that mean the same; nobody else does', async () => {
  const district = await openServedDistrict()
  const mark = newId().slice(-6)
  await publishEntry(district, { changes: { name: `窨井盖 ${mark}` } })
  const [operator, user] = [await signedIn(district, null, 'operator'), await consumer(district)]
  const find = async () => {
    const { body } = await user.get(`/api/search?q=${encodeURIComponent(`马葫芦 ${mark}`)}`)
    return (body.hits as Named[]).map(hit => hit.name)
  }

  const before = await find()
  const refused = await user.post('/api/search/synonyms', { words: ['窨井', '马葫芦'] })
  const added = await operator.post('/api/search/synonyms', { words: ['窨井盖', '马葫芦'] })
  const after = await find()
  await operator.remove(`/api/search/synonyms/${added.body.id}`)

  assert.deepEqual([before, after], [[], [`窨井盖 ${mark}`]])
  assert.deepEqual([refused.status, added.status], [403, 201])
  assert.deepEqual(await find(), [])
})

function consumer(district: ServedDistrict, unitId: string | null = district.consumer.unitId) {
  return signedIn(district, unitId, 'consumer')
}

async function linkToSystem({ platform, provider }: ServedDistrict, entryId: string): Promise<void> {
  const [duty, system] = [newId(), newId()]
  await platform.database.raw(
    `insert into unit_duty (id, unit_id, code, name, basis) values ($1, $2, 'D-1', '店招管理', '')`,
    [duty, provider.unitId],
  )
  await platform.database.raw('insert into information_system (id, unit_id, name) values ($1, $2, $3)', [
    system,
    provider.unitId,
    '店招系统',
  ])
  await platform.database.raw(
    'insert into list_link (id, unit_id, duty_id, system_id, entry_id) values ($1, $2, $3, $4, $5)',
    [newId(), provider.unitId, duty, system, entryId],
  )
}
