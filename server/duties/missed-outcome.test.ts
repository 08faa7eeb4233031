import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { openTestPlatform } from '../test-platform.ts'
import { casesWithMissedOutcome } from './running-duty-queries.ts'

test('the cases with a missed outcome come page by page, each once, none on a provisional day', async t => {
  const platform = await openTestPlatform('2026-03-02')
  t.after(() => platform.close())
  await platform.database.raw(`
    with made as (
      insert into matter_case (id, type, number, title, state, since, law, opened_on, revision)
      select gen_random_uuid(), 'sharingService', 'T-' || n, '服务', 'active', '2026-03-02', '[]', '2026-03-02', 1
      from generate_series(1, 6) as n returning id, number
    )
    insert into running_duty
      (id, duty, article, law, case_id, case_type, who, started_on, due_on, provisional, calendar, outcome)
    select gen_random_uuid(), 'X-1', 'X-1', 'x@1', id, 'sharingService', 'operator', '2026-01-05', '2026-03-01',
      number = 'T-6', 'c', 'sharingService.suspendedIdle'
    from made`)
  const today = day('2026-03-02')
  const pageAfter = (after: string | null) => casesWithMissedOutcome(platform.db, { today, after, limit: 3 })

  const first = await pageAfter(null)
  const second = await pageAfter(first.at(-1) ?? null)
  const before = await casesWithMissedOutcome(platform.db, { today: day('2026-03-01'), after: null, limit: 3 })

  assert.deepEqual([first.length, second.length, new Set([...first, ...second]).size, before], [3, 2, 5, []])
})
