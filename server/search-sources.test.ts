import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { platformFact, setPlatformFact } from './db/platform-queries.ts'
import type { OpenPlatform } from './open-platform.ts'
import { rebuildIfOld } from './search/rebuild-index.ts'
import { search } from './search/search-answer.ts'
import { INDEX_VERSION } from './search/search-index.ts'
import { searchSources } from './search-sources.ts'
import { buildEntry, openTestPlatform, registerTestUnit, testActor } from './test-platform.ts'

let platform: OpenPlatform
let provider: ReturnType<typeof testActor>
const operator = testActor(null, 'operator')

before(async () => {
  platform = await openTestPlatform()
  provider = testActor(await registerTestUnit(platform, '索引单位', ['provider']), 'provider')
})

after(() => platform.close())

const names = async (words: string) => {
  const asked = { words, kinds: ['catalogEntry'] as const, filters: {} }
  const { hits } = await search(platform.db, asked, { sort: 'relevance', limit: 10, offset: 0 })
  return hits.map(hit => hit.name)
}

async function publish(changes: object): Promise<string> {
  const input = buildEntry(changes)
  const { caseId } = await platform.acts.act({ step: 'catalogEntry.submit', actor: provider, input })
  await platform.acts.act({ step: 'catalogEntry.pass', actor: operator, caseId, input: {} })
  return caseId
}

test('an index of another version is filled anew from what is published, and of this version left alone', async () => {
  await publish({ name: '渡口班次', tags: ['水上交通'] })
  const asIndexed = await rowsOfIndex()
  await platform.database.raw('truncate search_document cascade')
  await setPlatformFact(platform.db, 'search index', 'older')

  await rebuildIfOld(platform.db, searchSources)
  const rebuilt = await rowsOfIndex()
  await platform.database.raw('truncate search_document cascade')
  await rebuildIfOld(platform.db, searchSources)

  assert.deepEqual(
    rebuilt,
    asIndexed.map(row => ({ ...row, announced: true })),
  )
  assert.equal(await platformFact(platform.db, 'search index'), INDEX_VERSION)
  assert.deepEqual(await rowsOfIndex(), [])
})

test('a name under evaluation is not found before the change is executed, the old one not after', async () => {
  const caseId = await publish({ name: '桥梁巡检旧名' })
  const entry = buildEntry({ name: '桥梁巡检新名' })
  const input = { changeKind: 'change', changeReason: 'business', reason: '更名', entry }
  await platform.acts.act({ step: 'catalogEntry.requestChange', actor: provider, caseId, input })

  const during = [await names('桥梁巡检旧名'), await names('巡检新名')]
  await platform.acts.act({
    step: 'catalogEntry.evaluateChange',
    actor: operator,
    caseId,
    input: { evaluation: 'pass' },
  })
  await platform.acts.act({ step: 'catalogEntry.executeChange', actor: provider, caseId, input: {} })

  // What was typed is one character away from the other name.
  assert.deepEqual(during, [['桥梁巡检旧名'], ['桥梁巡检旧名']])
  assert.deepEqual(await names('桥梁 新名'), ['桥梁巡检新名'])
  assert.deepEqual(await names('旧名 桥梁'), [])
})

async function rowsOfIndex(): Promise<object[]> {
  const { rows } = await platform.database.raw('select * from search_document join search_text using (id) order by id')
  return rows as object[]
}
