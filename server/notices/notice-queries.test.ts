import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry, openTestPlatform, registerTestUnit, testActor } from '../test-platform.ts'
import { markRead, noticesFor } from './notice-queries.ts'

test('who holds two roles is told once what an act tells both, and reads it once', async t => {
  const platform = await openTestPlatform('2026-03-02')
  t.after(() => platform.close())
  await platform.database.raw(`
    insert into notice (id, role, kind, params, sent_on, created_at)
    select gen_random_uuid(), role, kind, '{"year":2027}', '2026-03-02', '2026-03-02T01:00:00Z'
    from unnest(array['authority', 'operator']) role, unnest(array['scheduleMissing', 'scheduleImported']) kind`)
  const both = { unitId: null, roles: ['authority', 'operator'] as const }
  const page = { limit: 50, offset: 0 }

  const told = await noticesFor(platform.db, { ...both, ...page })
  const [first] = told
  await markRead(platform.db, { ...both, id: first?.id ?? '', at: new Date() })
  const later = await noticesFor(platform.db, { ...both, ...page })
  const toOperator = await noticesFor(platform.db, { unitId: null, roles: ['operator'], ...page })

  assert.deepEqual(told.map(notice => notice.kind).toSorted(), ['scheduleImported', 'scheduleMissing'])
  assert.deepEqual(later.map(notice => [notice.kind === first?.kind, notice.read_at !== null]).toSorted(), [
    [false, false],
    [true, true],
  ])
  assert.equal(toOperator.filter(notice => notice.read_at !== null).length, 1)
})

test('PT-13a: the notice of a submitted entry cites the review that it asks for', async t => {
  const platform = await openTestPlatform('2026-03-02')
  t.after(() => platform.close())
  const provider = testActor(await registerTestUnit(platform, '示例区民政局', ['provider']), 'provider')

  await platform.acts.act({ step: 'catalogEntry.submit', actor: provider, input: buildEntry() })

  const [notice] = await noticesFor(platform.db, { unitId: null, roles: ['operator'], limit: 1, offset: 0 })
  assert.deepEqual([notice?.kind, notice?.duty], ['catalogEntryToReview', 'PT-13a'])
})
