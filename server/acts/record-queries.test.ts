import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestPlatform } from '../test-platform.ts'
import { casesRecording } from './record-queries.ts'

test('the cases that a record concerns are found however many there are', async t => {
  const platform = await openTestPlatform('2026-03-02')
  t.after(() => platform.close())
  await platform.database.raw(`
    with made as (
      insert into matter_case (id, type, number, title, state, since, law, opened_on, revision)
      select gen_random_uuid(), 'delivery', 'T-' || n, '交付', 'delivered', '2026-03-02', '[]', '2026-03-02', 1
      from generate_series(1, 600) as n returning id
    )
    insert into case_record (case_id, content) select id, '{"agreementId": "a"}' from made`)
  const wanted = { type: 'delivery' as const, states: ['delivered'], holding: { agreementId: 'a' } }

  const all = await casesRecording(platform.db, wanted)
  const few = await casesRecording(platform.db, { ...wanted, limit: 2 })

  assert.deepEqual([all.length, few.length], [600, 2])
})
